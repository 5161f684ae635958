package live.maguey.cli.audit;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import live.maguey.api.Desk;
import live.maguey.audit.AuditEntry;
import live.maguey.cli.ExitCode;
import live.maguey.cli.Listing;
import live.maguey.cli.Operation;
import live.maguey.cli.Report;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `maguey audit list`.
@Command(
    name = "list",
    description = "The audit trail, the newest first. It is never changed.",
    footerHeading = "%nExamples:%n",
    footer = {"  maguey audit list --people --since 7d", "  maguey audit list --limit 200 --json"})
final class ListAudit implements Callable<Integer> {
  @Mixin private Operation operation;

  @Option(names = "--people", description = "Only what people did, not the house's own jobs.")
  private boolean people;

  @Mixin private Listing listing;

  @Override
  public Integer call() {
    return operation.run(this::list);
  }

  private int list(Desk desk, Report report) {
    List<AuditEntry> entries =
        desk.stores().audit().list(listing.from(desk), people, listing.limit());
    List<Map<String, Object>> rows =
        entries.stream()
            .map(e ->
                Report.fields(
                    "at", e.at(),
                    "actor", e.actor().toString(),
                    "act", e.act(),
                    "subject", e.subject(),
                    "detail", e.detail(),
                    "requestId", e.requestId()))
            .toList();
    if (report.isJson()) {
      report.print(Report.fields("audit", rows));
    } else if (entries.isEmpty()) {
      report.say("Nothing was done.");
    } else {
      report.table(
          List.of("AT", "WHAT"),
          entries.stream().map(e -> List.of(report.time(e.at()), words(e))).toList());
    }
    return ExitCode.DONE;
  }

  private static String words(AuditEntry entry) {
    String detail = entry.detail().isEmpty() ? "" : ": " + entry.detail();
    return entry.act() + " by " + entry.actor().name() + ", " + entry.subject() + detail;
  }
}
