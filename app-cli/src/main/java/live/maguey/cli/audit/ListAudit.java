package live.maguey.cli.audit;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import live.maguey.api.Application;
import live.maguey.audit.AuditEntry;
import live.maguey.audit.AuditTrail;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.command.Listed;
import live.maguey.cli.command.Operation;
import live.maguey.cli.command.PagedListing;
import live.maguey.cli.command.Report;
import live.maguey.lookup.LookUpAudit;
import live.maguey.orders.OrderReference;
import live.maguey.shared.InvalidRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `maguey audit list`.
@Command(
    name = "list",
    description = "Lists the audit trail, the newest first. It never changes.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  maguey audit list --people --since 7d",
      "  maguey audit list --limit 200 --json",
      "  maguey audit list --after 48213"
    })
final class ListAudit implements Callable<Integer>, Listed {
  private static final List<String> FIELDS =
      List.of("number", "at", "actor", "act", "subject", "reference", "detail", "requestId");

  @Mixin private Operation operation;

  @Option(names = "--people", description = "Only what people did, not the servers' own jobs.")
  private boolean people;

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
    LookUpAudit audit = application.lookUp().audit();
    List<AuditTrail.Numbered> entries =
        audit.list(people, listing.page(application, number -> audit.row(number(number))));
    listing.print(
        report,
        "audit",
        "number",
        entries.stream().map(ListAudit::row).toList(),
        List.of("AT", "WHAT"),
        entries.stream().map(e -> List.of(report.time(e.entry().at()), words(e.entry()))).toList());
    return ExitCode.DONE;
  }

  private static long number(String text) {
    if (!text.matches("\\d{1,18}")) {
      throw new InvalidRequest("entry", "is not a number, from `maguey audit list --json`");
    }
    return Long.parseLong(text);
  }

  private static Map<String, Object> row(AuditTrail.Numbered numbered) {
    AuditEntry entry = numbered.entry();
    return Report.fields(
        "number", numbered.number(),
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
