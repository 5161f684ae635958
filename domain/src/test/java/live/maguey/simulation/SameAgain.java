package live.maguey.simulation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;

/// Writes the steps of histories into a file, for [SameAgainTest] to compare with its own: in a
/// process of its own, since sets, maps and hash codes of objects keep their order within one.
final class SameAgain {
  private SameAgain() {}

  /// @param arguments the first seed, how many, and the file
  public static void main(String[] arguments) throws IOException {
    Files.write(
        Path.of(arguments[2]), steps(Long.parseLong(arguments[0]), Integer.parseInt(arguments[1])));
  }

  static List<String> steps(long first, int histories) {
    return LongStream.range(first, first + histories)
        .boxed()
        .flatMap(seed ->
            Simulation.steps(seed).stream().flatMap(String::lines).map(step -> seed + ": " + step))
        .toList();
  }
}
