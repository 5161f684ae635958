package live.maguey.backups;

import java.time.Instant;
import java.util.List;

/// Where backups are kept.
public interface Backups {
  /// The newest first; none while there is no folder yet.
  ///
  /// @throws CannotBackUp when it cannot be read
  List<Backup> list();

  /// Keeps when it was restored and found right. Changes nothing when it is gone.
  void verified(Backup backup, Instant at);

  /// Deletes all of it. What is left when that is cut short is no backup.
  void delete(Backup backup);
}
