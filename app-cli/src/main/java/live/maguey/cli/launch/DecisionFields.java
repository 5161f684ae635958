package live.maguey.cli.launch;

import java.util.Map;
import live.maguey.cli.command.Report;
import live.maguey.launch.Decision;
import live.maguey.launch.SignedDecision;

/// A decision as JSON.
final class DecisionFields {
  private DecisionFields() {}

  static Map<String, Object> of(SignedDecision signed) {
    Decision decision = signed.decision();
    return Report.fields(
        "number", signed.number() == 0 ? null : signed.number(),
        "go", decision.go(),
        "by", decision.by(),
        "at", decision.at(),
        "release", decision.release().name(),
        "score", decision.score(),
        "note", decision.note(),
        "envelope", signed.envelope().isEmpty() ? null : signed.envelope());
  }
}
