package live.maguey.live;

/// Tells every node that a topic has changed, and nothing of how: who shows it reads it again.
public interface Announcements {
  /// Takes note and returns at once: it neither waits for the database nor fails when that is away.
  /// It is sent within 100 ms, several of one topic as one, in a transaction of its own. It may be
  /// lost with the process; readers look again from time to time for that reason.
  ///
  /// @throws IllegalStateException inside a unit of work, whose commit nobody knows yet: there it
  ///   is asked for by [live.maguey.shared.UnitOfWork#afterCommit]
  void announce(Topic topic);
}
