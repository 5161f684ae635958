package live.maguey.cli.alerts;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import live.maguey.alerts.AlertKind;
import live.maguey.alerts.EndSilence;
import live.maguey.alerts.Silence;
import live.maguey.alerts.SilenceKind;
import live.maguey.api.Application;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.command.Operation;
import live.maguey.cli.command.Report;
import live.maguey.cli.command.Since;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `maguey alerts silence`.
@Command(
    name = "silence",
    description = {
      "Keeps a kind of alert from Slack, email and PagerDuty for a while.",
      "Alerts of that kind are raised and shown all the same; what is still open when",
      "the silence ends is told then."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  maguey alerts silence emails-waiting --for 2h --note resend-is-down",
      "  maguey alerts silence emails-waiting --end"
    })
final class SilenceAlerts implements Callable<Integer> {
  @Mixin private Operation operation;

  @Parameters(paramLabel = "KIND", description = "As in `maguey alerts list`: dispute.")
  private String kind;

  @Option(
      names = "--for",
      paramLabel = "TIME",
      converter = Since.class,
      description = "How long from now, at most 7d: 30m, 2h.")
  private @Nullable Duration time;

  @Option(
      names = "--note",
      paramLabel = "TEXT",
      description = "Why, for the audit trail; no names in it.")
  private @Nullable String note;

  @Option(names = "--end", description = "End the silence that the kind has.")
  private boolean end;

  @Option(names = "--dry-run", description = "Only say what would be silenced.")
  private boolean dryRun;

  @Override
  public Integer call() {
    AlertKind parsed = AlertNumber.kind(kind);
    if (end) {
      if (time != null || note != null) {
        return misused("Leave out --for and --note with --end.");
      }
      return operation.run((application, report) -> end(application, report, parsed));
    }
    if (time == null || note == null) {
      return misused("Say how long and why: --for 2h --note TEXT. Or end a silence: --end.");
    }
    SilenceKind.Request request = new SilenceKind.Request(parsed, time, note);
    return operation.run((application, report) -> silence(application, report, request));
  }

  private int misused(String sentence) {
    operation.complain(sentence);
    return ExitCode.USAGE;
  }

  private int silence(Application application, Report report, SilenceKind.Request request) {
    SilenceKind silenceKind = application.telling().silenceKind();
    Silence silence =
        dryRun
            ? silenceKind.preview(request, operation.cause())
            : silenceKind.silence(request, operation.cause());
    if (report.isJson()) {
      report.print(
          Report.fields(
              "kind",
              silence.kind().text(),
              "silenced",
              true,
              "until",
              silence.until(),
              "dryRun",
              dryRun));
    } else {
      report.say(
          "%s %s until %s"
              .formatted(
                  dryRun ? "would silence" : "silenced",
                  silence.kind().text(),
                  report.time(silence.until())));
    }
    return ExitCode.DONE;
  }

  private int end(Application application, Report report, AlertKind parsed) {
    EndSilence endSilence = application.telling().endSilence();
    Optional<Silence> ended =
        dryRun ? endSilence.preview(parsed) : endSilence.end(parsed, operation.cause());
    if (ended.isEmpty()) {
      return operation.wrong(
          parsed.text() + " is not silenced. `maguey alerts silences` shows what is.");
    }
    if (report.isJson()) {
      report.print(Report.fields("kind", parsed.text(), "silenced", false, "dryRun", dryRun));
    } else {
      report.say((dryRun ? "would end the silence of " : "ended the silence of ") + parsed.text());
    }
    return ExitCode.DONE;
  }
}
