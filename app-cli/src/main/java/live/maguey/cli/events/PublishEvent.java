package live.maguey.cli.events;

import java.util.concurrent.Callable;
import live.maguey.api.Application;
import live.maguey.cli.command.EventNamed;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.command.Operation;
import live.maguey.cli.command.Report;
import live.maguey.events.Event;
import live.maguey.events.PublishEvent.Outcome;
import live.maguey.events.Slug;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `maguey events publish`.
@Command(
    name = "publish",
    description = {
      "Shows a draft in the shop and sells it in its sales window.",
      "It takes a few seconds. To take it back, run `maguey events cancel`."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  maguey events publish posada --dry-run", "  maguey events publish posada"})
final class PublishEvent implements Callable<Integer> {
  @Mixin private Operation operation;

  @Parameters(paramLabel = "NAME", description = "Its name, from `maguey events list`.")
  private String name;

  @Option(names = "--dry-run", description = "Only say what would be shown.")
  private boolean dryRun;

  @Override
  public Integer call() {
    Slug slug = EventNamed.slug(name);
    return operation.run((application, report) -> publish(application, report, slug));
  }

  private int publish(Application application, Report report, Slug slug) {
    Outcome outcome =
        dryRun
            ? application.selling().publishEvent().preview(slug)
            : application.selling().publishEvent().publish(slug, operation.cause());
    return switch (outcome) {
      case Outcome.Possible(Event event) -> tell(report, event);
      case Outcome.Published(Event event) -> tell(report, event);
      case Outcome.Already(Event _) -> operation.wrong(slug + " is published already.");
      case Outcome.TooLate(Event event) ->
          operation.wrong(
              "Only a draft of an event to come can be published; %s is %s."
                  .formatted(
                      slug,
                      event.state() == Event.State.DRAFT ? "over" : Report.word(event.state())));
      case Outcome.NoSuchEvent(Slug _) ->
          operation.wrong(
              "No event is called " + slug + ". `maguey events list` shows the events to come.");
    };
  }

  private int tell(Report report, Event event) {
    if (report.isJson()) {
      report.print(EventFacts.json(event, dryRun));
    } else {
      report.say(
          (dryRun ? "would publish " : "published ") + event.title() + ", " + event.businessDate());
      report.say("  on sale from " + report.time(event.sale().opens()));
    }
    return ExitCode.DONE;
  }
}
