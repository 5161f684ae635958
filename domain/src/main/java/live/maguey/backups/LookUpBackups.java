package live.maguey.backups;

import java.util.List;
import java.util.Optional;

/// Which backups there are.
public final class LookUpBackups {
  private final Backups backups;

  public LookUpBackups(Backups backups) {
    this.backups = backups;
  }

  /// The newest first.
  public List<Backup> all() {
    return backups.list();
  }

  public Optional<Backup> newest() {
    return backups.list().stream().findFirst();
  }

  public Optional<Backup> find(String name) {
    return backups.list().stream().filter(backup -> backup.name().equals(name)).findFirst();
  }
}
