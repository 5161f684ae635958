package live.maguey.persistence;

import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationState;
import org.jspecify.annotations.Nullable;

/// Brings the schema up to date: forward only, under Flyway's own lock, so that nodes starting
/// together wait for each other. For one thread: it tells what it found when it was first asked,
/// and looks again after a migration.
public final class Migrations {
  private final Flyway flyway;

  /// What the database and the files say, compared once: each comparison reads both whole.
  private @Nullable MigrationInfoService compared;

  public Migrations(DataSource database) {
    this.flyway =
        Flyway.configure()
            .dataSource(database)
            .locations("classpath:db/schema")
            .sqlMigrationPrefix("V")
            .validateMigrationNaming(true)
            .load();
  }

  /// Never call it on a database that is another or newer: functions would go back to older ones.
  ///
  /// @return how many migrations were applied
  public int migrate() {
    compared = null;
    return flyway.migrate().migrationsExecuted;
  }

  /// What is still to be applied, in order: new versions, then functions whose text has changed.
  public List<String> pending() {
    return Arrays.stream(info().pending()).map(MigrationInfo::getScript).toList();
  }

  /// Whether it was migrated by a program that had other texts under the same versions: its data
  /// cannot be carried over.
  public boolean isAnother() {
    return Arrays.stream(info().applied())
        .anyMatch(m -> m.isVersioned() && !m.isChecksumMatching());
  }

  /// The versions that a newer program has applied, in order.
  public List<String> fromTheFuture() {
    return Arrays.stream(info().applied())
        .filter(m -> m.getState() == MigrationState.FUTURE_SUCCESS)
        .map(MigrationInfo::getScript)
        .toList();
  }

  private MigrationInfoService info() {
    if (compared == null) {
      compared = flyway.info();
    }
    return compared;
  }
}
