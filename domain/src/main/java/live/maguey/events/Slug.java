package live.maguey.events;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import live.maguey.shared.InvalidRequest;

/// The name of an event in a URL, for example `noche-de-humo`; its poster grows from it.
public record Slug(String value) {
  private static final int LONGEST = 80;
  private static final Pattern SHAPE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  /// @throws InvalidRequest unless 1 to 80 lower-case letters, digits and single hyphens
  public static Slug parse(String text) {
    if (text.length() > LONGEST || !SHAPE.matcher(text).matches()) {
      throw new InvalidRequest(
          "event", "must be lower-case letters, digits and single hyphens, such as noche-de-humo");
    }
    return new Slug(text);
  }

  /// What a title becomes in a URL: `Noche Eléctrica!` is `noche-electrica`.
  ///
  /// @throws InvalidRequest when it has no letter or digit
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
