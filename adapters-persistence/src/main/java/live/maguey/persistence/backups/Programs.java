package live.maguey.persistence.backups;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import live.maguey.backups.CannotBackUp;

/// The programs of PostgreSQL and `age`, as the machine has them.
///
/// @param path folders, separated as in `PATH`
/// @param patience how long one of them may take with a backup
public record Programs(String path, Duration patience) {
  private static final int ANSWER_SECONDS = 10;

  /// @throws CannotBackUp when it is not on this machine
  Path find(String program) {
    for (String folder : path.split(File.pathSeparator)) {
      Path file = Path.of(folder.isEmpty() ? "." : folder, program);
      if (Files.isExecutable(file) && !Files.isDirectory(file)) {
        return file;
      }
    }
    throw new CannotBackUp(
        "The program "
            + program
            + " is not on this machine. Install it: apt-get install postgresql-client-15 age");
  }

  /// What each says of its version.
  Map<String, String> versions(List<String> programs) {
    Map<String, String> versions = new LinkedHashMap<>();
    programs.forEach(program -> versions.put(program, version(find(program))));
    return versions;
  }

  private static String version(Path program) {
    try {
      Process asked =
          new ProcessBuilder(program.toString(), "--version").redirectErrorStream(true).start();
      asked.getOutputStream().close();
      if (!asked.waitFor(ANSWER_SECONDS, TimeUnit.SECONDS)) {
        asked.destroyForcibly();
        throw new CannotBackUp("The program " + program + " does not tell its version.");
      }
      String said = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return said.lines().findFirst().orElse("").strip();
    } catch (IOException fault) {
      throw new CannotBackUp("The program " + program + " does not start: " + fault.getMessage());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new CannotBackUp("Stopped.", stopped);
    }
  }
}
