package live.maguey.cli.audit;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import live.maguey.api.Application;
import live.maguey.audit.AuditEntry;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.command.Listed;
import live.maguey.cli.command.Listing;
import live.maguey.cli.command.Operation;
import live.maguey.cli.command.Report;
import live.maguey.lookup.LookUpAudit;
import live.maguey.orders.OrderReference;
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

  private int list(Application application, Report report) {
    List<AuditEntry> entries =
        application.lookUp().audit().list(listing.span(application), people, listing.reach());
    listing.print(
        report,
        "audit",
        entries.stream().map(ListAudit::row).toList(),
        List.of("AT", "WHAT"),
        entries.stream().map(e -> List.of(report.time(e.at()), words(e))).toList());
    return ExitCode.DONE;
  }

  private static Map<String, Object> row(AuditEntry entry) {
    return Report.fields(
        "at", entry.at(),
        "actor", entry.actor().toString(),
        "act", entry.act(),
        "subject", entry.subject(),
        "reference", LookUpAudit.order(entry).map(OrderReference::value).orElse(null),
        "detail", entry.detail(),
        "requestId", entry.requestId());
  }

  private static String words(AuditEntry entry) {
    String detail = entry.detail().isEmpty() ? "" : ": " + entry.detail();
    return "%s by %s, %s%s"
        .formatted(
            entry.act(),
            entry.actor().name(),
            LookUpAudit.order(entry).map(order -> "order " + order).orElse(entry.subject()),
            detail);
  }
}
