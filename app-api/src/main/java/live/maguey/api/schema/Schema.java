package live.maguey.api.schema;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import live.maguey.api.settings.ServiceConfig;
import live.maguey.persistence.Database;
import live.maguey.persistence.Migrations;
import live.maguey.persistence.SchemaFiles;
import live.maguey.shared.Unavailable;

/// The database schema, migrated step by step.
public final class Schema implements AutoCloseable {
  private final Database database;
  private final Migrations migrations;

  /// @throws SchemaOfAnother when the database was begun by a version that this one does not follow
  /// @throws SchemaNewer when a newer program has brought it further
  /// @throws Unavailable when the database does not answer
  public Schema(ServiceConfig.Database config) {
    this.database =
        new Database(
            new Database.Settings(
                config.url(),
                config.user(),
                config.password() == null ? "" : config.password().reveal(),
                2),
            new SimpleMeterRegistry());
    this.migrations = new Migrations(database.dataSource());
    try {
      database.reach();
      requireOurs(migrations);
    } catch (RuntimeException fault) {
      database.close();
      throw fault;
    }
  }

  /// @throws SchemaOfAnother when the database was begun by a version that this one does not follow
  /// @throws SchemaOutdated when the database is older than this program
  /// @throws SchemaNewer when a newer program has brought it further
  /// @throws Unavailable when the database does not answer
  public static void requireCurrent(Database database) {
    database.reach();
    if (SchemaFiles.areApplied(database)) {
      return;
    }
    Migrations migrations = new Migrations(database.dataSource());
    requireOurs(migrations);
    List<String> pending = migrations.pending();
    if (!pending.isEmpty()) {
      throw new SchemaOutdated(pending);
    }
  }

  /// A newer program's functions look like missing steps to an older one.
  private static void requireOurs(Migrations migrations) {
    if (migrations.isAnother()) {
      throw new SchemaOfAnother();
    }
    List<String> newer = migrations.fromTheFuture();
    if (!newer.isEmpty()) {
      throw new SchemaNewer(newer);
    }
  }

  /// The steps that are missing, in order.
  public List<String> pending() {
    return migrations.pending();
  }

  /// Forward only, each step in a transaction of its own; several that start together wait for each
  /// other.
  ///
  /// @return how many steps were done
  public int migrate() {
    return migrations.migrate();
  }

  @Override
  public void close() {
    database.close();
  }
}
