package live.maguey.cli.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.command.Operation;
import live.maguey.cli.command.Report;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `maguey sandbox trigger`.
@Command(
    name = "trigger",
    description = {
      "Makes one thing happen in a lookalike.",
      "`maguey sandbox drills` lists what, and the fields it takes. Ends with 1 when",
      "the lookalike refuses."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  maguey sandbox trigger stripe dispute payment=pi_3QxyzK",
      "  maguey sandbox trigger stripe fault knob=answer_503 times=3",
      "  maguey sandbox trigger stripe roll-secret --json",
      "  maguey sandbox trigger resend mend --at http://localhost:12112"
    })
final class TriggerDrill implements Callable<Integer> {
  @Mixin private Operation operation;

  @Parameters(index = "0", paramLabel = "VENDOR", description = "stripe or resend.")
  private Vendor vendor;

  @Parameters(index = "1", paramLabel = "DRILL", description = "Such as dispute or fault.")
  private String drill;

  @Parameters(index = "2..*", paramLabel = "FIELD=VALUE", description = "The fields of the drill.")
  private Map<String, String> fields = new LinkedHashMap<>();

  @Mixin private LookalikeOption at;

  @Override
  public Integer call() {
    return at.run(vendor, operation, this::trigger);
  }

  private int trigger(Lookalike lookalike) {
    if (!isKnown(lookalike.drills().body())) {
      operation.complain(
          "There is no drill %s. `maguey sandbox drills %s` lists them."
              .formatted(drill, Report.word(vendor)));
      return ExitCode.USAGE;
    }
    Lookalike.Answer answer = lookalike.run(drill, fields);
    if (answer.status() != 200) {
      operation.complain(answer.body().path("message").asText());
      return ExitCode.WRONG;
    }
    Report report = operation.report();
    if (report.isJson()) {
      report.print(Map.of("outcome", answer.body()));
    } else {
      report.facts(drill + " done", facts(answer.body()));
    }
    return ExitCode.DONE;
  }

  private boolean isKnown(JsonNode listed) {
    return listed.path("drills").findValuesAsText("name").contains(drill);
  }

  /// The part of the vendor's own JSON that fits on a line.
  private static Map<String, String> facts(JsonNode outcome) {
    Map<String, String> facts = new LinkedHashMap<>();
    outcome
        .properties()
        .forEach(field -> {
          if (field.getValue().isValueNode() && !field.getValue().isNull()) {
            facts.put(field.getKey(), field.getValue().asText());
          }
        });
    return facts;
  }
}
