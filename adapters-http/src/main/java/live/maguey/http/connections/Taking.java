package live.maguey.http.connections;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How long a client may take for an answer: longer for a large one, but not forever; for a stream,
/// so long for each part of it.
final class Taking {
  /// What a client must take at least: bytes in a millisecond.
  private static final int SLOWEST = 8;

  /// But however large an answer is, it may not take longer than so many bodies.
  private static final int LONGEST = 4;

  private final Duration body;

  /// Null for an answer that has an end.
  private volatile @Nullable Duration part;

  /// @param body how long a request's may take
  Taking(Duration body) {
    this.body = body;
  }

  /// From now on the answer is a stream.
  void streams(Duration each) {
    part = each;
  }

  boolean isStream() {
    return part != null;
  }

  Duration allowed(int bytes) {
    Duration each = part;
    if (each != null) {
      return each;
    }
    long bySize = bytes / SLOWEST;
    return Duration.ofMillis(body.toMillis() + Math.min(bySize, (LONGEST - 1) * body.toMillis()));
  }
}
