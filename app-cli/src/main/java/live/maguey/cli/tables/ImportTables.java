package live.maguey.cli.tables;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import live.maguey.api.Application;
import live.maguey.cli.command.EventOption;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.command.Operation;
import live.maguey.cli.command.Report;
import live.maguey.events.Event;
import live.maguey.events.Slug;
import live.maguey.events.Venue;
import live.maguey.tables.FloorPlan;
import live.maguey.tables.ImportTables.Outcome;
import live.maguey.tables.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `maguey tables import`.
@Command(
    name = "import",
    description = {
      "Replaces a floor plan by the one in a file.",
      "The venue's plan, or with --event that event's own: no other event changes.",
      "A table keeps its identity by its label; one that is held or sold stays as it is."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  maguey tables import plan.yaml --dry-run",
      "  maguey tables import plan.yaml --event noche-de-humo"
    })
final class ImportTables implements Callable<Integer> {
  @Mixin private Operation operation;

  @Mixin private EventOption event;

  @Parameters(paramLabel = "FILE", description = "YAML or JSON; docs/cli.md has its fields.")
  private Path file;

  @Option(names = "--dry-run", description = "Check the file, change nothing.")
  private boolean dryRun;

  @Override
  public Integer call() {
    Venue venue = operation.venue();
    PlanFile read = PlanFile.read(file, venue);
    return operation.run((application, report) -> replace(application, report, venue, read));
  }

  private int replace(Application application, Report report, Venue venue, PlanFile read) {
    live.maguey.tables.ImportTables imports = application.selling().importTables(venue);
    Optional<Event> of = event.find(application);
    Outcome outcome =
        of.isPresent()
            ? imports.ofEvent(of.get().slug(), read.plan(), dryRun, operation.cause())
            : imports.ofVenue(read.plan(), dryRun, operation.cause());
    return switch (outcome) {
      case Outcome.Imported(FloorPlan plan) -> tell(report, of, plan);
      case Outcome.Faulty(List<FloorPlan.Fault> faults) -> {
        faults.forEach(fault -> operation.complain(read.told(fault)));
        yield operation.wrong("Nothing was imported: %s has the faults above.".formatted(file));
      }
      case Outcome.TooMany(int people, int allowed) ->
          operation.wrong(
              "Nothing was imported: tiers and tables offer room for %d people and the venue holds %d (venue.capacity)."
                  .formatted(people, allowed));
      case Outcome.InTheWay(List<Table> tables) ->
          operation.wrong(
              "Nothing was imported: table %s is held or sold and can't be changed or removed."
                  .formatted(labels(tables)));
      case Outcome.NoSuchEvent(Slug slug) ->
          operation.wrong(
              "No event is called " + slug + ". `maguey events list` shows the events to come.");
    };
  }

  private static String labels(List<Table> tables) {
    return tables.stream().map(Table::label).collect(Collectors.joining(", "));
  }

  private int tell(Report report, Optional<Event> of, FloorPlan plan) {
    String whose = of.map(e -> e.slug().value()).orElse("venue");
    if (report.isJson()) {
      report.print(
          Report.fields(
              "event", of.map(e -> e.slug().value()).orElse(null),
              "tables", plan.tables().size(),
              "seats", plan.seats(),
              "dryRun", dryRun));
    } else {
      report.say(
          "%s %d tables with %d seats, %s"
              .formatted(
                  dryRun ? "would import" : "imported", plan.tables().size(), plan.seats(), whose));
    }
    return ExitCode.DONE;
  }
}
