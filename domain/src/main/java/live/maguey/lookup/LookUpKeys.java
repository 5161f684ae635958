package live.maguey.lookup;

import java.util.List;
import java.util.Optional;
import live.maguey.keys.SigningKey;
import live.maguey.keys.SigningKeys;

/// Looks up the keys that sign ticket codes.
public final class LookUpKeys {
  private final SigningKeys keys;

  public LookUpKeys(SigningKeys keys) {
    this.keys = keys;
  }

  /// The newest first.
  public List<SigningKey> all() {
    return keys.all();
  }

  public Optional<SigningKey> find(int id) {
    return keys.all().stream().filter(key -> key.id() == id).findFirst();
  }

  /// The number that the next one gets.
  public int next() {
    return keys.all().stream().mapToInt(SigningKey::id).max().orElse(0) + 1;
  }
}
