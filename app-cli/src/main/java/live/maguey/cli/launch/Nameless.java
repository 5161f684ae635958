package live.maguey.cli.launch;

import live.maguey.launch.Release;

/// What is said of a program that nobody could name later.
final class Nameless {
  private Nameless() {}

  static String sentence(Release release) {
    return ("This program was built from %s, so nobody could say later which it was."
            + " Build it from a clean clone of its commit.")
        .formatted(release.equals(Release.UNKNOWN) ? "files outside git" : release);
  }
}
