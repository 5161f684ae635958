package live.maguey.cli;

import ch.qos.logback.classic.Level;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.Reader;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import live.maguey.api.SchemaOutdated;
import live.maguey.api.ServiceConfig;
import live.maguey.api.SettingSources;
import live.maguey.api.Stores;
import live.maguey.audit.Actor;
import live.maguey.audit.Cause;
import live.maguey.catalog.Venue;
import live.maguey.persistence.Migrations;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What an ops command works with: the stores of the house's database, its clock, and who acts.
///
/// The database is the one that `database.url` names, or the embedded one of a `maguey up` that
/// runs on the same data folder and has left its address in `running.properties` there.
public final class Operations implements AutoCloseable {
  /// Written by `maguey up` into its data folder: `database.url`, `database.user`, `site`, `pid`.
  public static final String RUNNING = "running.properties";

  private static final int CONNECTIONS = 2;

  private final Stores stores;
  private final Venue venue;
  private final VenueTimes times;

  private Operations(Stores stores, Venue venue) {
    this.stores = stores;
    this.venue = venue;
    this.times = new VenueTimes(venue.zone(), stores.clock().instant());
  }

  /// @throws live.maguey.api.BadConfiguration when a setting is wrong
  /// @throws Unreached when there is no database, or it does not answer
  /// @throws SchemaOutdated when the database is older than this program
  public static Operations open(SettingsOptions options) {
    quiet();
    SettingSources sources = options.sources("maguey", Map.of());
    Venue venue = ServiceConfig.venue(sources);
    ServiceConfig.Database database =
        ServiceConfig.findDatabase(sources)
            .or(() -> running(ServiceConfig.data(sources)))
            .orElseThrow(() ->
                new Unreached("No database: start ./maguey up here, or set MAGUEY_DATABASE_URL."));
    reach(database);
    Stores stores = Stores.open(database, new SimpleMeterRegistry(), Clock.systemUTC());
    try {
      List<String> pending = new Migrations(stores.database().dataSource()).pending();
      if (!pending.isEmpty()) {
        throw new SchemaOutdated(pending);
      }
      return new Operations(stores, venue);
    } catch (RuntimeException fault) {
      stores.close();
      throw fault;
    }
  }

  public Stores stores() {
    return stores;
  }

  public Venue venue() {
    return venue;
  }

  public VenueTimes times() {
    return times;
  }

  /// The person at the keyboard, as the operating system knows them.
  public Cause cause() {
    return new Cause(Actor.operator(System.getProperty("user.name") + "@" + host()), null);
  }

  @Override
  public void close() {
    stores.close();
  }

  private static Optional<ServiceConfig.Database> running(Path data) {
    Path file = data.resolve(RUNNING);
    if (!Files.isReadable(file)) {
      return Optional.empty();
    }
    Properties house = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      house.load(reader);
    } catch (IOException unreadable) {
      throw new Unreached("Cannot read " + file + ": " + unreadable.getMessage(), unreadable);
    }
    return Optional.ofNullable(house.getProperty("database.url"))
        .map(url ->
            new ServiceConfig.Database(
                url, house.getProperty("database.user", "maguey"), null, CONNECTIONS));
  }

  /// Asks once, so that a refusal is told in a moment and not after the pool's and the migrations'
  /// patience.
  private static void reach(ServiceConfig.Database database) {
    Properties login = new Properties();
    login.setProperty("user", database.user());
    login.setProperty("password", database.password() == null ? "" : database.password().reveal());
    login.setProperty("connectTimeout", "3");
    login.setProperty("loginTimeout", "5");
    try {
      DriverManager.getConnection(database.url(), login).close();
    } catch (SQLException refused) {
      throw new Unreached(
          """
          The database does not answer: %s
          It was asked at %s as %s.
          Start it (./maguey up for the embedded one), or set MAGUEY_DATABASE_URL.\
          """
              .formatted(refused.getMessage(), database.url(), database.user()),
          refused);
    }
  }

  /// What the pool and the migrations would log is told in sentences here.
  private static void quiet() {
    if (LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)
        instanceof ch.qos.logback.classic.Logger root) {
      root.setLevel(Level.OFF);
    }
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException nameless) {
      return "localhost";
    }
  }
}
