package live.maguey.cli.launch;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/// Which commit the running program was built from.
final class Release {
  private static final String UNKNOWN = "unknown";

  private Release() {}

  /// @return the commit, or `unknown` when the build was not told
  static String commit() {
    try (InputStream file =
        Release.class.getResourceAsStream("/live/maguey/cli/release.properties")) {
      Properties built = new Properties();
      if (file != null) {
        built.load(file);
      }
      String commit = built.getProperty("commit", UNKNOWN);
      // An editor copies the file as it is, with the name of the build's property.
      return commit.startsWith("$") ? UNKNOWN : commit;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
