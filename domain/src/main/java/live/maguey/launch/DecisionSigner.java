package live.maguey.launch;

import java.util.List;

/// Signs what was decided and on what.
public interface DecisionSigner {

  /// @return the envelope of a [SignedDecision]
  /// @throws live.maguey.shared.Unavailable when no key signs
  String sign(Decision decision, Readiness readiness, List<Evidence> evidence);
}
