package live.maguey.watch;

/// The database as this node reaches it.
public interface DatabaseReach {
  /// Asks it something small, and waits no longer than ten seconds or so.
  Seen look();

  sealed interface Seen {
    record Well() implements Seen {}

    /// It answers, and late.
    ///
    /// @param what a sentence without its period
    record Slow(String what) implements Seen {}

    /// It does not answer.
    record Away(String what) implements Seen {}
  }
}
