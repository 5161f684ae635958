package live.maguey.email;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Base64;

/// Grenze Gotisch for the event's name, inside the email because an email loads nothing. Apple's
/// readers show it; others fall back to a serif of their own.
public final class TitleFont {
  private static final String FILE = "/mail/grenze-gotisch.woff2";

  /// The subset of the site's own pages, woff2 in base64 (18 KB).
  public static final String BASE64 = read();

  private TitleFont() {}

  private static String read() {
    try (InputStream stream = TitleFont.class.getResourceAsStream(FILE)) {
      if (stream == null) {
        throw new IllegalStateException(FILE + " is not on the class path");
      }
      return Base64.getEncoder().encodeToString(stream.readAllBytes());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
