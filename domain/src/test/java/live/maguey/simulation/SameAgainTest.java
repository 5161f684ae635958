package live.maguey.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The same seed is the same history: the domain has no clock, no random number and no order of its
/// own beside those it is given.
class SameAgainTest {
  private static final long FIRST = 40_000;
  private static final int HISTORIES = 60;

  @Test
  void a_history_takes_the_same_steps_in_another_process(@TempDir Path folder) throws Exception {
    Path there = folder.resolve("steps");
    Process other =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                // Hash codes of objects by their address, not counted from the start.
                "-XX:+UnlockExperimentalVMOptions",
                "-XX:hashCode=4",
                "-cp",
                System.getProperty("java.class.path"),
                SameAgain.class.getName(),
                String.valueOf(FIRST),
                String.valueOf(HISTORIES),
                there.toString())
            .inheritIO()
            .start();
    List<String> here = SameAgain.steps(FIRST, HISTORIES);

    assertThat(other.waitFor()).isZero();
    List<String> again = Files.readAllLines(there);
    assertThat(here).hasSizeGreaterThan(HISTORIES * 100);
    for (int i = 0; i < here.size(); i++) {
      assertThat(again.get(i)).as("step %s", i).isEqualTo(here.get(i));
    }
    assertThat(again).hasSameSizeAs(here);
  }
}
