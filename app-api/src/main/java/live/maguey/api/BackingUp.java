package live.maguey.api;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.InstantSource;
import live.maguey.api.schema.Schema;
import live.maguey.api.settings.BackupSettings;
import live.maguey.api.settings.ServiceConfig;
import live.maguey.audit.Cause;
import live.maguey.backups.Backup;
import live.maguey.backups.CannotBackUp;
import live.maguey.backups.LookUpBackups;
import live.maguey.backups.PruneBackups;
import live.maguey.backups.RestoreBackup;
import live.maguey.backups.RestoredDatabase;
import live.maguey.backups.VerifyBackup;
import live.maguey.persistence.Database;
import live.maguey.persistence.audit.PostgresAuditTrail;
import live.maguey.persistence.backups.BackupFolder;
import live.maguey.persistence.backups.ErasureFile;
import live.maguey.persistence.backups.PgDump;
import live.maguey.persistence.backups.Programs;
import live.maguey.persistence.backups.RestoreTarget;
import live.maguey.privacy.ApplyErasures;
import live.maguey.privacy.KeptErasures;
import live.maguey.status.NewestBackup;

/// Backups in the folder of the settings. It needs no [Application]: it works when the database is
/// gone.
public final class BackingUp {
  private static final int CONNECTIONS = 2;

  private final BackupSettings settings;
  private final BackupFolder folder;
  private final KeptErasures erasures;
  private final Programs programs;
  private final InstantSource clock;

  /// @throws CannotBackUp when the settings name no folder
  public BackingUp(BackupSettings settings, Programs programs, InstantSource clock) {
    this.settings = settings;
    this.folder = new BackupFolder(folder(settings));
    this.erasures = erasures(settings);
    this.programs = programs;
    this.clock = clock;
  }

  /// What this machine knows of the newest one, looked at each time.
  public static NewestBackup newest(BackupSettings settings) {
    return () -> {
      if (settings.folder() == null) {
        return new NewestBackup.Known.NotConfigured();
      }
      try {
        return new LookUpBackups(new BackupFolder(settings.folder()))
            .newest()
            .<NewestBackup.Known>map(backup ->
                new NewestBackup.Known.Made(
                    backup.at(), backup.verified() != null, settings.allowedAge()))
            .orElseGet(NewestBackup.Known.None::new);
      } catch (CannotBackUp unreadable) {
        return new NewestBackup.Known.Unreadable(String.valueOf(unreadable.getMessage()));
      }
    };
  }

  public LookUpBackups lookUp() {
    return new LookUpBackups(folder);
  }

  public PruneBackups prune() {
    return new PruneBackups(folder, clock);
  }

  /// @param release of this program
  /// @throws CannotBackUp when something it needs is missing or fails
  public Backup make(ServiceConfig.Database database, String release) {
    if (settings.recipient() == null) {
      throw new CannotBackUp("Nobody could read a backup: backups.recipient is not set.");
    }
    Database.Settings at = settings(database);
    try (Database open = new Database(at, new SimpleMeterRegistry())) {
      open.reach();
      Schema.requireCurrent(open);
      Backup made =
          new PgDump(open, at, folder, programs, settings.recipient(), release)
              .make(clock.instant());
      erasures.keep(Privacy.people(open).erasures());
      return made;
    }
  }

  /// Restores it into a new database beside the one that is named, and drops that again.
  ///
  /// @param identity the file with the private key
  public RestoreBackup.Outcome verify(Backup backup, ServiceConfig.Database beside, Path identity) {
    try (RestoredDatabase scratch =
        RestoreTarget.scratch(settings(beside), folder, programs, identity)) {
      return new VerifyBackup(folder, clock).verify(backup, scratch);
    }
  }

  /// @param into an empty database; @param identity the file with the private key
  public RestoreBackup.Outcome restore(Backup backup, ServiceConfig.Database into, Path identity) {
    try (RestoredDatabase database = RestoreTarget.at(settings(into), folder, programs, identity)) {
      return new RestoreBackup().restore(backup, database);
    }
  }

  /// Who was erased, as it is kept beside the backups.
  ///
  /// @param settings with a folder
  static KeptErasures erasures(BackupSettings settings) {
    return new ErasureFile(folder(settings));
  }

  private static Path folder(BackupSettings settings) {
    if (settings.folder() == null) {
      throw new CannotBackUp("No backups are configured: backups.folder is not set.");
    }
    return settings.folder();
  }

  /// Erases again whom a restored database knows again.
  ///
  /// @param restored of a schema that is current
  public ApplyErasures.Applied eraseAgain(ServiceConfig.Database restored, Cause cause) {
    try (Database open = new Database(settings(restored), new SimpleMeterRegistry())) {
      return new ApplyErasures(Privacy.people(open), new PostgresAuditTrail(open), open)
          .apply(erasures.list(), cause);
    }
  }

  private static Database.Settings settings(ServiceConfig.Database config) {
    return new Database.Settings(
        config.url(),
        config.user(),
        config.password() == null ? "" : config.password().reveal(),
        CONNECTIONS);
  }
}
