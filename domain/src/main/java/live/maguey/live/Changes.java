package live.maguey.live;

/// Hears which topics have changed, on whichever node or in whichever command that was.
public interface Changes {
  /// Calls `look` whenever the topic may have changed: soon after it was announced, and when
  /// announcements may have been missed. One call may stand for several announcements, and there is
  /// one after the last of them. `look` only takes note: it returns at once and is called on
  /// another thread, never twice at the same time by one following.
  Following follow(Topic topic, Runnable look);

  /// What somebody follows, until it is closed.
  interface Following extends AutoCloseable {
    /// Nothing is called any more, but for what is under way. To close twice is no fault.
    @Override
    void close();
  }
}
