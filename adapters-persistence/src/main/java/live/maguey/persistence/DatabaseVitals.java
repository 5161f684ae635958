package live.maguey.persistence;

import java.time.Instant;

/// What a PostgreSQL server reports about itself.
///
/// @param version as `15.19`; @param number as 150019
/// @param fsync whether what is committed is on the disk
/// @param synchronous whether a commit is answered only then
/// @param writable false on a standby and where transactions are read-only
/// @param connections open now, of `maxConnections`
/// @param now its clock
public record DatabaseVitals(
    String version,
    int number,
    boolean fsync,
    boolean synchronous,
    boolean writable,
    int connections,
    int maxConnections,
    Instant now) {

  private enum Vital implements Sql {
    VITALS(
        """
        SELECT current_setting('server_version') AS version,
               current_setting('server_version_num')::integer AS number,
               current_setting('fsync') = 'on' AS fsync,
               current_setting('synchronous_commit') <> 'off' AS synchronous,
               NOT pg_is_in_recovery() AND current_setting('transaction_read_only') = 'off'
                 AS writable,
               (SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend')::integer
                 AS connections,
               current_setting('max_connections')::integer AS max_connections,
               clock_timestamp() AS now
        """);

    private final String text;

    Vital(String text) {
      this.text = text;
    }

    @Override
    public String text() {
      return text;
    }
  }

  /// @throws live.maguey.shared.Unavailable when it does not answer
  public static DatabaseVitals of(Database database) {
    return database
        .get(
            Vital.VITALS,
            Params.none(),
            c ->
                new DatabaseVitals(
                    c.text("version"),
                    c.integer("number"),
                    c.truth("fsync"),
                    c.truth("synchronous"),
                    c.truth("writable"),
                    c.integer("connections"),
                    c.integer("max_connections"),
                    c.instant("now")))
        .orElseThrow();
  }
}
