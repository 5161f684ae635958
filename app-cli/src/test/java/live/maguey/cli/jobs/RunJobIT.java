package live.maguey.cli.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Objects;
import live.maguey.cli.proof.OnCall;
import live.maguey.cli.proof.RunningServer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class RunJobIT {
  @AutoClose private static final RunningServer SERVER = RunningServer.open();

  private final OnCall onCall = new OnCall(SERVER);

  @Test
  void a_job_that_a_server_takes_at_the_same_moment_is_left_to_it() throws SQLException {
    // As if its row had changed since it was read.
    sql(
        """
        CREATE FUNCTION taken() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
        CREATE TRIGGER taken BEFORE UPDATE ON scheduled_tasks
        FOR EACH ROW WHEN (OLD.task_name = 'purge') EXECUTE FUNCTION taken()
        """);
    try {
      assertThat(onCall.run("jobs", "run", "purge")).as(onCall.err()).isZero();
    } finally {
      sql("DROP FUNCTION taken CASCADE");
    }
    assertThat(onCall.out()).contains("purge");
  }

  private static void sql(String statement) throws SQLException {
    Map<String, String> at = SERVER.settings();
    try (Connection connection =
            DriverManager.getConnection(
                Objects.requireNonNull(at.get("database.url")), at.get("database.user"), "");
        Statement one = connection.createStatement()) {
      one.execute(statement);
    }
  }
}
