package live.maguey.cli.gate;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.util.concurrent.Callable;
import java.util.function.Function;
import live.maguey.api.Application;
import live.maguey.cli.command.EventNamed;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.command.NoSuchEvent;
import live.maguey.cli.command.Operation;
import live.maguey.cli.command.Report;
import live.maguey.events.Event;
import live.maguey.events.Venue;
import live.maguey.heads.AskInside.Outcome;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `maguey gate inside`.
@Command(
    name = "inside",
    description = {
      "Says how many people are inside, or were at a past minute.",
      "By the log of scans in and out and of people counted without a ticket."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  maguey gate inside",
      "  maguey gate inside --at 23:40",
      "  maguey gate inside --event noche-de-humo --at 2026-11-29T04:40:00Z --json"
    })
final class ShowInside implements Callable<Integer> {
  @Mixin private Operation operation;

  @Option(
      names = "--at",
      paramLabel = "TIME",
      description =
          "By the venue's clock in the event's night, 23:40, or exactly, 2026-11-29T04:40:00Z; now"
              + " if left out.")
  private @Nullable String at;

  @Option(
      names = "--event",
      paramLabel = "NAME",
      description = "Of one event; the one at the gates if left out.")
  private @Nullable String event;

  @Override
  public Integer call() {
    Venue venue = operation.venue();
    Function<Event, Instant> moment = at == null ? null : moment(venue, at);
    return operation.run((application, report) -> tell(application, report, venue, moment));
  }

  private Function<Event, Instant> moment(Venue venue, String text) {
    try {
      LocalTime hour = LocalTime.parse(text);
      return asked -> venue.at(asked.businessDate(), hour);
    } catch (DateTimeException noHour) {
      try {
        Instant exact = Instant.parse(text);
        return _ -> exact;
      } catch (DateTimeException neither) {
        throw operation.lacking("Write --at as 23:40 or as 2026-11-29T04:40:00Z.");
      }
    }
  }

  private int tell(
      Application application,
      Report report,
      Venue venue,
      @Nullable Function<Event, Instant> moment) {
    boolean isTonight = event == null || event.strip().equals("tonight");
    return switch (application
        .gate()
        .askInside()
        .ask(isTonight || event == null ? null : EventNamed.slug(event), moment)) {
      case Outcome.Inside inside -> print(report, venue, inside);
      case Outcome.NoEvent() ->
          operation.wrong("No event is at the gates now. Name one: --event NAME.");
      case Outcome.NoSuchEvent(var slug) -> throw new NoSuchEvent(slug.toString());
      case Outcome.InFuture(Instant later) ->
          operation.wrong(report.time(later) + " is yet to come. Nobody can know it.");
    };
  }

  private static int print(Report report, Venue venue, Outcome.Inside inside) {
    if (report.isJson()) {
      report.print(
          Report.fields(
              "event", inside.event().slug().toString(),
              "at", inside.at(),
              "inside", inside.people(),
              "capacity", venue.capacity()));
    } else {
      report.say(
          "%s, %s: %d of %d inside"
              .formatted(
                  inside.event().title(),
                  report.time(inside.at()),
                  inside.people(),
                  venue.capacity()));
    }
    return ExitCode.DONE;
  }
}
