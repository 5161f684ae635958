package live.maguey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import live.maguey.cli.command.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `./maguey` in front of a Java that only says how it was called.
class LauncherTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "LC_ALL=C",
        "LC_ALL=POSIX",
        "LC_ALL=en_GB.UTF-8",
        "LC_CTYPE=UTF-8",
        "LANG=xx_YY.ISO",
        "LC_ALL=C.UTF-8"
      })
  void java_is_called_in_a_locale_that_keeps_every_letter(String variable) throws Exception {
    assertThat(charset(variable)).isEqualTo("UTF-8");
  }

  @Test
  void letters_that_were_lost_are_refused_by_name() {
    StringWriter err = new StringWriter();
    PrintWriter out = new PrintWriter(new StringWriter());

    int word =
        Main.run(
            out,
            new PrintWriter(err),
            Map.of(),
            new Nobody(),
            "events",
            "create",
            "--title=Noche El\uFFFD\uFFFDctrica");
    assertThat(word).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("Noche El??ctrica", "LC_ALL");

    int variable =
        Main.run(
            out,
            new PrintWriter(err),
            Map.of("MAGUEY_VENUE_NAME", "Caf\uFFFD", "OTHER", "\uFFFD"),
            new Nobody(),
            "settings");
    assertThat(variable).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("MAGUEY_VENUE_NAME");
  }

  /// The part of the script that decides on the locale, with `locale charmap` after it.
  private String charset(String variable) throws IOException, InterruptedException {
    String script = Files.readString(Path.of("..", "distribution", "src", "main", "sh", "maguey"));
    int from = script.indexOf("if [ \"$(locale charmap");
    int to = script.indexOf("\nfi\n", from);
    Path part =
        Files.writeString(
            folder.resolve("part"),
            "set -eu\n" + script.substring(from, to) + "\nfi\nlocale charmap 2>/dev/null\n");
    ProcessBuilder builder = new ProcessBuilder("/bin/sh", part.toString());
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("LC_") || name.startsWith("LANG"));
    if (!variable.isEmpty()) {
      environment.put(variable.split("=")[0], variable.split("=")[1]);
    }
    Process process = builder.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said.strip();
  }
}
