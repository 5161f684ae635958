package live.maguey.cli.orders;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import live.maguey.api.Application;
import live.maguey.cli.command.EventOption;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.command.Listed;
import live.maguey.cli.command.Operation;
import live.maguey.cli.command.PagedListing;
import live.maguey.cli.command.Report;
import live.maguey.cli.command.StateWords;
import live.maguey.events.Event;
import live.maguey.lookup.LookUpOrders;
import live.maguey.orders.Order;
import live.maguey.orders.OrderReference;
import live.maguey.orders.Orders;
import live.maguey.shared.EmailAddress;
import live.maguey.shared.Money;
import live.maguey.words.MoneyText;
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
      "  maguey orders list --limit 1000 --after MGY-7K2Q-9F",
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

  @Mixin private EventOption event;

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

  @Mixin private PagedListing listing;

  /// In which an order can be.
  static final class States extends StateWords {
    States() {
      super(
          "order",
          "held",
          "paid",
          "partially_refunded",
          "refunded",
          "expired",
          "failed",
          "cancelled",
          "late_refunded");
    }
  }

  @Override
  public List<String> fields() {
    return FIELDS;
  }

  @Override
  public Integer call() {
    return new States().run(state, listing, operation, this::list);
  }

  private int list(Application application, Report report) {
    LookUpOrders lookUp = application.lookUp().orders();
    List<LookUpOrders.Listed> orders =
        lookUp.list(
            new Orders.Search(
                event.find(application).map(Event::id).orElse(null),
                state,
                email == null ? null : EmailAddress.parse(email),
                disputed,
                listing.page(application, last -> lookUp.row(OrderReference.parse(last)))));
    List<Map<String, Object>> rows = orders.stream().map(ListOrders::row).toList();
    List<List<String>> cells = orders.stream().map(o -> cells(report, o)).toList();
    listing.print(
        report,
        "orders",
        "reference",
        rows,
        List.of("ORDER", "STATE", "N", "TOTAL", "REFUNDED", "PLACED", "EVENT"),
        cells);
    return ExitCode.DONE;
  }

  private static Map<String, Object> row(LookUpOrders.Listed listed) {
    Order order = listed.order();
    return Report.fields(
        "reference", order.details().reference().value(),
        "state", order.state(),
        "event", listed.event().value(),
        "places", order.details().places(),
        "total", order.total().minor(),
        "refunded", listed.returned().map(Money::minor).orElse(0L),
        "currency", order.total().currency().getCurrencyCode(),
        "placedAt", order.details().placedAt(),
        "disputed", order.details().disputed());
  }

  private static List<String> cells(Report report, LookUpOrders.Listed listed) {
    Order order = listed.order();
    return List.of(
        order.details().reference().value(),
        order.state(),
        Integer.toString(order.details().places()),
        MoneyText.of(order.total()),
        listed.returned().map(MoneyText::of).orElse(""),
        report.time(order.details().placedAt()),
        listed.event().value());
  }
}
