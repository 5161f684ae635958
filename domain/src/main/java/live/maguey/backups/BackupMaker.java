package live.maguey.backups;

import java.time.Instant;

/// Takes a backup of all that a database holds as of one moment, while sales go on.
public interface BackupMaker {
  /// All of it, encrypted and on the disk, or nothing that is listed.
  ///
  /// @throws CannotBackUp when something it needs is missing or fails
  /// @throws live.maguey.shared.Unavailable when the database does not answer
  Backup make(Instant at);
}
