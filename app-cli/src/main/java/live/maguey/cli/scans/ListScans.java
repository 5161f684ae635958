package live.maguey.cli.scans;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import live.maguey.api.Application;
import live.maguey.cli.command.EventOption;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.command.Listed;
import live.maguey.cli.command.Operation;
import live.maguey.cli.command.PagedListing;
import live.maguey.cli.command.Report;
import live.maguey.events.Event;
import live.maguey.gate.Reason;
import live.maguey.gate.ScanId;
import live.maguey.gate.ScanLog;
import live.maguey.lookup.LookUpTickets;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `maguey scans list`.
@Command(
    name = "list",
    description = "Lists the scans at the gates, the newest first.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  maguey scans list --event tonight --since 30m",
      "  maguey scans list --verdict already_used",
      "  maguey scans list --gate B --csv"
    })
final class ListScans implements Callable<Integer>, Listed {
  private static final List<String> FIELDS =
      List.of("id", "at", "verdict", "ticket", "event", "gate", "device", "person", "byHand");

  @Mixin private Operation operation;

  @Mixin private PagedListing listing;

  @Mixin private EventOption event;

  @Option(names = "--gate", paramLabel = "GATE", description = "At one gate.")
  private @Nullable String gate;

  @Option(
      names = "--verdict",
      paramLabel = "VERDICT",
      description = "With one verdict: ${COMPLETION-CANDIDATES}.")
  private @Nullable Reason verdict;

  @Override
  public List<String> fields() {
    return FIELDS;
  }

  @Override
  public Integer call() {
    return listing.run(operation, this::list);
  }

  private int list(Application application, Report report) {
    LookUpTickets tickets = application.lookUp().tickets();
    List<ScanLog.Scan> scans =
        tickets.scans(
            new ScanLog.Search(
                event.find(application).map(Event::id).orElse(null),
                gate,
                verdict,
                listing.page(application, id -> tickets.row(ScanId.parse(id)))));
    listing.print(
        report,
        "scans",
        "id",
        scans.stream().map(ListScans::json).toList(),
        List.of("AT", "VERDICT", "TICKET", "GATE", "BY"),
        scans.stream()
            .map(s ->
                List.of(
                    report.time(s.at()),
                    Report.word(s.reason()),
                    Objects.requireNonNullElse(s.ticket(), "not ours"),
                    s.gate(),
                    s.label()))
            .toList());
    return ExitCode.DONE;
  }

  private static Map<String, Object> json(ScanLog.Scan scan) {
    return Report.fields(
        "id", scan.id().toString(),
        "at", scan.at(),
        "verdict", Report.word(scan.reason()),
        "ticket", scan.ticket(),
        "event", scan.event(),
        "gate", scan.gate(),
        "device", scan.device(),
        "person", scan.person(),
        "byHand", scan.byHand());
  }
}
