package live.maguey.persistence;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/// Real PostgreSQL for tests: one embedded server per JVM, a fresh migrated database per call,
/// cloned from a template as files, which takes half the time of writing it to the log. fsync is
/// off: races are decided the same, only faster. So is autovacuum: with hundreds of databases it
/// starts a worker every moment, and its snapshots change what is measured.
public final class TestDatabase {
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final String TEMPLATE = "maguey_template";
  private static final Map<Database, String> GIVEN = new ConcurrentHashMap<>();

  private TestDatabase() {}

  private static final class Server {
    static final EmbeddedPostgres POSTGRES = start();

    private static EmbeddedPostgres start() {
      try {
        EmbeddedPostgres postgres =
            EmbeddedPostgres.builder()
                .setServerConfig("fsync", "off")
                .setServerConfig("synchronous_commit", "off")
                .setServerConfig("full_page_writes", "off")
                .setServerConfig("max_connections", "300")
                .setServerConfig("jit", "off")
                .setServerConfig("autovacuum", "off")
                .setPort(quietPort())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(postgres)));
        run(postgres, "CREATE DATABASE " + TEMPLATE);
        new Migrations(postgres.getDatabase("postgres", TEMPLATE)).migrate();
        return postgres;
      } catch (IOException broken) {
        throw new UncheckedIOException(broken);
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

  public static Database fresh() {
    return fresh(16);
  }

  public static Database fresh(int poolSize) {
    dropClosed();
    String name = created(TEMPLATE);
    Database database = at(named(name, poolSize));
    GIVEN.put(database, name);
    return database;
  }

  /// Those that their tests have closed: hundreds of copies would keep the exit waiting while their
  /// files are deleted.
  private static void dropClosed() {
    GIVEN.forEach((database, name) -> {
      if (((HikariDataSource) database.dataSource()).isClosed() && GIVEN.remove(database, name)) {
        run(Server.POSTGRES, "DROP DATABASE " + name + " WITH (FORCE)");
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
    synchronized (Server.POSTGRES) {
      run(
          Server.POSTGRES,
          "CREATE DATABASE " + name + " TEMPLATE " + template + " STRATEGY FILE_COPY");
    }
    return name;
  }

  private static Database.Settings named(String name, int poolSize) {
    return new Database.Settings(
        Server.POSTGRES.getJdbcUrl("postgres", name), "postgres", "", poolSize);
  }

  private static void run(EmbeddedPostgres postgres, String sql) {
    try (var connection = postgres.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
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
