package live.maguey.cli.alerts;

import java.util.concurrent.Callable;
import live.maguey.alerts.Alert;
import live.maguey.alerts.CloseAlert.Outcome;
import live.maguey.alerts.CloseAlert.Request;
import live.maguey.api.Application;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.command.Operation;
import live.maguey.cli.command.Report;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `maguey alerts close`.
@Command(
    name = "close",
    description = {
      "Closes an alert that you took care of, with a note of how.",
      "The server closes an alert by itself where it sees that its cause is gone. If",
      "you close one whose cause is still there, the server raises it again as a new",
      "alert the next time it sees it."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  maguey alerts close 17 --note evidence-sent --dry-run",
      "  maguey alerts close 17 --note evidence-sent"
    })
final class CloseAlert implements Callable<Integer> {
  @Mixin private Operation operation;

  @Parameters(paramLabel = "ALERT", description = "Its number, from `maguey alerts list`.")
  private String number;

  @Option(
      names = "--note",
      paramLabel = "TEXT",
      required = true,
      description = "How you took care of it, for the audit trail; no names in it.")
  private String note;

  @Option(names = "--dry-run", description = "Only say whether it would be closed.")
  private boolean dryRun;

  @Override
  public Integer call() {
    Request request = new Request(AlertNumber.parse(number), note);
    return operation.run((application, report) -> close(application, report, request));
  }

  private int close(Application application, Report report, Request request) {
    Outcome outcome =
        dryRun
            ? application.watching().closeAlert().preview(request)
            : application.watching().closeAlert().close(request, operation.cause());
    return switch (outcome) {
      case Outcome.Closed(Alert alert) -> tell(report, alert);
      case Outcome.Already(Alert alert) ->
          operation.wrong(
              "Alert %d was closed already. `maguey alerts show %d` says why."
                  .formatted(alert.number(), alert.number()));
      case Outcome.NoSuchAlert() -> operation.wrong(AlertNumber.none(request.number()));
    };
  }

  private int tell(Report report, Alert alert) {
    if (report.isJson()) {
      report.print(Report.fields("number", alert.number(), "closed", true, "dryRun", dryRun));
    } else {
      report.say(
          "%s alert %d, %s"
              .formatted(dryRun ? "would close" : "closed", alert.number(), alert.kind().text()));
    }
    return ExitCode.DONE;
  }
}
