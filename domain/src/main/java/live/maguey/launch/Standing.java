package live.maguey.launch;

import java.time.Instant;

/// How something asked for stands.
public sealed interface Standing {

  /// @param by a run of the tests, a person, or the look at the environment
  record Proved(String by, Instant at) implements Standing {}

  /// @param said what is wrong, a sentence without its period; @param advice what to do
  record Failed(String said, String advice) implements Standing {}

  /// There is no proof. @param advice how to get one
  record Unproved(String advice) implements Standing {}

  /// There is proof, of another release or too old.
  ///
  /// @param said what proved it and when; @param advice how to get a new proof
  record Stale(String said, Instant at, String advice) implements Standing {}

  /// It is not built.
  record Absent(String what) implements Standing {}
}
