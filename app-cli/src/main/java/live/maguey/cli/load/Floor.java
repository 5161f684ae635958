package live.maguey.cli.load;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/// What the database takes for the least there is to ask, meanwhile: the measure of all that the
/// server asks it. A row and a commit for what writes; how much of the event is sold, over all its
/// orders, for what counts. Each over connections of its own, straight from the driver.
///
/// It waits for its answers, guests do not: a pause of the disk or of Java that meets many guests
/// would meet it once. So each answer counts as often as it would if a guest came every
/// [#PAUSE_NANOS].
final class Floor implements AutoCloseable {
  private static final long PAUSE_NANOS = 10_000_000;
  private static final int WRITERS = 2;

  private static final String TABLE =
      "CREATE TABLE floor_rows (id bigserial PRIMARY KEY, note text)";
  private static final String ROW =
      "INSERT INTO floor_rows (note) VALUES ('as many bytes as a note has')";
  private static final String COUNT =
      """
      SELECT o.state, count(*), sum(l.quantity), sum(l.quantity * l.unit_price_minor)
      FROM orders o JOIN order_lines l ON l.order_id = o.id
      WHERE o.event_id = ? GROUP BY o.state
      """;

  private final Histogram rows = new ConcurrentHistogram(3);
  private final Histogram counts = new ConcurrentHistogram(3);
  private final ExecutorService asking = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Future<Void>> askers;
  private volatile boolean over;

  private Floor(DemoServer demo) {
    UUID event = demo.event().id().value();
    askers =
        Stream.concat(
                Stream.generate(() -> asker(demo, ROW, null, rows)).limit(WRITERS),
                Stream.of(asker(demo, COUNT, event, counts)))
            .toList();
  }

  /// Begins to ask.
  static Floor beside(DemoServer demo) {
    try (Connection connection = demo.connect();
        var statement = connection.createStatement()) {
      statement.execute(TABLE);
    } catch (SQLException fault) {
      throw new IllegalStateException(fault);
    }
    return new Floor(demo);
  }

  private Future<Void> asker(DemoServer demo, String sql, @Nullable UUID event, Histogram nanos) {
    return asking.submit(() -> {
      try (Connection connection = demo.connect();
          PreparedStatement statement = connection.prepareStatement(sql)) {
        if (event != null) {
          statement.setObject(1, event);
        }
        while (!over) {
          long start = System.nanoTime();
          statement.execute();
          nanos.recordValueWithExpectedInterval(System.nanoTime() - start, PAUSE_NANOS);
          LockSupport.parkNanos(PAUSE_NANOS);
        }
        return null;
      }
    });
  }

  /// A row and a commit.
  Histogram rows() {
    return rows;
  }

  /// A count over the orders of the event.
  Histogram counts() {
    return counts;
  }

  /// Forgets what there was before: warming up.
  void begin() {
    rows.reset();
    counts.reset();
  }

  /// @throws IllegalStateException when it could not ask all the time: there is no measure then
  @Override
  public void close() {
    over = true;
    asking.close();
    try {
      for (Future<Void> asker : askers) {
        asker.get();
      }
    } catch (ExecutionException | InterruptedException broken) {
      throw new IllegalStateException("the floor was not measured", broken);
    }
  }
}
