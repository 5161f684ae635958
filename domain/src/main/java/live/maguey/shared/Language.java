package live.maguey.shared;

import java.util.Locale;

/// The languages that customers and staff read.
public enum Language {
  EN(Locale.US),
  ES(Locale.forLanguageTag("es-US"));

  private final Locale locale;

  Language(Locale locale) {
    this.locale = locale;
  }

  public Locale locale() {
    return locale;
  }

  /// Two letters, lower case, as in `lang="es"`.
  public String tag() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The language of a tag such as `es`, `es-MX` or `en`; anything else is English.
  public static Language of(String tag) {
    return tag.toLowerCase(Locale.ROOT).startsWith("es") ? ES : EN;
  }
}
