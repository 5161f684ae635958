package live.maguey.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import live.maguey.shared.InvalidRequest;

/// What a command writes into a file that was asked for.
public final class Written {
  private Written() {}

  /// @param option that named the file
  /// @throws InvalidRequest when it cannot be written
  public static void to(String option, Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException unwritable) {
      throw new InvalidRequest(option + " " + file, "cannot be written");
    }
  }
}
