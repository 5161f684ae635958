package live.maguey.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportTest {
  private final StringWriter said = new StringWriter();

  @Test
  void what_strangers_wrote_cannot_steer_the_terminal() {
    report(false).facts("Order", Map.of("name", "A\u001B[2J\u202Eguest\r\nTotal  $0.00"));
    assertThat(said.toString()).isEqualTo("Order\n  name         A [2J guest  Total  $0.00\n");
  }

  @Test
  void a_long_answer_of_a_provider_is_told_whole_within_80_columns() {
    String answer = "refused because ".repeat(20).strip();
    report(false).table(List.of("TRY", "ANSWER"), List.of(List.of("1", answer)));
    assertThat(said.toString().lines()).allMatch(line -> line.length() <= 80);
    assertThat(said.toString().replaceAll("\\s+", " ")).contains(answer);
  }

  @Test
  void a_terminal_sees_states_in_color_and_a_file_does_not() {
    report(true).table(List.of("STATE", "N"), List.of(List.of("paid", "2")));
    assertThat(said.toString()).contains("\u001B[32mpaid\u001B[0m   2");
    said.getBuffer().setLength(0);
    report(false).table(List.of("STATE", "N"), List.of(List.of("paid", "2")));
    assertThat(said.toString()).isEqualTo("STATE  N\npaid   2\n");
  }

  private Report report(boolean colour) {
    return new Report(new PrintWriter(said, true), false, ZoneOffset.UTC, colour, 80);
  }
}
