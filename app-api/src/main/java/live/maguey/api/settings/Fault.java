package live.maguey.api.settings;

import org.jspecify.annotations.Nullable;

/// What is wrong with one setting.
///
/// @param problem goes on after the key, as `is missing: …`; never shows a secret
/// @param howTo the ways to set it, null for a key that does not exist
public record Fault(String key, String problem, @Nullable String howTo) {
  @Override
  public String toString() {
    return howTo == null ? key + " " + problem : key + " " + problem + "\n" + howTo;
  }
}
