package live.maguey.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private final StringWriter err = new StringWriter();

  private void walk(int total, boolean terminal) {
    try (Progress progress = new Progress(new PrintWriter(err), terminal, "refunding", total)) {
      for (int i = 0; i < total; i++) {
        progress.step();
      }
    }
  }

  @Test
  void a_pipe_is_told_each_tenth() {
    walk(205, false);
    assertThat(err.toString().lines())
        .hasSize(10)
        .startsWith("refunding: 21 of 205")
        .endsWith("refunding: 205 of 205");
  }

  @Test
  void little_work_is_not_talked_about() {
    walk(19, false);
    assertThat(err.toString()).isEmpty();
  }
}
