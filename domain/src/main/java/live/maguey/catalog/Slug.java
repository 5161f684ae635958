package live.maguey.catalog;

import java.util.regex.Pattern;
import live.maguey.shared.InvalidRequest;

/// The name of a night in an address, for example `noche-de-humo`; its poster grows from it.
public record Slug(String value) {
  private static final Pattern SHAPE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  /// @throws InvalidRequest unless 1 to 80 lower-case letters, digits and single hyphens
  public static Slug parse(String text) {
    if (text.length() > 80 || !SHAPE.matcher(text).matches()) {
      throw new InvalidRequest("event", "is not the name of a night");
    }
    return new Slug(text);
  }

  @Override
  public String toString() {
    return value;
  }
}
