package live.maguey.persistence.demo;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import live.maguey.persistence.UuidV7;

/// One made-up past event in progress: its rows so far, how its reservations went on, the random
/// source, and the time for its ids.
final class Past {
  final PastRows rows = new PastRows();
  final PastMoves moves = new PastMoves();
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

  /// By chance, at or after `from` and before `to`.
  Instant between(Instant from, Instant to) {
    return from.plusMillis((long) (random.nextDouble() * Duration.between(from, to).toMillis()));
  }

  /// Within the connection's transaction.
  void send(Connection connection) throws SQLException {
    rows.send(connection);
    moves.send(connection);
  }
}
