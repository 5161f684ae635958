package live.maguey.backups;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One backup, whole: one that is being made, or was left half-made, does not count.
///
/// @param name by which people ask for it; a later one sorts after an earlier one
/// @param verified when it was last restored and found right; null: never
public record Backup(String name, Manifest manifest, @Nullable Instant verified) {
  public Instant at() {
    return manifest.at();
  }
}
