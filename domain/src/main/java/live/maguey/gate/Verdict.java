package live.maguey.gate;

/// What a gate answers to a scan.
public enum Verdict {
  /// The guest walks in.
  ADMIT,
  /// The guest walks in when a person has looked at their ID.
  LOOK,
  REFUSE,
  /// The guest walks out, and is counted.
  OUT
}
