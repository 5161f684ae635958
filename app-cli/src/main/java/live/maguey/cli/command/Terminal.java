package live.maguey.cli.command;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/// The terminal that this process writes to.
final class Terminal {
  /// Narrower ones get lines that they break themselves.
  private static final int LEAST = 20;

  private static final int COMMON = 80;

  private Terminal() {}

  /// How wide it is now, as `stty` says; 80 if unknown.
  static int columns() {
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(new File("/dev/tty"))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String said = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      stty.waitFor(1, TimeUnit.SECONDS);
      return columns(said);
    } catch (IOException noTerminal) {
      return COMMON;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return COMMON;
    }
  }

  /// @param said rows and columns: `24 80`; a terminal that does not know its size reports 0
  static int columns(String said) {
    String[] words = said.strip().split(" ");
    if (words.length != 2 || !words[1].matches("[1-9]\\d{0,4}")) {
      return COMMON;
    }
    return Math.max(LEAST, Integer.parseInt(words[1]));
  }
}
