package live.maguey.cli.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import live.maguey.api.Application;
import live.maguey.cli.command.Confirmation;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.command.Operation;
import live.maguey.cli.command.Progress;
import live.maguey.cli.command.Report;
import live.maguey.cli.up.DemoEvents;
import live.maguey.cli.up.DemoTables;
import live.maguey.events.Event;
import live.maguey.events.Venue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `maguey demo fill`.
@Command(
    name = "fill",
    description = {
      "Writes past events with orders, tables, tickets, emails and admissions.",
      "For a demo that looks lived in, or to try the server with a lot of data. Works",
      "only with a Stripe test key. Stripe does not know these payments:",
      "`maguey reconcile` reports them when you ask for their days. Each run adds",
      "events before the ones already there."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  maguey demo fill --yes",
      "  maguey demo fill --events 200 --orders 40000 --tickets 100000 --dry-run"
    })
final class FillDemo implements Callable<Integer> {
  private static final String TEST_KEY = "(sk|rk)_test_.*";

  /// The most tickets per order on average; the shop's own limit is eight.
  private static final int MOST_PER_ORDER = 4;

  @Mixin private Operation operation;
  @Mixin private Confirmation confirmation;

  @Option(names = "--events", paramLabel = "N", description = "Events; default ${DEFAULT-VALUE}.")
  private int events = 12;

  @Option(
      names = "--orders",
      paramLabel = "N",
      description = "In all events, one in twenty never paid; default ${DEFAULT-VALUE}.")
  private int orders = 2_000;

  @Option(
      names = "--tickets",
      paramLabel = "N",
      description = "In all events, passes too; default ${DEFAULT-VALUE}.")
  private int tickets = 5_000;

  @Override
  public Integer call() {
    Venue venue = operation.venue();
    if (events < 1 || orders < events || tickets < orders) {
      operation.complain("An event has at least one order, and an order at least one ticket.");
      return ExitCode.USAGE;
    }
    if (tickets > (long) MOST_PER_ORDER * orders) {
      operation.complain(
          "For %,d tickets say --orders of at least %,d: four to each."
              .formatted(tickets, Math.ceilDiv(tickets, MOST_PER_ORDER)));
      return ExitCode.USAGE;
    }
    if (tickets > (long) venue.capacity() * events) {
      operation.complain(
          "The venue holds %,d: for %,d tickets give --events at least %,d."
              .formatted(venue.capacity(), tickets, Math.ceilDiv(tickets, venue.capacity())));
      return ExitCode.USAGE;
    }
    return confirmation.run(
        operation,
        "These events stay until the demo starts over",
        (application, report) -> fill(application, report, venue));
  }

  private int fill(Application application, Report report, Venue venue) {
    if (!operation.stripe().secretKey().reveal().matches(TEST_KEY)) {
      return operation.wrong(
          "Stripe's key here is no test key: money is real, and nothing is made up beside it.");
    }
    if (confirmation.isDry()) {
      if (report.isJson()) {
        print(report, List.of(), 0);
      } else {
        report.say(
            "would write %,d events with %,d orders and %,d tickets"
                .formatted(events, orders, tickets));
      }
      return ExitCode.DONE;
    }
    List<Event> written;
    int tables = 0;
    DemoTables plans = new DemoTables(application, venue);
    Instant begun = Instant.now();
    try (Stream<Event> past = pastEvents(application, venue);
        Progress progress = operation.progress("writing events", events)) {
      written = past.limit(events).toList();
      for (int i = 0; i < events; i++) {
        Event event = written.get(i);
        tables +=
            application
                .demo()
                .write(
                    event,
                    plans.past(event),
                    share(orders, i),
                    share(tickets, i),
                    venue.nightBegins(event.businessDate().plusDays(1)));
        progress.step();
      }
    }
    application
        .demo()
        .filled(
            "%d events, %d orders, %d tickets".formatted(events, orders, tickets),
            operation.cause());
    if (report.isJson()) {
      print(report, written, tables);
    } else {
      report.say(
          "wrote %,d events from %s to %s"
              .formatted(
                  events, written.getLast().businessDate(), written.getFirst().businessDate()));
      report.say(
          "%,d orders, %,d of them for a table, and %,d tickets in %.1f s"
              .formatted(
                  orders,
                  tables,
                  tickets,
                  Duration.between(begun, Instant.now()).toMillis() / 1000.0));
    }
    return ExitCode.DONE;
  }

  private static Stream<Event> pastEvents(Application application, Venue venue) {
    return new DemoEvents(venue, application.ids(), application.clock().instant())
        .past()
        .filter(event -> application.lookUp().events().find(event.slug()).isEmpty());
  }

  /// One event's share of the total, in proportion to its orders.
  private int share(int all, int index) {
    long orders = this.orders;
    long before = orders * index / events;
    long after = orders * (index + 1) / events;
    return (int) (all * after / orders - all * before / orders);
  }

  private void print(Report report, List<Event> written, int tables) {
    report.print(
        Report.fields(
            "events",
            events,
            "orders",
            orders,
            "tickets",
            tickets,
            "tables",
            tables,
            "names",
            written.stream().map(event -> event.slug().value()).toList(),
            "dryRun",
            confirmation.isDry()));
  }
}
