package live.maguey.api.settings;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One thing that can be set: by `--set key=value`, by an environment variable, in a file.
///
/// @param key lower-case words with hyphens, dots between groups
/// @param byDefault as it would be written, or null
/// @param required whether a part cannot be without it; only one without a default is
/// @param meaning one line, with the unit
public record Setting<T>(
    String key, Shape<T> shape, @Nullable String byDefault, boolean required, String meaning) {

  /// For example `MAGUEY_STRIPE_SECRET_KEY` for `stripe.secret-key`.
  public String environment() {
    return "MAGUEY_" + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  /// The three ways to set it, one a line.
  public String howTo() {
    int dot = key.indexOf('.');
    String inFile =
        dot < 0 ? key + ": …" : key.substring(0, dot) + ": { " + key.substring(dot + 1) + ": … }";
    return """
      --set %s=…
      %s=…
      maguey.yaml: %s\
    """
        .formatted(key, environment(), inFile);
  }
}
