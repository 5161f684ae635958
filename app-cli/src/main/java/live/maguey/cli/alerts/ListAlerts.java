package live.maguey.cli.alerts;

import java.util.List;
import java.util.concurrent.Callable;
import live.maguey.alerts.Alert;
import live.maguey.api.Application;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.command.Listed;
import live.maguey.cli.command.Operation;
import live.maguey.cli.command.PagedListing;
import live.maguey.cli.command.Report;
import live.maguey.lookup.LookUpAlerts;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `maguey alerts list`.
@Command(
    name = "list",
    description = {
      "Lists alerts, the newest first.",
      "Ends with 1 where one of them is not closed."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  maguey alerts list --state open",
      "  maguey alerts list --state closed --since 7d --json"
    })
final class ListAlerts implements Callable<Integer>, Listed {
  private static final List<String> FIELDS =
      List.of(
          "number",
          "kind",
          "severity",
          "subject",
          "about",
          "detail",
          "state",
          "raisedAt",
          "seenAt",
          "count",
          "acknowledgedBy",
          "acknowledgedAt",
          "closedAt",
          "closedBy",
          "note",
          "todo",
          "id",
          "runbook",
          "recheck");

  @Mixin private Operation operation;

  @Option(
      names = "--state",
      paramLabel = "STATE",
      description = "One of: ${COMPLETION-CANDIDATES}.")
  private Alert.@Nullable Stage state;

  @Mixin private PagedListing listing;

  @Override
  public List<String> fields() {
    return FIELDS;
  }

  @Override
  public Integer call() {
    return listing.run(operation, this::list);
  }

  private int list(Application application, Report report) {
    LookUpAlerts alerts = application.lookUp().alerts();
    List<LookUpAlerts.Shown> found =
        alerts.list(state, listing.page(application, text -> alerts.row(AlertNumber.parse(text))));
    listing.print(
        report,
        "alerts",
        "number",
        found.stream().map(ShowAlert::json).toList(),
        List.of("ALERT", "STATE", "RAISED", "N", "WHAT"),
        found.stream()
            .map(shown ->
                List.of(
                    Long.toString(shown.alert().number()),
                    Report.word(shown.alert().state().stage()),
                    report.time(shown.alert().raisedAt()),
                    Integer.toString(shown.alert().count()),
                    shown.alert().kind().text() + ", " + shown.about()))
            .toList());
    return found.stream().anyMatch(shown -> !shown.alert().isClosed())
        ? ExitCode.WRONG
        : ExitCode.DONE;
  }
}
