package live.maguey.persistence.live;

import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import live.maguey.live.Changes;
import live.maguey.live.Topic;
import live.maguey.persistence.Database;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/// Listens on a connection of its own. While it has none, every topic that somebody follows is
/// looked at once a second, and once more when it listens again, for what was announced meanwhile.
public final class PostgresChanges implements Changes, AutoCloseable {
  private static final System.Logger LOG = System.getLogger("live.maguey.live");

  /// How long one wait for announcements lasts; also how long an outage goes unnoticed at most, but
  /// for [#ANSWER_SECONDS].
  private static final Duration WAIT = Duration.ofSeconds(1);

  /// So many waits without an announcement, then the server is asked whether it is there.
  private static final int QUIET_WAITS = 5;

  private static final int ANSWER_SECONDS = 3;
  private static final Duration LOOK = Duration.ofSeconds(1);

  private final Database database;
  private final Map<Topic, List<Look>> looks = new ConcurrentHashMap<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final AtomicBoolean started = new AtomicBoolean();
  private volatile boolean listening;

  public PostgresChanges(Database database) {
    this.database = database;
  }

  /// By itself with the first who follows something: who shows no live page has no connection for
  /// them. On platform threads: a second is soon over where virtual ones are busy.
  public PostgresChanges start() {
    if (!started.compareAndSet(false, true)) {
      return this;
    }
    Thread.ofPlatform().daemon().name("changes").start(this::listenAlways);
    Thread.ofPlatform().daemon().name("changes-look").start(this::lookWhileDeaf);
    return this;
  }

  @Override
  public Following follow(Topic topic, Runnable look) {
    start();
    Look one = new Look(look);
    looks.compute(
        topic,
        (_, known) -> {
          List<Look> all = known == null ? new CopyOnWriteArrayList<>() : known;
          all.add(one);
          return all;
        });
    return () -> {
      one.end();
      looks.computeIfPresent(
          topic,
          (_, all) -> {
            all.remove(one);
            return all.isEmpty() ? null : all;
          });
    };
  }

  /// Whether announcements arrive; else topics are looked at every second.
  public boolean isListening() {
    return listening;
  }

  private void listenAlways() {
    boolean told = false;
    while (closed.getCount() > 0) {
      try (Connection connection = database.apart("maguey changes")) {
        listen(connection);
        told = false;
      } catch (SQLException | RuntimeException fault) {
        if (!told && closed.getCount() > 0) {
          LOG.log(Level.WARNING, "live pages are read once a second: {0}", fault.getMessage());
        }
        told = !listening;
      } finally {
        listening = false;
      }
      closesWithin(LOOK);
    }
  }

  private void listen(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(LiveSql.LISTEN);
    }
    PGConnection announced = connection.unwrap(PGConnection.class);
    listening = true;
    lookAtAll();
    int quiet = 0;
    while (closed.getCount() > 0) {
      PGNotification[] heard = announced.getNotifications(Math.toIntExact(WAIT.toMillis()));
      quiet = heard == null || heard.length == 0 ? quiet + 1 : 0;
      if (heard != null) {
        Arrays.stream(heard)
            .map(PGNotification::getParameter)
            .distinct()
            .map(Topic::parse)
            .flatMap(Optional::stream)
            .forEach(this::lookAt);
      }
      if (quiet >= QUIET_WAITS) {
        quiet = 0;
        if (!connection.isValid(ANSWER_SECONDS)) {
          throw new SQLException("the database does not answer");
        }
      }
    }
  }

  private void lookWhileDeaf() {
    while (!closesWithin(LOOK)) {
      if (!listening) {
        lookAtAll();
      }
    }
  }

  private void lookAtAll() {
    looks.keySet().forEach(this::lookAt);
  }

  private void lookAt(Topic topic) {
    looks.getOrDefault(topic, List.of()).forEach(Look::run);
  }

  private boolean closesWithin(Duration time) {
    try {
      return closed.await(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException never) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /// Its threads end within a second or two, by themselves.
  @Override
  public void close() {
    closed.countDown();
  }
}
