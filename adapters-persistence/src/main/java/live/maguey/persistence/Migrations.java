package live.maguey.persistence;

import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;

/// Brings the schema up to date: forward only, under Flyway's own lock, so that nodes starting
/// together wait for each other.
public final class Migrations {
  private final Flyway flyway;

  public Migrations(DataSource database) {
    this.flyway =
        Flyway.configure()
            .dataSource(database)
            .locations("classpath:db/migration")
            .sqlMigrationPrefix("V")
            .validateMigrationNaming(true)
            .load();
  }

  /// @return how many migrations were applied
  public int migrate() {
    return flyway.migrate().migrationsExecuted;
  }

  /// The versions that are still to be applied, in order.
  public List<String> pending() {
    return Arrays.stream(flyway.info().pending()).map(MigrationInfo::getScript).toList();
  }

  /// The versions that a newer program has applied, in order.
  public List<String> fromTheFuture() {
    return Arrays.stream(flyway.info().applied())
        .filter(m -> m.getState() == MigrationState.FUTURE_SUCCESS)
        .map(MigrationInfo::getScript)
        .toList();
  }
}
