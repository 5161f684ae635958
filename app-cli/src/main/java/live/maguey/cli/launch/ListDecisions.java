package live.maguey.cli.launch;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import live.maguey.api.Application;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.command.Operation;
import live.maguey.cli.command.Report;
import live.maguey.launch.Decision;
import live.maguey.launch.DecisionReader;
import live.maguey.launch.SignedDecision;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `maguey launch decisions`.
@Command(
    name = "decisions",
    description = {
      "Lists who decided whether the venue opens, and if it holds.",
      "The newest hundred, the newest first; ends with 1 where a signature does not hold."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  maguey launch decisions", "  maguey launch decisions --json"})
final class ListDecisions implements Callable<Integer> {
  private static final int MOST = 100;

  @Mixin private Operation operation;

  @Override
  public Integer call() {
    return operation.run(ListDecisions::list);
  }

  private static int list(Application application, Report report) {
    DecisionReader reader = application.launching().decisionReader();
    List<SignedDecision> decisions = application.launching().decisions(MOST);
    report.list(
        "decisions",
        decisions.stream().map(signed -> fields(signed, reader.holds(signed))).toList(),
        List.of("NUMBER", "WORD", "AT", "BY", "RELEASE", "SIGNATURE", "WHY"),
        decisions.stream().map(signed -> row(report, signed, reader.holds(signed))).toList());
    return decisions.stream().allMatch(reader::holds) ? ExitCode.DONE : ExitCode.WRONG;
  }

  private static Map<String, Object> fields(SignedDecision signed, boolean holds) {
    Map<String, Object> fields = DecisionFields.of(signed);
    fields.put("holds", holds);
    return fields;
  }

  private static List<String> row(Report report, SignedDecision signed, boolean holds) {
    Decision decision = signed.decision();
    return List.of(
        String.valueOf(signed.number()),
        decision.go() ? "go" : "no go",
        report.time(decision.at()),
        decision.by(),
        decision.release().brief(),
        holds ? "holds" : "DOES NOT HOLD",
        decision.note());
  }
}
