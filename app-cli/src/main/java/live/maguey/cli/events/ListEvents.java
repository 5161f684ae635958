package live.maguey.cli.events;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import live.maguey.api.Desk;
import live.maguey.catalog.Event;
import live.maguey.catalog.Tier;
import live.maguey.cli.ExitCode;
import live.maguey.cli.Operation;
import live.maguey.cli.Report;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `maguey events list`.
@Command(
    name = "list",
    description = "Nights that are not over, the next one first.",
    footerHeading = "%nExamples:%n",
    footer = {"  maguey events list", "  maguey events list --json"})
final class ListEvents implements Callable<Integer> {
  @Mixin private Operation operation;

  @Override
  public Integer call() {
    return operation.run(this::list);
  }

  private int list(Desk desk, Report report) {
    List<Map<String, Object>> rows = new ArrayList<>();
    List<List<String>> cells = new ArrayList<>();
    for (Event event : desk.stores().events().upcoming(desk.stores().clock().instant())) {
      int taken = event.tiers().stream().mapToInt(Tier::taken).sum();
      rows.add(
          Report.fields(
              "event", event.slug().value(),
              "title", event.title(),
              "state", Report.word(event.state()),
              "night", event.businessDate().toString(),
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
    report.list("events", rows, List.of("NIGHT", "STATE", "TAKEN", "DOORS", "EVENT"), cells);
    return ExitCode.DONE;
  }
}
