package live.maguey.persistence.demo;

import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import live.maguey.persistence.UuidV7;

/// One made-up past event in progress: its rows so far, the random source, and the time for its
/// ids.
final class Past {
  final PastRows rows = new PastRows();
  final Random random;

  private final UuidV7 ids = new UuidV7(this::at);
  private Instant at;

  Past(Random random, Instant at) {
    this.random = random;
    this.at = at;
  }

  Instant at() {
    return at;
  }

  void moveTo(Instant later) {
    at = later;
  }

  UUID id() {
    return ids.next();
  }

  /// An id without its hyphens.
  String name() {
    return id().toString().replace("-", "");
  }
}
