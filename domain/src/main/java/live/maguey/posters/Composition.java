package live.maguey.posters;

import java.util.Locale;

/// The four ways a plant stands on its poster.
public enum Composition {
  /// 26 to 34 leaves at the golden angle, the longest outside.
  ROSETA,
  /// A fan of fifteen and the flowering stalk before a disc.
  QUIOTE,
  /// Three giant leaves, cropped.
  FILO,
  /// Five rows under a slatted sun.
  CAMPO;

  /// The name in addresses, in lower case.
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
