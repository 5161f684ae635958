package live.maguey.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.sql.DataSource;
import live.maguey.shared.Deadline;
import live.maguey.shared.Unavailable;
import org.jspecify.annotations.Nullable;

/// One permit for each connection, in the order of arrival. With the pool alone, a caller that
/// returns a connection can take it again at once: of a hundred callers some would wait until they
/// gave up.
///
/// A caller's [Deadline] is kept by not beginning what may outlast it: the longest that the pool or
/// a lock may take is set aside first. What is under way when it is over, because the server is
/// silent, is cut off.
final class Turns {
  /// How long a caller waits for its turn.
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /// How long the caller whose turn it is waits for the pool to make a new connection.
  static final Duration MAKING = Duration.ofSeconds(3);

  /// How long a statement waits for a row or a table that somebody else has. None of our work keeps
  /// one that long: a caller that waits longer gives up connection and turn, and retries.
  static final Duration LOCKED = Duration.ofSeconds(3);

  /// A deadline that leaves less lets nothing begin.
  private static final Duration TO_BEGIN = MAKING.compareTo(LOCKED) > 0 ? MAKING : LOCKED;

  /// What any answer of the server may take: with less left, it is not asked.
  private static final Duration TO_ASK = Duration.ofMillis(250);

  private final Semaphore free;
  private final ScopedValue<Turn> current = ScopedValue.newInstance();

  /// A caller that has a permit, and its connection once it has asked for one.
  private static final class Turn {
    private @Nullable Connection connection;
  }

  Turns(int connections) {
    this.free = new Semaphore(connections, true);
  }

  <T extends @Nullable Object> T take(Supplier<T> work) {
    Duration patience = patience(PATIENCE);
    try {
      if (!free.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
        throw new Unavailable("no connection to the database became free");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new Unavailable("interrupted while waiting for a connection", interrupted);
    }
    try {
      return ScopedValue.where(current, new Turn()).call(work::get);
    } finally {
      free.release();
    }
  }

  /// @throws Unavailable when the deadline leaves no time to begin anything
  Duration patience(Duration most) {
    Optional<Duration> left = Deadline.left();
    if (left.isEmpty()) {
      return most;
    }
    Duration spare = left.get().minus(TO_BEGIN);
    if (!spare.isPositive()) {
      throw outOfTime();
    }
    return spare.compareTo(most) < 0 ? spare : most;
  }

  /// For the caller whose turn it is.
  Connection connect(DataSource pool) throws SQLException {
    Connection connection = pool.getConnection();
    try {
      // A statement that is alone commits by itself: it must have ended by the deadline.
      patience(PATIENCE);
      current.get().connection = connection;
      limit(connection);
      return connection;
    } catch (SQLException | RuntimeException unfit) {
      connection.close();
      throw unfit;
    }
  }

  /// Before the server is asked again within a transaction, which is undone when the deadline ends
  /// it.
  ///
  /// @throws Unavailable when the deadline leaves no time
  void goOn() {
    if (Deadline.left().filter(left -> left.compareTo(TO_ASK) < 0).isPresent()) {
      throw outOfTime();
    }
    hurry();
  }

  /// Limits the next answer to what the deadline leaves, or to the least that one may take.
  void hurry() {
    Connection connection = current.get().connection;
    if (connection != null) {
      try {
        limit(connection);
      } catch (SQLException broken) {
        throw new Unavailable("the connection to the database is broken", broken);
      }
    }
  }

  private static void limit(Connection connection) throws SQLException {
    Optional<Duration> left = Deadline.left();
    if (left.isPresent()) {
      long millis = Math.max(TO_ASK.toMillis(), left.get().toMillis());
      connection.setNetworkTimeout(Runnable::run, Math.toIntExact(millis));
    }
  }

  private static Unavailable outOfTime() {
    return new Unavailable("the time to answer is over before the database was asked");
  }

  /// How many callers wait.
  int waiting() {
    return free.getQueueLength();
  }
}
