package live.maguey.api.settings;

import java.util.Optional;
import live.maguey.shared.Secret;
import org.jspecify.annotations.Nullable;

/// A setting as it counts, fit to be shown.
///
/// @param value as it was written, a secret as [#MASK]; null when it is not set, or not what it
///   must be: it could be a secret in the wrong place
/// @param source what it was set by, or [#DEFAULT]
public record Effective(String key, @Nullable String value, String source) {
  public static final String DEFAULT = "default";
  public static final String MASK = "***";

  static Effective of(Setting setting, Optional<String> fit, String source) {
    String shown =
        setting.type() == Secret.class ? fit.map(any -> MASK).orElse(null) : fit.orElse(null);
    return new Effective(setting.key(), shown, source);
  }
}
