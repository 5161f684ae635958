package live.maguey.cli.backups;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// A pair of keys as an operator has them from `age-keygen`.
///
/// @param identity the file with the private key; @param recipient the public key
public record AgeKey(Path identity, String recipient) {
  /// @param file that does not exist yet
  public static AgeKey in(Path file) {
    try {
      Process made =
          new ProcessBuilder("age-keygen", "--output", file.toString())
              .redirectErrorStream(true)
              .start();
      String said = new String(made.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (made.waitFor() != 0) {
        throw new IllegalStateException(said);
      }
      String recipient =
          Files.readAllLines(file).stream()
              .filter(line -> line.startsWith("# public key: "))
              .map(line -> line.substring("# public key: ".length()).strip())
              .findFirst()
              .orElseThrow();
      return new AgeKey(file, recipient);
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }
}
