package live.maguey.persistence;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/// Real PostgreSQL for tests: one embedded server per JVM, an empty migrated database per call,
/// cloned from a template as files, which takes half the time of writing it to the log, or emptied
/// after another test, which takes a tenth. fsync is off: races are decided the same, only faster.
/// So is autovacuum: with many databases it starts a worker every moment, and its snapshots change
/// what is measured.
public final class TestDatabase {
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final String TEMPLATE = "maguey_template";
  private static final Map<Database, String> GIVEN = new ConcurrentHashMap<>();
  private static final Queue<String> CLOSED = new ConcurrentLinkedQueue<>();
  private static final ScopedValue<Change> CHANGE = ScopedValue.newInstance();

  private TestDatabase() {}

  /// What every database of some work is told first, and their names.
  private record Change(String sql, List<String> databases) {}

  private static final class Server {
    static final EmbeddedPostgres POSTGRES = start();
    static final Connection OWNER = owner();
    static final Emptying EMPTYING = template();

    private static EmbeddedPostgres start() {
      try {
        EmbeddedPostgres postgres =
            EmbeddedPostgres.builder()
                .setServerConfig("fsync", "off")
                .setServerConfig("synchronous_commit", "off")
                .setServerConfig("full_page_writes", "off")
                .setServerConfig("max_connections", "400")
                .setServerConfig("jit", "off")
                .setServerConfig("autovacuum", "off")
                .setPort(quietPort())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(postgres)));
        return postgres;
      } catch (IOException broken) {
        throw new UncheckedIOException(broken);
      }
    }

    private static Connection owner() {
      try {
        return POSTGRES.getPostgresDatabase().getConnection();
      } catch (SQLException broken) {
        throw new IllegalStateException(broken);
      }
    }

    private static Emptying template() {
      run("CREATE DATABASE " + TEMPLATE);
      DataSource template = POSTGRES.getDatabase("postgres", TEMPLATE);
      new Migrations(template).migrate();
      return Emptying.back(template);
    }

    static void run(String sql) {
      synchronized (OWNER) {
        try (Statement statement = OWNER.createStatement()) {
          statement.execute(sql);
        } catch (SQLException broken) {
          throw new IllegalStateException(broken);
        }
      }
    }

    /// Below those that Linux gives to outgoing connections: one of them may have a port that was
    /// free a moment ago.
    private static int quietPort() {
      return ThreadLocalRandom.current()
          .ints(20_000, 32_000)
          .filter(Server::isFree)
          .findFirst()
          .orElseThrow();
    }

    private static boolean isFree(int port) {
      try (ServerSocket _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return true;
      } catch (IOException taken) {
        return false;
      }
    }
  }

  /// An empty database of the test's own: a new one, or one that a test before has closed.
  public static Database fresh(int poolSize) {
    if (CHANGE.isBound()) {
      return changed(CHANGE.get(), poolSize);
    }
    keepClosed();
    String name;
    while ((name = CLOSED.poll()) != null) {
      Database database = at(kept(name, poolSize));
      if (Server.EMPTYING.empty(database)) {
        GIVEN.put(database, name);
        return database;
      }
      database.close();
      endKept(name);
      Server.run("DROP DATABASE " + name + " WITH (FORCE)");
    }
    name = created(TEMPLATE);
    Database database = at(kept(name, poolSize));
    GIVEN.put(database, name);
    return database;
  }

  /// Runs `work`, whose databases, asked for on this thread, are told `sql` first, for example
  /// another text of a function.
  public static void changed(String sql, Runnable work) {
    Change change = new Change(sql, new ArrayList<>());
    try {
      ScopedValue.where(CHANGE, change).run(work);
    } finally {
      change.databases().forEach(name -> Server.run("DROP DATABASE " + name + " WITH (FORCE)"));
    }
  }

  private static Database changed(Change change, int poolSize) {
    String name = created(TEMPLATE);
    change.databases().add(name);
    Database database = at(named(name, poolSize));
    database.bare(connection -> {
      try (Statement statement = connection.createStatement()) {
        statement.execute(change.sql());
      }
    });
    return database;
  }

  private static void keepClosed() {
    GIVEN.forEach((database, name) -> {
      if (((HikariDataSource) database.dataSource()).isClosed() && GIVEN.remove(database, name)) {
        // A statement that its test gave up may be at work, with locks.
        Server.run(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = '"
                + name
                + "' AND pid NOT IN ("
                + processesOf(name)
                + ")");
        CLOSED.add(name);
      }
    });
  }

  /// One that is there already, reached in another way.
  public static Database at(Database.Settings settings) {
    return new Database(settings, new SimpleMeterRegistry());
  }

  /// Where a fresh migrated database is, for tests that start their own program on it.
  public static Database.Settings settings(int poolSize) {
    return named(created(TEMPLATE), poolSize);
  }

  /// Where a fresh database is that no migration has seen.
  public static Database.Settings empty() {
    return named(created("template0"), 2);
  }

  private static String created(String template) {
    String name = "t" + NUMBER.incrementAndGet();
    Server.run("CREATE DATABASE " + name + " TEMPLATE " + template + " STRATEGY FILE_COPY");
    return name;
  }

  private static Database.Settings named(String name, int poolSize) {
    return new Database.Settings(
        Server.POSTGRES.getJdbcUrl("postgres", name), "postgres", "", poolSize);
  }

  private static Database.Settings kept(String name, int poolSize) {
    return new Database.Settings(keptUrl(name), "postgres", "", poolSize);
  }

  private static String keptUrl(String name) {
    return KeptConnections.at(Server.POSTGRES.getJdbcUrl("postgres", name));
  }

  private static String processesOf(String name) {
    try {
      return KeptConnections.processes(keptUrl(name));
    } catch (SQLException broken) {
      throw new IllegalStateException(broken);
    }
  }

  private static void endKept(String name) {
    endKeptAt(keptUrl(name));
  }

  /// The same database over connections that outlive who closes them, for what opens it again and
  /// again; [#endKeptAt] ends them.
  ///
  /// @param url of a test database
  public static String keptAt(String url) {
    return KeptConnections.at(url);
  }

  /// @param url as [#keptAt] gave it
  public static void endKeptAt(String url) {
    try {
      KeptConnections.end(url);
    } catch (SQLException broken) {
      throw new IllegalStateException(broken);
    }
  }

  private static void close(EmbeddedPostgres postgres) {
    try {
      postgres.close();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
