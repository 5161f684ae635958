package live.maguey.persistence;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import live.maguey.shared.Unavailable;

/// Connections beside the pool: for what keeps one for good, and for asking whether the database is
/// there.
final class Apart {
  static final String CONNECT_SECONDS = "3";

  /// A server that is there but busy may take longer to greet than to be found.
  private static final String GREETING_SECONDS = "10";

  private final Database.Settings settings;

  Apart(Database.Settings settings) {
    this.settings = settings;
  }

  /// One attempt. The pool would keep asking a database that refuses until its timeout; a process
  /// that just started wants to know at once.
  ///
  /// @throws Unavailable when it refuses, is not there after three seconds, or does not greet after
  ///   ten
  void reach() {
    try {
      connect("maguey").close();
    } catch (SQLException unreachable) {
      throw new Unavailable(
          "no connection to the database (" + firstSentence(unreachable) + ")", unreachable);
    }
  }

  /// @param application as `pg_stat_activity` names it
  Connection connect(String application) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", settings.user());
    properties.setProperty("password", settings.password());
    properties.setProperty("connectTimeout", CONNECT_SECONDS);
    properties.setProperty("loginTimeout", GREETING_SECONDS);
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("ApplicationName", application);
    return DriverManager.getConnection(settings.url(), properties);
  }

  /// What follows in the driver's messages is advice of its own.
  private static String firstSentence(SQLException fault) {
    String message = String.valueOf(fault.getMessage()).strip();
    return message.split("\\.\\s|\\.$|\n", 2)[0];
  }
}
