package live.maguey.cli.audit;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import live.maguey.api.Desk;
import live.maguey.audit.AuditEntry;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.command.Listed;
import live.maguey.cli.command.Listing;
import live.maguey.cli.command.Operation;
import live.maguey.cli.command.Report;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `maguey audit list`.
@Command(
    name = "list",
    description = "Lists the audit trail, the newest first. It never changes.",
    footerHeading = "%nExamples:%n",
    footer = {"  maguey audit list --people --since 7d", "  maguey audit list --limit 200 --json"})
final class ListAudit implements Callable<Integer>, Listed {
  private static final List<String> FIELDS =
      List.of("at", "actor", "act", "subject", "reference", "detail", "requestId");

  @Mixin private Operation operation;

  @Option(names = "--people", description = "Only what people did, not the servers' own jobs.")
  private boolean people;

  @Mixin private Listing listing;

  @Override
  public List<String> fields() {
    return FIELDS;
  }

  @Override
  public Integer call() {
    return listing.run(operation, this::list);
  }

  private int list(Desk desk, Report report) {
    List<AuditEntry> entries =
        desk.stores().audit().list(listing.from(desk), people, listing.reach()).stream()
            .filter(entry -> listing.has(desk, entry.at()))
            .toList();
    Subjects subjects = new Subjects(desk);
    listing.print(
        report,
        "audit",
        entries.stream().map(entry -> row(entry, subjects)).toList(),
        List.of("AT", "WHAT"),
        entries.stream().map(e -> List.of(report.time(e.at()), words(e, subjects))).toList());
    return ExitCode.DONE;
  }

  private static Map<String, Object> row(AuditEntry entry, Subjects subjects) {
    return Report.fields(
        "at", entry.at(),
        "actor", entry.actor().toString(),
        "act", entry.act(),
        "subject", entry.subject(),
        "reference", subjects.reference(entry.subject()),
        "detail", entry.detail(),
        "requestId", entry.requestId());
  }

  private static String words(AuditEntry entry, Subjects subjects) {
    String detail = entry.detail().isEmpty() ? "" : ": " + entry.detail();
    String reference = subjects.reference(entry.subject());
    return "%s by %s, %s%s"
        .formatted(
            entry.act(),
            entry.actor().name(),
            reference == null ? entry.subject() : "order " + reference,
            detail);
  }
}
