package live.maguey.cli.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import live.maguey.launch.Release;

/// What the running program was built from, as its build wrote it down.
public final class Built {
  private Built() {}

  public static Release release() {
    try (InputStream file =
        Built.class.getResourceAsStream("/live/maguey/cli/release.properties")) {
      Properties built = new Properties();
      if (file != null) {
        built.load(file);
      }
      return release(built);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  static Release release(Properties built) {
    String commit = built.getProperty("commit", "");
    // Outside git the build leaves the names of its properties; an editor copies the file as it is.
    return commit.isEmpty() || commit.startsWith("$")
        ? Release.UNKNOWN
        : Release.of(commit, !"false".equals(built.getProperty("changed")));
  }
}
