package live.maguey.backups;

import java.time.InstantSource;

/// Proves that a backup can be restored, by restoring it into a database that is thrown away; there
/// an older schema is brought up to date first.
public final class VerifyBackup {
  private final Backups backups;
  private final InstantSource clock;

  public VerifyBackup(Backups backups, InstantSource clock) {
    this.backups = backups;
    this.clock = clock;
  }

  /// @param scratch an empty database of no other use
  public RestoreBackup.Outcome verify(Backup backup, RestoredDatabase scratch) {
    RestoreBackup.Outcome outcome = new RestoreBackup().restore(backup, scratch, true);
    if (outcome instanceof RestoreBackup.Outcome.Restored restored && restored.isSound()) {
      backups.verified(backup, clock.instant());
    }
    return outcome;
  }
}
