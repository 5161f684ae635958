package live.maguey.cli.events;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import live.maguey.api.Desk;
import live.maguey.cli.command.EventNamed;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.command.Meant;
import live.maguey.cli.command.Operation;
import live.maguey.cli.command.Progress;
import live.maguey.cli.command.Report;
import live.maguey.events.CancelEvent.Outcome;
import live.maguey.events.Event;
import live.maguey.events.EventId;
import live.maguey.events.Slug;
import live.maguey.refunds.PayBackCancelled.Done;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `maguey events cancel`.
@Command(
    name = "cancel",
    description = {
      "Cancels an event: voids every ticket and refunds every buyer.",
      "Sales stop, buyers get an email. It cannot be undone. If it is interrupted,",
      "the running server continues; running it again does too."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  maguey events cancel noche-de-humo --dry-run",
      "  maguey events cancel noche-de-humo --yes --note flood"
    })
final class CancelEvent implements Callable<Integer> {
  private static final int MOST = 10_000;

  @Mixin private Operation operation;
  @Mixin private Meant meant;

  @Parameters(paramLabel = "NAME", description = "Its name, from `maguey events list`.")
  private String name;

  @Option(names = "--note", paramLabel = "TEXT", description = "Why, for the audit trail.")
  private String note = "";

  @Override
  public Integer call() {
    Slug slug = EventNamed.slug(name);
    return meant.run(
        operation, "This cannot be undone", (desk, report) -> cancel(desk, report, slug));
  }

  private int cancel(Desk desk, Report report, Slug slug) {
    Optional<Event> event = desk.stores().events().find(slug);
    if (event.isEmpty()) {
      return operation.wrong(
          "No event is called " + slug + ". `maguey events list` shows the events to come.");
    }
    if (meant.isDry()) {
      return preview(desk, report, event.get());
    }
    return switch (desk.cancelEvent().cancel(event.get().id(), note, operation.cause())) {
      case Outcome.Cancelled(Event it) -> payBack(desk, report, it, true);
      case Outcome.Already(Event it) -> payBack(desk, report, it, false);
      case Outcome.NotPublished(Event it) ->
          operation.wrong(
              "Only a published event can be canceled; "
                  + slug
                  + " is "
                  + Report.word(it.state())
                  + ".");
      case Outcome.NoSuchEvent(EventId _) ->
          operation.wrong(
              "No event is called " + slug + ". `maguey events list` shows the events to come.");
    };
  }

  private int preview(Desk desk, Report report, Event event) {
    int bought = bought(desk, event);
    if (report.isJson()) {
      print(report, event, false, 0, bought);
      return ExitCode.DONE;
    }
    report.say("would cancel " + event.title() + ", " + event.businessDate());
    report.say("would refund " + bought + (bought == 1 ? " order" : " orders"));
    return ExitCode.DONE;
  }

  private int payBack(Desk desk, Report report, Event event, boolean changed) {
    if (!report.isJson()) {
      report.say(
          (changed ? "canceled " : "was canceled already: ")
              + event.title()
              + ", "
              + event.businessDate());
    }
    Done done;
    try (Progress progress = operation.progress("paying back", bought(desk, event))) {
      done = desk.payBackCancelled().payBack(event.id(), operation.cause(), _ -> progress.step());
    }
    if (report.isJson()) {
      print(report, event, changed, done.paidBack(), done.left());
    } else {
      report.say(
          "refunded %d %s; Stripe sends the money"
              .formatted(done.paidBack(), done.paidBack() == 1 ? "order" : "orders"));
      if (done.left() > 0) {
        report.say(done.left() + " left to you: `maguey status` shows their alerts");
      }
    }
    return done.left() == 0 ? ExitCode.DONE : ExitCode.WRONG;
  }

  private static int bought(Desk desk, Event event) {
    return Stream.of("paid", "partially_refunded")
        .mapToInt(state -> desk.stores().orders().list(event.id(), state, null, MOST).size())
        .sum();
  }

  private void print(Report report, Event event, boolean changed, int paidBack, int left) {
    report.print(
        Report.fields(
            "event", event.slug().value(),
            "changed", changed,
            "paidBack", paidBack,
            "left", left,
            "dryRun", meant.isDry()));
  }
}
