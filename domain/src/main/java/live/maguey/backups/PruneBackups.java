package live.maguey.backups;

import java.time.InstantSource;
import java.util.List;

/// Deletes old backups.
public final class PruneBackups {
  private final Backups backups;
  private final InstantSource clock;

  public PruneBackups(Backups backups, InstantSource clock) {
    this.backups = backups;
    this.clock = clock;
  }

  /// Which would go, the newest first.
  public List<Backup> gone(KeptBackups kept) {
    return kept.gone(backups.list(), clock.instant());
  }

  /// @return which went
  public List<Backup> prune(KeptBackups kept) {
    List<Backup> gone = gone(kept);
    gone.forEach(backups::delete);
    return gone;
  }
}
