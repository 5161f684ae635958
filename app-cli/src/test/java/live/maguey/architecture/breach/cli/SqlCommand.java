package live.maguey.architecture.breach.cli;

import java.sql.Connection;
import java.sql.SQLException;
import live.maguey.architecture.breach.persistence.Database;
import picocli.CommandLine.Command;

@Command(name = "sql")
public record SqlCommand(Database database, Connection connection) {
  long run() throws SQLException {
    connection.close();
    return database.update("DELETE FROM orders");
  }
}
