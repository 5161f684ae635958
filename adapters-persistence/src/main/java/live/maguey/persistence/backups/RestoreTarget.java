package live.maguey.persistence.backups;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import live.maguey.backups.Backup;
import live.maguey.backups.CannotBackUp;
import live.maguey.backups.Contents;
import live.maguey.backups.RestoredDatabase;
import live.maguey.persistence.Database;
import live.maguey.persistence.Migrations;
import live.maguey.persistence.watch.PostgresViolations;
import live.maguey.watch.Violations;

/// A database that `age` and `pg_restore` bring a backup into, in one transaction.
public final class RestoreTarget implements RestoredDatabase {
  /// Of one invariant: nobody waits for it.
  private static final Duration INVARIANT = Duration.ofMinutes(10);

  private final Database.Settings settings;
  private final BackupFolder folder;
  private final Programs programs;
  private final Path identity;
  private final Database database;
  private final Runnable after;

  /// @param identity the file with the private key
  /// @throws CannotBackUp when a program or the identity is not there
  /// @throws live.maguey.shared.Unavailable when the database does not answer
  public static RestoreTarget at(
      Database.Settings settings, BackupFolder folder, Programs programs, Path identity) {
    return new RestoreTarget(settings, folder, programs, identity, () -> {});
  }

  /// On a new database beside the one that is named, dropped at the end.
  public static RestoreTarget scratch(
      Database.Settings beside, BackupFolder folder, Programs programs, Path identity) {
    check(programs, identity);
    ScratchDatabase scratch = ScratchDatabase.create(beside);
    try {
      return new RestoreTarget(scratch.settings(), folder, programs, identity, scratch::drop);
    } catch (RuntimeException fault) {
      scratch.drop();
      throw fault;
    }
  }

  private RestoreTarget(
      Database.Settings settings,
      BackupFolder folder,
      Programs programs,
      Path identity,
      Runnable after) {
    check(programs, identity);
    this.settings = settings;
    this.folder = folder;
    this.programs = programs;
    this.identity = identity;
    this.after = after;
    this.database = new Database(settings, new SimpleMeterRegistry());
    try {
      database.reach();
    } catch (RuntimeException gone) {
      database.close();
      throw gone;
    }
  }

  private static void check(Programs programs, Path identity) {
    List.of("pg_restore", "age").forEach(programs::find);
    if (!Files.isReadable(identity)) {
      throw new CannotBackUp("The identity file " + identity + " cannot be read.");
    }
  }

  @Override
  public boolean isEmpty() {
    return !read(ContentsOfDatabase::hasTables);
  }

  @Override
  public Optional<String> load(Backup backup) {
    Path dump = folder.dump(backup);
    try {
      long bytes = Files.size(dump);
      if (bytes != backup.manifest().bytes()) {
        return Optional.of(
            "The file has %,d bytes, and %,d were written."
                .formatted(bytes, backup.manifest().bytes()));
      }
      if (!FileDigest.of(dump).equals(backup.manifest().checksum())) {
        return Optional.of("The file is not what was written: its checksum differs.");
      }
    } catch (IOException unreadable) {
      return Optional.of("The file cannot be read: " + unreadable.getMessage() + ".");
    }
    return restored(dump);
  }

  private Optional<String> restored(Path dump) {
    List<String> decrypt =
        List.of(
            programs.find("age").toString(),
            "--decrypt",
            "--identity",
            identity.toString(),
            dump.toString());
    List<String> restore =
        List.of(
            programs.find("pg_restore").toString(),
            "--single-transaction",
            "--no-owner",
            "--no-privileges",
            "--no-password",
            "--dbname=" + LibpqEnvironment.database(settings));
    try (Chain chain =
        Chain.start(
            List.of(decrypt, restore), LibpqEnvironment.of(settings), programs.patience())) {
      chain.output().transferTo(OutputStream.nullOutputStream());
      return chain.end();
    } catch (IOException fault) {
      throw new CannotBackUp("Nothing was restored: " + fault.getMessage() + ".", fault);
    }
  }

  @Override
  public Contents contents() {
    return read(ContentsOfDatabase::of);
  }

  @Override
  public boolean isCurrent() {
    return migrations().pending().isEmpty();
  }

  @Override
  public void migrate() {
    migrations().migrate();
  }

  private Migrations migrations() {
    return new Migrations(database.dataSource());
  }

  @Override
  public Violations.Found violations() {
    return new PostgresViolations(database, INVARIANT).find();
  }

  private interface Reading<T> {
    T of(Connection connection) throws SQLException;
  }

  private <T> T read(Reading<T> reading) {
    AtomicReference<T> read = new AtomicReference<>();
    database.snapshot("maguey restore", connection -> read.set(reading.of(connection)));
    return Objects.requireNonNull(read.get());
  }

  @Override
  public void close() {
    database.close();
    after.run();
  }
}
