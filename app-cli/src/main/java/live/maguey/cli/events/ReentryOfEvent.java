package live.maguey.cli.events;

import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import live.maguey.api.Application;
import live.maguey.cli.command.EventNamed;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.command.Operation;
import live.maguey.cli.command.Report;
import live.maguey.events.Event;
import live.maguey.gate.Reentry;
import live.maguey.gate.SetReentry;
import live.maguey.gate.SetReentry.Outcome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `maguey events reentry`.
@Command(
    name = "reentry",
    description = {
      "Sets how a table's guests come back in, from the next scan on.",
      "exit-scan: after their exit was scanned, else the gate refuses them. free: at",
      "any time; the gate asks staff to look. default: exit-scan while a phone is",
      "enrolled for exits, else free. General tickets always admit once."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  maguey events reentry noche-de-humo free --dry-run",
      "  maguey events reentry noche-de-humo exit-scan"
    })
final class ReentryOfEvent implements Callable<Integer> {
  @Mixin private Operation operation;

  @Parameters(paramLabel = "NAME", description = "Its name, from `maguey events list`.")
  private String name;

  @Parameters(paramLabel = "RULE", description = "One of exit-scan, free, default.")
  private Rule rule;

  @Option(names = "--dry-run", description = "Only say what would hold.")
  private boolean dryRun;

  enum Rule {
    EXIT_SCAN,
    FREE,
    DEFAULT;

    Optional<Reentry> reentry() {
      return switch (this) {
        case EXIT_SCAN -> Optional.of(Reentry.EXIT_SCAN);
        case FREE -> Optional.of(Reentry.FREE);
        case DEFAULT -> Optional.empty();
      };
    }

    /// As it is typed and told.
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  @Override
  public Integer call() {
    SetReentry.Request request = new SetReentry.Request(EventNamed.slug(name), rule.reentry());
    return operation.run((application, report) -> set(application, report, request));
  }

  private int set(Application application, Report report, SetReentry.Request request) {
    SetReentry use = application.gate().setReentry();
    return switch (dryRun ? use.preview(request) : use.set(request, operation.cause())) {
      case Outcome.Set(Event event, Reentry inForce) -> tell(report, event, inForce, !dryRun);
      case Outcome.Already(Event event, Reentry inForce) -> tell(report, event, inForce, false);
      case Outcome.NoSuchEvent() ->
          operation.wrong(
              "No event is called "
                  + request.event()
                  + ". `maguey events list` shows the events to come.");
    };
  }

  private int tell(Report report, Event event, Reentry inForce, boolean changed) {
    if (report.isJson()) {
      report.print(
          Report.fields(
              "event", event.slug().toString(),
              "reentry", rule.toString(),
              "inForce", inForce.code(),
              "changed", changed,
              "dryRun", dryRun));
    } else {
      report.say(
          event.title()
              + (dryRun ? ": reentry would be " : ": reentry is ")
              + rule
              + (rule == Rule.DEFAULT && !dryRun ? ", now " + inForce.code() : ""));
    }
    return ExitCode.DONE;
  }
}
