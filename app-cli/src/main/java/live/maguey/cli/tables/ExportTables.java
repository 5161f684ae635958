package live.maguey.cli.tables;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.Optional;
import java.util.concurrent.Callable;
import live.maguey.api.Application;
import live.maguey.cli.command.EventOption;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.command.Operation;
import live.maguey.cli.command.Report;
import live.maguey.cli.command.Yaml;
import live.maguey.events.Event;
import live.maguey.tables.EventPlan;
import live.maguey.tables.FloorPlan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `maguey tables export`.
@Command(
    name = "export",
    description = {
      "Prints a floor plan as a file that `tables import` reads.",
      "The venue's plan, or with --event that event's own; YAML, or JSON with --json."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  maguey tables export", "  maguey tables export --event noche-de-humo --json"})
final class ExportTables implements Callable<Integer> {
  @Mixin private Operation operation;

  @Mixin private EventOption event;

  @Override
  public Integer call() {
    return operation.run(this::export);
  }

  private int export(Application application, Report report) {
    Optional<Event> of = event.find(application);
    Optional<FloorPlan> plan =
        of.isPresent()
            ? application.selling().browseTables().of(of.get()).map(EventPlan::plan)
            : application.selling().browseTables().ofVenue();
    if (plan.isEmpty()) {
      return operation.wrong(
          of.map(e -> e.slug() + " has no tables.").orElse("The venue has no floor plan yet.")
              + " `maguey tables import` gives it some.");
    }
    if (report.isJson()) {
      report.print(Yaml.MAPPER.valueToTree(PlanForm.of(plan.get())));
    } else {
      report.file(yaml(plan.get()));
    }
    return ExitCode.DONE;
  }

  private static String yaml(FloorPlan plan) {
    try {
      return Yaml.MAPPER.writeValueAsString(PlanForm.of(plan));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("texts and numbers are YAML", impossible);
    }
  }
}
