package live.maguey.persistence.live;

import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import live.maguey.live.Announcements;
import live.maguey.live.Topic;
import live.maguey.persistence.Database;
import org.jspecify.annotations.Nullable;

/// Sends announcements on a thread and a connection of its own, both made for the first of them.
/// What is noted within [#APART] goes out together and each topic once.
///
/// While the database is away the noted topics wait for it: a set of at most [#MOST].
public final class PostgresAnnouncements implements Announcements, AutoCloseable {
  private static final System.Logger LOG = System.getLogger("live.maguey.live");

  /// Ten times a second and topic.
  static final Duration APART = Duration.ofMillis(100);

  private static final Duration REST_AFTER_FAULT = Duration.ofSeconds(1);
  private static final Duration LAST_WORDS = Duration.ofSeconds(3);
  private static final int ANSWER_MILLIS = 3_000;

  /// Far more than there are topics: beyond it none is noted, and readers look by themselves.
  private static final int MOST = 10_000;

  private final Database database;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Set<Topic> noted = new LinkedHashSet<>();
  private @Nullable Thread sender;
  private boolean closing;

  public PostgresAnnouncements(Database database) {
    this.database = database;
  }

  @Override
  public void announce(Topic topic) {
    database.refuseUnit();
    lock.lock();
    try {
      if (closing || noted.size() >= MOST) {
        return;
      }
      noted.add(topic);
      if (sender == null) {
        // A daemon: a command that forgets to close ends all the same.
        sender = Thread.ofPlatform().daemon().name("announcements").start(this::send);
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void send() {
    Connection connection = null;
    boolean broken = false;
    while (awaitNoted()) {
      Set<Topic> topics = taken();
      try {
        connection = connection == null ? connect() : connection;
        notify(connection, topics);
        broken = false;
        rest(APART);
      } catch (SQLException fault) {
        // A connection that broke while it was idle is only replaced.
        boolean wasOpen = connection != null;
        connection = closed(connection);
        if (!wasOpen && broken && isClosing()) {
          return;
        }
        putBack(topics);
        if (!wasOpen) {
          tell(broken, fault);
          broken = true;
          rest(REST_AFTER_FAULT);
        }
      }
    }
    closed(connection);
  }

  private Connection connect() throws SQLException {
    Connection connection = database.apart("maguey announcements");
    connection.setNetworkTimeout(Runnable::run, ANSWER_MILLIS);
    return connection;
  }

  private static void notify(Connection connection, Set<Topic> topics) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(LiveSql.NOTIFY)) {
      Object[] texts = topics.stream().map(Topic::toString).toArray();
      statement.setArray(1, connection.createArrayOf("text", texts));
      statement.execute();
    }
  }

  /// @return false when there is nothing to send any more
  private boolean awaitNoted() {
    lock.lock();
    try {
      while (noted.isEmpty() && !closing) {
        changed.awaitUninterruptibly();
      }
      return !noted.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  private Set<Topic> taken() {
    lock.lock();
    try {
      Set<Topic> all = new LinkedHashSet<>(noted);
      noted.clear();
      return all;
    } finally {
      lock.unlock();
    }
  }

  private void putBack(Set<Topic> topics) {
    lock.lock();
    try {
      noted.addAll(topics);
    } finally {
      lock.unlock();
    }
  }

  private boolean isClosing() {
    lock.lock();
    try {
      return closing;
    } finally {
      lock.unlock();
    }
  }

  /// Not at all once it is being closed.
  private void rest(Duration time) {
    lock.lock();
    try {
      long nanos = time.toNanos();
      while (nanos > 0 && !closing) {
        nanos = changed.awaitNanos(nanos);
      }
    } catch (InterruptedException never) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  private static void tell(boolean again, SQLException fault) {
    if (!again) {
      LOG.log(Level.WARNING, "announcements wait for the database: {0}", fault.getMessage());
    }
  }

  private static @Nullable Connection closed(@Nullable Connection connection) {
    if (connection != null) {
      try {
        connection.close();
      } catch (SQLException brokenAnyway) {
        // It is not used any more.
      }
    }
    return null;
  }

  /// Sends what is noted, for at most three seconds, and takes no more.
  @Override
  public void close() {
    Thread last;
    lock.lock();
    try {
      closing = true;
      changed.signalAll();
      last = sender;
    } finally {
      lock.unlock();
    }
    try {
      if (last != null) {
        TimeUnit.NANOSECONDS.timedJoin(last, LAST_WORDS.toNanos());
      }
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }
}
