package live.maguey.launch;

/// Says whether a decision is still what was signed.
public interface DecisionReader {

  /// Whether the envelope is signed by a key of the venue, and says the same as what is kept beside
  /// it.
  boolean holds(SignedDecision signed);
}
