package live.maguey.cli.events;

import java.util.Optional;
import java.util.concurrent.Callable;
import live.maguey.api.Application;
import live.maguey.cli.command.Confirmation;
import live.maguey.cli.command.EventNamed;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.command.Operation;
import live.maguey.cli.command.Progress;
import live.maguey.cli.command.Report;
import live.maguey.events.CancelEvent.Outcome;
import live.maguey.events.Event;
import live.maguey.events.EventId;
import live.maguey.events.Slug;
import live.maguey.refunds.RefundCancelled.Done;
import live.maguey.tables.Standing;
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
  @Mixin private Operation operation;
  @Mixin private Confirmation confirmation;

  @Parameters(paramLabel = "NAME", description = "Its name, from `maguey events list`.")
  private String name;

  @Option(names = "--note", paramLabel = "TEXT", description = "Why, for the audit trail.")
  private String note = "";

  @Override
  public Integer call() {
    Slug slug = EventNamed.slug(name);
    return confirmation.run(
        operation,
        "This cannot be undone",
        (application, report) -> cancel(application, report, slug));
  }

  private int cancel(Application application, Report report, Slug slug) {
    Optional<Event> event = application.lookUp().events().find(slug);
    if (event.isEmpty()) {
      return operation.wrong(
          "No event is called " + slug + ". `maguey events list` shows the events to come.");
    }
    if (confirmation.isDry()) {
      return preview(application, report, event.get());
    }
    return switch (application
        .selling()
        .cancelEvent()
        .cancel(event.get().id(), note, operation.cause())) {
      case Outcome.Cancelled(Event it) -> refund(application, report, it, true);
      case Outcome.Already(Event it) -> refund(application, report, it, false);
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

  private int preview(Application application, Report report, Event event) {
    int bought = application.lookUp().events().bought(event);
    long tables = tables(application, event);
    if (report.isJson()) {
      print(report, event, false, 0, bought, tables);
      return ExitCode.DONE;
    }
    report.say("would cancel " + event.title() + ", " + event.businessDate());
    report.say("would refund " + bought + (bought == 1 ? " order" : " orders"));
    if (tables > 0) {
      report.say("would give up " + tables + (tables == 1 ? " table" : " tables"));
    }
    return ExitCode.DONE;
  }

  /// Those that are sold, whether or not somebody has come.
  private static long tables(Application application, Event event) {
    return application
        .selling()
        .browseTables()
        .of(event)
        .map(plan ->
            plan.standings().values().stream()
                .filter(s -> s instanceof Standing.Sold || s instanceof Standing.Arrived)
                .count())
        .orElse(0L);
  }

  private int refund(Application application, Report report, Event event, boolean changed) {
    long tables = tables(application, event);
    if (!report.isJson()) {
      report.say(
          (changed ? "canceled " : "was canceled already: ")
              + event.title()
              + ", "
              + event.businessDate());
    }
    Done done;
    try (Progress progress =
        operation.progress("refunding", application.lookUp().events().bought(event))) {
      done =
          application
              .paying()
              .refundCancelled()
              .refund(event.id(), operation.cause(), _ -> progress.step());
    }
    if (report.isJson()) {
      print(report, event, changed, done.refunded(), done.left(), tables);
    } else {
      report.say(
          "refunded %d %s; Stripe sends the money"
              .formatted(done.refunded(), done.refunded() == 1 ? "order" : "orders"));
      if (done.left() > 0) {
        report.say(done.left() + " left to you: `maguey status` shows their alerts");
      }
    }
    return done.left() == 0 ? ExitCode.DONE : ExitCode.WRONG;
  }

  private void print(
      Report report, Event event, boolean changed, int refunded, int left, long tables) {
    report.print(
        Report.fields(
            "event", event.slug().value(),
            "changed", changed,
            "refunded", refunded,
            "left", left,
            "tables", tables,
            "dryRun", confirmation.isDry()));
  }
}
