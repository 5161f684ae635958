package live.maguey.cli.alerts;

import java.util.concurrent.Callable;
import live.maguey.alerts.AcknowledgeAlert.Outcome;
import live.maguey.alerts.Alert;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.command.Operation;
import live.maguey.cli.command.Report;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `maguey alerts ack`.
@Command(
    name = "ack",
    description = {
      "Says that you look at an alert, so that nobody else has to.",
      "It stays until its cause is gone or somebody closes it."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  maguey alerts ack 17 --dry-run", "  maguey alerts ack 17"})
final class AcknowledgeAlert implements Callable<Integer> {
  @Mixin private Operation operation;

  @Parameters(paramLabel = "ALERT", description = "Its number, from `maguey alerts list`.")
  private String number;

  @Option(names = "--dry-run", description = "Only say whether it is open.")
  private boolean dryRun;

  @Override
  public Integer call() {
    long parsed = AlertNumber.parse(number);
    return operation.run((application, report) -> {
      Outcome outcome =
          dryRun
              ? application.watching().acknowledgeAlert().preview(parsed)
              : application.watching().acknowledgeAlert().acknowledge(parsed, operation.cause());
      return switch (outcome) {
        case Outcome.Acknowledged(Alert alert) -> tell(report, alert);
        case Outcome.NotOpen(Alert alert) -> operation.wrong(notOpen(alert));
        case Outcome.NoSuchAlert() -> operation.wrong(AlertNumber.none(parsed));
      };
    });
  }

  private int tell(Report report, Alert alert) {
    if (report.isJson()) {
      report.print(Report.fields("number", alert.number(), "acknowledged", true, "dryRun", dryRun));
    } else {
      report.say(
          "%s alert %d, %s"
              .formatted(
                  dryRun ? "would acknowledge" : "acknowledged",
                  alert.number(),
                  alert.kind().text()));
    }
    return ExitCode.DONE;
  }

  private static String notOpen(Alert alert) {
    return switch (alert.state()) {
      case Alert.State.Acknowledged(var by, var _) ->
          "Alert " + alert.number() + " was acknowledged already, by " + by + ".";
      case Alert.State.Closed _, Alert.State.Open _ ->
          "Alert "
              + alert.number()
              + " is closed. `maguey alerts show "
              + alert.number()
              + "` says why.";
    };
  }
}
