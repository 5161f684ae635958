package live.maguey.shared;

import java.util.Locale;
import java.util.regex.Pattern;

/// An email address as its owner typed it, trimmed. Only its shape is checked; only an email shows
/// whether it exists. `toString` is masked, so that an address does not reach a log by accident.
public record EmailAddress(String value) {
  private static final Pattern SHAPE =
      Pattern.compile(
          "[^@<>\"(),:;\\\\\\[\\]]{1,64}@[^@<>\"(),:;\\\\\\[\\]]+\\.[^@.<>\"(),:;\\\\\\[\\]]{2,}");

  /// Blanks and control characters of any script: `\s` alone lets NUL and U+00A0 through.
  private static final Pattern UNSEEN = Pattern.compile("[\\p{Z}\\p{C}]");

  /// @throws InvalidRequest when the text cannot be an email address; at most 254 characters (RFC
  ///   5321)
  public static EmailAddress parse(String text) {
    String trimmed = text.strip();
    if (trimmed.length() > 254
        || !SHAPE.matcher(trimmed).matches()
        || UNSEEN.matcher(trimmed).find()
        || trimmed.contains("..")) {
      throw new InvalidRequest("email", "is not a mail address");
    }
    return new EmailAddress(trimmed);
  }

  /// The form in which two spellings of one mailbox compare equal.
  public String normalised() {
    return value.toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return value.charAt(0) + "***" + value.substring(value.indexOf('@'));
  }
}
