package live.maguey.cli.orders;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import live.maguey.api.Desk;
import live.maguey.cli.command.EventOption;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.command.Listed;
import live.maguey.cli.command.Listing;
import live.maguey.cli.command.Operation;
import live.maguey.cli.command.Report;
import live.maguey.events.Event;
import live.maguey.events.EventId;
import live.maguey.orders.Order;
import live.maguey.orders.OrderId;
import live.maguey.shared.EmailAddress;
import live.maguey.shared.Money;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `maguey orders list`.
@Command(
    name = "list",
    description = "Lists orders, the newest first.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  maguey orders list",
      "  maguey orders list --event tonight --state held",
      "  maguey orders list --disputed",
      "  maguey orders list --email guest@example.com --json"
    })
final class ListOrders implements Callable<Integer>, Listed {
  private static final List<String> FIELDS =
      List.of(
          "reference",
          "state",
          "event",
          "places",
          "total",
          "refunded",
          "currency",
          "placedAt",
          "disputed");

  @Mixin private Operation operation;

  @Mixin private EventOption night;

  @Option(
      names = "--state",
      paramLabel = "STATE",
      completionCandidates = States.class,
      description = "One of: ${COMPLETION-CANDIDATES}.")
  private @Nullable String state;

  @Option(names = "--email", paramLabel = "ADDRESS", description = "Of one buyer.")
  private @Nullable String email;

  @Option(
      names = "--disputed",
      description = "Only where a bank disputes, inquires, or a card network warns.")
  private boolean disputed;

  @Mixin private Listing listing;

  /// In which an order can be.
  static final class States implements Iterable<String> {
    private static final List<String> ALL =
        List.of(
            "held",
            "paid",
            "partially_refunded",
            "refunded",
            "expired",
            "failed",
            "cancelled",
            "late_refunded");

    @Override
    public Iterator<String> iterator() {
      return ALL.iterator();
    }
  }

  @Override
  public List<String> fields() {
    return FIELDS;
  }

  @Override
  public Integer call() {
    if (state != null && !States.ALL.contains(state)) {
      operation.complain(
          "No order is ever '"
              + state
              + "'. --state takes: "
              + String.join(", ", States.ALL)
              + ".");
      return ExitCode.USAGE;
    }
    return listing.run(operation, this::list);
  }

  private int list(Desk desk, Report report) {
    EventId of = night.find(desk).map(Event::id).orElse(null);
    List<Order> orders =
        desk
            .stores()
            .orders()
            .list(
                of,
                state,
                email == null ? null : EmailAddress.parse(email),
                disputed,
                listing.reach())
            .stream()
            .filter(order -> listing.has(desk, order.details().placedAt()))
            .toList();
    Map<OrderId, Money> returned =
        desk.stores().ledger().returned(orders.stream().map(Order::id).toList());
    Map<EventId, String> slugs = new HashMap<>();
    List<Map<String, Object>> rows = new ArrayList<>();
    List<List<String>> cells = new ArrayList<>();
    for (Order order : orders) {
      String slug =
          slugs.computeIfAbsent(
              order.details().event(),
              event -> desk.stores().events().find(event).orElseThrow().slug().value());
      Money back = returned.get(order.id());
      rows.add(
          Report.fields(
              "reference", order.details().reference().value(),
              "state", order.state(),
              "event", slug,
              "places", order.details().places(),
              "total", order.total().minor(),
              "refunded", back == null ? 0L : back.minor(),
              "currency", order.total().currency().getCurrencyCode(),
              "placedAt", order.details().placedAt(),
              "disputed", order.details().disputed()));
      cells.add(
          List.of(
              order.details().reference().value(),
              order.state(),
              Integer.toString(order.details().places()),
              order.total().display(),
              back == null ? "" : back.display(),
              report.time(order.details().placedAt()),
              slug));
    }
    listing.print(
        report,
        "orders",
        rows,
        List.of("ORDER", "STATE", "N", "TOTAL", "REFUNDED", "PLACED", "EVENT"),
        cells);
    return ExitCode.DONE;
  }
}
