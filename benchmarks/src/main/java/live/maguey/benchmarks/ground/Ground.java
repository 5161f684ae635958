package live.maguey.benchmarks.ground;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import live.maguey.api.Stores;
import live.maguey.api.settings.ServiceConfig;
import live.maguey.cli.up.EmbeddedDatabase;
import live.maguey.persistence.Database;
import live.maguey.persistence.Migrations;
import live.maguey.persistence.UuidV7;
import live.maguey.shared.Ids;

/// The embedded PostgreSQL as `./maguey up` starts it, commits on the disk, in a folder that is
/// gone afterwards.
public final class Ground implements AutoCloseable {
  /// The measure of every contest.
  public static final String FLOOR = "a row and a commit";

  /// As many connections as a node has by default.
  public static final int POOL = 12;

  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final Path folder;
  private final EmbeddedDatabase server;
  private final Database database;
  private final Ids ids = new UuidV7(Clock.systemUTC());
  private final BlockingQueue<PreparedStatement> floor = new ArrayBlockingQueue<>(POOL, true);

  public Ground() {
    try {
      folder = Files.createTempDirectory("maguey-benchmarks");
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
    server = EmbeddedDatabase.start(folder.resolve("postgres"));
    database =
        new Database(
            new Database.Settings(server.url(), server.user(), "", POOL),
            new SimpleMeterRegistry());
    new Migrations(database.dataSource()).migrate();
    execute(SeasonSql.SEASON_ID);
    execute("CREATE TABLE floor_rows (id bigserial PRIMARY KEY, caller integer, note text)");
    for (int i = 0; i < POOL; i++) {
      floor.add(floorStatement());
    }
  }

  private PreparedStatement floorStatement() {
    try {
      return DriverManager.getConnection(server.url(), server.user(), "")
          .prepareStatement(
              "INSERT INTO floor_rows (caller, note) VALUES (?, 'as many bytes as a note has')");
    } catch (SQLException fault) {
      throw new IllegalStateException(fault);
    }
  }

  public String url() {
    return server.url();
  }

  public String user() {
    return server.user();
  }

  public Database database() {
    return database;
  }

  public Ids ids() {
    return ids;
  }

  /// The floor: one row, one commit, nothing else. As many connections as a node has, straight from
  /// the driver, which the callers take in turns.
  public Load.Work floor() {
    return caller -> {
      PreparedStatement insert = floor.take();
      try {
        insert.setInt(1, caller);
        insert.executeUpdate();
      } finally {
        floor.put(insert);
      }
    };
  }

  public void execute(String sql) {
    try (Connection connection = database.dataSource().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException fault) {
      throw new IllegalStateException(fault);
    }
  }

  /// The stores as a command opens them, with a node's number of connections.
  public Stores stores() {
    return Stores.open(
        new ServiceConfig.Database(url(), user(), null, POOL, ServiceConfig.Holds.SINGLE),
        new SimpleMeterRegistry(),
        Clock.systemUTC());
  }

  /// The one number that a query gives.
  public long count(String sql) {
    return Long.parseLong(text(sql));
  }

  /// The one text that a query gives.
  public String text(String sql) {
    try (Connection connection = database.dataSource().getConnection();
        var statement = connection.createStatement();
        var said = statement.executeQuery(sql)) {
      said.next();
      return said.getString(1);
    } catch (SQLException fault) {
      throw new IllegalStateException(fault);
    }
  }

  /// Asks every 20 ms until a query gives the number.
  ///
  /// @throws IllegalStateException after ten minutes
  public void await(String sql, long wanted) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    for (long now = count(sql); now != wanted; now = count(sql)) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException(sql + " stays at " + now);
      }
      LockSupport.parkNanos(20_000_000);
    }
  }

  public String show(String setting) {
    return text("SHOW " + setting);
  }

  @Override
  public void close() {
    floor.forEach(Ground::disconnect);
    database.close();
    server.close();
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException left) {
      throw new UncheckedIOException(left);
    }
  }

  private static void disconnect(PreparedStatement statement) {
    try {
      statement.getConnection().close();
    } catch (SQLException gone) {
      throw new IllegalStateException(gone);
    }
  }
}
