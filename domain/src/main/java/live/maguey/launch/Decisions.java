package live.maguey.launch;

import java.util.List;

/// What was decided; nothing is ever taken back or changed, a later decision follows.
public interface Decisions {

  SignedDecision add(Decision decision, String envelope);

  /// The newest first.
  List<SignedDecision> newest(int limit);
}
