package live.maguey.cli.events;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import live.maguey.api.Application;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.command.Listed;
import live.maguey.cli.command.Operation;
import live.maguey.cli.command.Report;
import live.maguey.cli.command.WholeListing;
import live.maguey.events.Event;
import live.maguey.events.Tier;
import live.maguey.shared.Span;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `maguey events list`.
@Command(
    name = "list",
    description = "Lists events that are not over, the next one first.",
    footerHeading = "%nExamples:%n",
    footer = {"  maguey events list", "  maguey events list --json"})
final class ListEvents implements Callable<Integer>, Listed {
  private static final List<String> FIELDS =
      List.of("event", "title", "state", "date", "doors", "ends", "taken", "capacity");

  @Mixin private Operation operation;

  @Mixin private WholeListing listing;

  @Override
  public List<String> fields() {
    return FIELDS;
  }

  @Override
  public Integer call() {
    return listing.run(operation, this::list);
  }

  private int list(Application application, Report report) {
    List<Map<String, Object>> rows = new ArrayList<>();
    List<List<String>> cells = new ArrayList<>();
    for (Event event : wanted(application)) {
      int taken = event.tiers().stream().mapToInt(Tier::taken).sum();
      rows.add(
          Report.fields(
              "event", event.slug().value(),
              "title", event.title(),
              "state", Report.word(event.state()),
              "date", event.businessDate().toString(),
              "doors", event.doors(),
              "ends", event.ends(),
              "taken", taken,
              "capacity", event.allotment()));
      cells.add(
          List.of(
              event.businessDate().toString(),
              Report.word(event.state()),
              taken + " of " + event.allotment(),
              report.time(event.doors()),
              event.slug().value()));
    }
    listing.print(
        report, "events", rows, List.of("DATE", "STATE", "TAKEN", "DOORS", "EVENT"), cells);
    return ExitCode.DONE;
  }

  private List<Event> wanted(Application application) {
    Instant from = listing.span(application).from();
    boolean any = from.equals(Span.EVER.from());
    return application
        .lookUp()
        .events()
        .upcoming(any ? application.clock().instant() : from)
        .stream()
        .filter(event -> any || listing.span(application).has(event.doors()))
        .toList();
  }
}
