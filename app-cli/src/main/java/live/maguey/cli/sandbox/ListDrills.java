package live.maguey.cli.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.command.Operation;
import live.maguey.cli.command.Report;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `maguey sandbox drills`.
@Command(
    name = "drills",
    description = {
      "Lists what you can make happen in a lookalike.",
      "Payments, disputes, refunds that fail, bounces, faults. `maguey sandbox",
      "trigger` does one; the page has a button for each."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  maguey sandbox drills",
      "  maguey sandbox drills resend --json",
      "  maguey sandbox drills --at http://localhost:12111"
    })
final class ListDrills implements Callable<Integer> {
  @Mixin private Operation operation;

  @Parameters(
      index = "0",
      arity = "0..1",
      defaultValue = "stripe",
      paramLabel = "VENDOR",
      description = "stripe (default) or resend.")
  private Vendor vendor;

  @Mixin private LookalikeOption at;

  @Override
  public Integer call() {
    return at.run(vendor, operation, this::list);
  }

  private int list(Lookalike lookalike) {
    JsonNode drills = lookalike.drills().body().path("drills");
    Report report = operation.report();
    if (report.isJson()) {
      report.print(Map.of("page", lookalike.page().toString(), "drills", drills));
      return ExitCode.DONE;
    }
    List<List<String>> rows = new ArrayList<>();
    for (JsonNode drill : drills) {
      rows.add(List.of(drill.path("name").asText(), drill.path("says").asText() + fields(drill)));
    }
    report.table(List.of("DRILL", "WHAT IT DOES"), rows);
    report.say("");
    report.say("With buttons: " + lookalike.page());
    return ExitCode.DONE;
  }

  private static String fields(JsonNode drill) {
    List<String> fields = new ArrayList<>();
    for (JsonNode field : drill.path("fields")) {
      String name = field.path("name").asText() + "=…";
      fields.add(field.path("needed").asBoolean() ? name : "[" + name + "]");
    }
    return fields.isEmpty() ? "" : ": " + String.join(" ", fields);
  }
}
