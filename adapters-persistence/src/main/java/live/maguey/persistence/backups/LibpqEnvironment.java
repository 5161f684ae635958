package live.maguey.persistence.backups;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import live.maguey.backups.CannotBackUp;
import live.maguey.persistence.Database;
import org.postgresql.Driver;

/// How PostgreSQL's own programs are told where a database is: in the environment, which other
/// users of the machine cannot read as they can a command line.
///
/// <https://www.postgresql.org/docs/15/libpq-envars.html>
final class LibpqEnvironment {
  private static final Map<String, String> NAMES =
      Map.of(
          "PGHOST", "PGHOST",
          "PGPORT", "PGPORT",
          "PGDBNAME", "PGDATABASE",
          "sslmode", "PGSSLMODE",
          "sslrootcert", "PGSSLROOTCERT",
          "sslcert", "PGSSLCERT",
          "sslkey", "PGSSLKEY");

  private LibpqEnvironment() {}

  static Map<String, String> of(Database.Settings settings) {
    Properties parts = parts(settings.url());
    Map<String, String> environment = new LinkedHashMap<>();
    NAMES.forEach((part, name) -> {
      if (parts.getProperty(part) != null) {
        environment.put(name, parts.getProperty(part));
      }
    });
    environment.put("PGUSER", settings.user());
    if (!settings.password().isEmpty()) {
      environment.put("PGPASSWORD", settings.password());
    }
    environment.put("PGCONNECT_TIMEOUT", "10");
    return environment;
  }

  static String database(Database.Settings settings) {
    return parts(settings.url()).getProperty("PGDBNAME", "");
  }

  /// Another database on the same server.
  static Database.Settings sibling(Database.Settings settings, String name) {
    String url = settings.url();
    int question = url.indexOf('?');
    String options = question < 0 ? "" : url.substring(question);
    String address = question < 0 ? url : url.substring(0, question);
    String server = address.substring(0, address.lastIndexOf('/') + 1);
    return new Database.Settings(
        server + name + options, settings.user(), settings.password(), settings.poolSize());
  }

  private static Properties parts(String url) {
    Properties parts = Driver.parseURL(url, null);
    if (parts == null) {
      throw new CannotBackUp("This is not the address of a PostgreSQL database: " + url + ".");
    }
    return parts;
  }
}
