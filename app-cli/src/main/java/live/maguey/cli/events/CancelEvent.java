package live.maguey.cli.events;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import live.maguey.api.Desk;
import live.maguey.catalog.Event;
import live.maguey.catalog.EventId;
import live.maguey.catalog.Slug;
import live.maguey.cli.ExitCode;
import live.maguey.cli.Operation;
import live.maguey.cli.Report;
import live.maguey.orders.Order;
import live.maguey.payments.CancelEvent.Outcome;
import live.maguey.payments.PayBackCancelled.Done;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `maguey events cancel`.
@Command(
    name = "cancel",
    description = {
      "Calls a night off: nothing of it is sold any more, every ticket is void,",
      "everybody is paid back and told. It cannot be taken back. Stopped half way,",
      "the running house goes on with it; running it again does as well."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  maguey events cancel noche-de-humo --dry-run",
      "  maguey events cancel noche-de-humo --yes --note flood"
    })
final class CancelEvent implements Callable<Integer> {
  private static final int MOST = 10_000;
  private static final int EVERY = 100;

  @Mixin private Operation operation;

  @Parameters(paramLabel = "NAME", description = "The night's name in its address.")
  private String name;

  @Option(names = "--note", paramLabel = "TEXT", description = "Why, for the audit trail.")
  private String note = "";

  @Option(names = "--yes", description = "It is meant; without it nothing is done.")
  private boolean yes;

  @Option(names = "--dry-run", description = "Only say what it would come to.")
  private boolean dryRun;

  @Override
  public Integer call() {
    if (yes == dryRun) {
      operation.complain("It cannot be taken back: say --yes, or --dry-run. One of the two.");
      return ExitCode.USAGE;
    }
    Slug slug = Slug.parse(name);
    return operation.run((desk, report) -> cancel(desk, report, slug));
  }

  private int cancel(Desk desk, Report report, Slug slug) {
    Optional<Event> event = desk.stores().events().find(slug);
    if (event.isEmpty()) {
      return wrong("There is no night called " + slug + ".");
    }
    if (dryRun) {
      return preview(desk, report, event.get());
    }
    return switch (desk.cancelEvent().cancel(event.get().id(), note, operation.cause())) {
      case Outcome.Cancelled(Event it) -> payBack(desk, report, it, true);
      case Outcome.Already(Event it) -> payBack(desk, report, it, false);
      case Outcome.NotPublished(Event it) ->
          wrong(
              "Only a published night can be cancelled; "
                  + slug
                  + " is "
                  + Report.word(it.state())
                  + ".");
      case Outcome.NoSuchEvent(EventId _) -> wrong("There is no night called " + slug + ".");
    };
  }

  private int preview(Desk desk, Report report, Event event) {
    List<Order> bought =
        Stream.of("paid", "partially_refunded")
            .flatMap(state -> desk.stores().orders().list(event.id(), state, null, MOST).stream())
            .toList();
    if (report.isJson()) {
      print(report, event, false, 0, bought.size());
      return ExitCode.DONE;
    }
    report.say("would cancel " + event.title() + ", " + event.businessDate());
    report.say("would pay back " + bought.size() + " orders");
    return ExitCode.DONE;
  }

  private int payBack(Desk desk, Report report, Event event, boolean changed) {
    if (!report.isJson()) {
      report.say(
          (changed ? "cancelled " : "was cancelled already: ")
              + event.title()
              + ", "
              + event.businessDate());
    }
    Done done =
        desk.payBackCancelled()
            .payBack(event.id(), operation.cause(), soFar -> tell(report, soFar));
    if (report.isJson()) {
      print(report, event, changed, done.paidBack(), done.left());
    } else {
      report.say("paid back " + done.paidBack() + " orders; the money leaves as Stripe takes it");
      if (done.left() > 0) {
        report.say("left to you: " + done.left() + " orders, see the alerts in the log");
      }
    }
    return done.left() == 0 ? ExitCode.DONE : ExitCode.WRONG;
  }

  private static void tell(Report report, Done done) {
    if (!report.isJson() && done.paidBack() > 0 && done.paidBack() % EVERY == 0) {
      report.say("  " + done.paidBack() + " orders so far");
    }
  }

  private void print(Report report, Event event, boolean changed, int paidBack, int left) {
    report.print(
        Report.fields(
            "event", event.slug().value(),
            "changed", changed,
            "paidBack", paidBack,
            "left", left,
            "dryRun", dryRun));
  }

  private int wrong(String sentence) {
    operation.complain(sentence);
    return ExitCode.WRONG;
  }
}
