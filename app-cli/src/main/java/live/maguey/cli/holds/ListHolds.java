package live.maguey.cli.holds;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import live.maguey.api.Application;
import live.maguey.checkout.CheckoutAttempt;
import live.maguey.cli.command.EventOption;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.command.Listed;
import live.maguey.cli.command.Operation;
import live.maguey.cli.command.PagedListing;
import live.maguey.cli.command.Report;
import live.maguey.events.Event;
import live.maguey.events.EventId;
import live.maguey.lookup.LookUpOrders;
import live.maguey.orders.Order;
import live.maguey.orders.OrderReference;
import live.maguey.words.MoneyText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `maguey holds list`.
@Command(
    name = "list",
    description = "Lists orders that hold places unpaid, the newest first.",
    footerHeading = "%nExamples:%n",
    footer = {"  maguey holds list", "  maguey holds list --event tonight --json"})
final class ListHolds implements Callable<Integer>, Listed {
  private static final List<String> FIELDS =
      List.of("reference", "places", "total", "currency", "placedAt", "expiresAt", "page");

  @Mixin private Operation operation;

  @Mixin private EventOption event;

  @Mixin private PagedListing listing;

  @Override
  public List<String> fields() {
    return FIELDS;
  }

  @Override
  public Integer call() {
    return listing.run(operation, this::list);
  }

  private int list(Application application, Report report) {
    EventId of = event.find(application).map(Event::id).orElse(null);
    List<Map<String, Object>> rows = new ArrayList<>();
    List<List<String>> cells = new ArrayList<>();
    LookUpOrders orders = application.lookUp().orders();
    for (LookUpOrders.OnHold hold :
        orders.held(
            of, listing.page(application, last -> orders.row(OrderReference.parse(last))))) {
      Order.Held held = hold.order();
      String page = hold.page().map(CheckoutAttempt::state).orElse("none");
      String reference = held.details().reference().value();
      rows.add(
          Report.fields(
              "reference", reference,
              "places", held.details().places(),
              "total", held.total().minor(),
              "currency", held.total().currency().getCurrencyCode(),
              "placedAt", held.details().placedAt(),
              "expiresAt", held.expiresAt(),
              "page", page));
      cells.add(
          List.of(
              reference,
              Integer.toString(held.details().places()),
              MoneyText.of(held.total()),
              report.time(held.details().placedAt()),
              report.time(held.expiresAt()),
              page));
    }
    listing.print(
        report,
        "holds",
        "reference",
        rows,
        List.of("ORDER", "N", "TOTAL", "PLACED", "UNTIL", "PAGE"),
        cells);
    return ExitCode.DONE;
  }
}
