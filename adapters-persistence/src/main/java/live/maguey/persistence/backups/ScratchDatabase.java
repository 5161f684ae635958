package live.maguey.persistence.backups;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ThreadLocalRandom;
import live.maguey.backups.CannotBackUp;
import live.maguey.persistence.Database;

/// A database for one verification, on a server of others. Its name says when it was created: one
/// that a killed process left behind is dropped by the next.
///
/// @param settings of the new database; @param beside of the one whose server it is on
record ScratchDatabase(Database.Settings settings, Database.Settings beside) {
  private static final String PREFIX = "maguey_verify_";
  private static final Duration ABANDONED = Duration.ofDays(1);
  private static final String MAY_NOT = "42501";

  static ScratchDatabase create(Database.Settings beside) {
    long second = Instant.now().getEpochSecond();
    String name = PREFIX + second + "_" + ThreadLocalRandom.current().nextInt(1_000_000);
    try (Connection connection = connect(beside);
        Statement statement = connection.createStatement()) {
      for (String abandoned : abandoned(statement, second - ABANDONED.toSeconds())) {
        statement.execute("DROP DATABASE IF EXISTS " + abandoned + " WITH (FORCE)");
      }
      statement.execute("CREATE DATABASE " + name + " TEMPLATE template0");
    } catch (SQLException fault) {
      throw new CannotBackUp(
          MAY_NOT.equals(fault.getSQLState())
              ? "The user "
                  + beside.user()
                  + " may not create a database to restore into: ALTER ROLE "
                  + beside.user()
                  + " CREATEDB, or name another server with --database-url."
              : "No database could be created to restore into: " + fault.getMessage() + ".",
          fault);
    }
    return new ScratchDatabase(LibpqEnvironment.sibling(beside, name), beside);
  }

  private static List<String> abandoned(Statement statement, long before) throws SQLException {
    List<String> names = new ArrayList<>();
    try (ResultSet all =
        statement.executeQuery(
            "SELECT datname FROM pg_database WHERE datname ~ '^"
                + PREFIX
                + "\\d+_\\d+$' AND split_part(datname, '_', 3)::bigint < "
                + before)) {
      while (all.next()) {
        names.add(all.getString(1));
      }
    }
    return names;
  }

  void drop() {
    try (Connection connection = connect(beside);
        Statement statement = connection.createStatement()) {
      statement.execute(
          "DROP DATABASE IF EXISTS " + LibpqEnvironment.database(settings) + " WITH (FORCE)");
    } catch (SQLException stays) {
      // The next verification drops it, a day later.
    }
  }

  private static Connection connect(Database.Settings at) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", at.user());
    properties.setProperty("password", at.password());
    properties.setProperty("ApplicationName", "maguey backup");
    return DriverManager.getConnection(at.url(), properties);
  }
}
