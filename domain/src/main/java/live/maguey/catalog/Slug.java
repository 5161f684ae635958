package live.maguey.catalog;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import live.maguey.shared.InvalidRequest;

/// The name of a night in an address, for example `noche-de-humo`; its poster grows from it.
public record Slug(String value) {
  private static final int LONGEST = 80;
  private static final Pattern SHAPE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  /// @throws InvalidRequest unless 1 to 80 lower-case letters, digits and single hyphens
  public static Slug parse(String text) {
    if (text.length() > LONGEST || !SHAPE.matcher(text).matches()) {
      throw new InvalidRequest("event", "is not the name of a night");
    }
    return new Slug(text);
  }

  /// What a title becomes in an address: `Noche Eléctrica!` is `noche-electrica`.
  ///
  /// @throws InvalidRequest when no letter or digit of it is left
  public static Slug of(String title) {
    String plain =
        Normalizer.normalize(title, Normalizer.Form.NFD)
            .replaceAll("\\p{M}+", "")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-");
    String cut = plain.substring(0, Math.min(plain.length(), LONGEST));
    return parse(cut.replaceAll("^-+|-+$", ""));
  }

  @Override
  public String toString() {
    return value;
  }
}
