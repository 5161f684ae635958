package live.maguey.backups;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Backups in memory.
public final class InMemoryBackups implements Backups {
  private final Map<String, Backup> all = new TreeMap<>(Comparator.reverseOrder());

  public Backup add(Manifest manifest) {
    Backup backup = new Backup(manifest.at().toString(), manifest, null);
    all.put(backup.name(), backup);
    return backup;
  }

  @Override
  public List<Backup> list() {
    return List.copyOf(all.values());
  }

  @Override
  public void verified(Backup backup, Instant at) {
    all.computeIfPresent(backup.name(), (name, known) -> new Backup(name, known.manifest(), at));
  }

  @Override
  public void delete(Backup backup) {
    all.remove(backup.name());
  }
}
