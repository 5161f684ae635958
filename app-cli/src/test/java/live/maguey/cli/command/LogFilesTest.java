package live.maguey.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import live.maguey.api.settings.ServiceConfig;
import live.maguey.api.settings.ServiceConfig.LogFormat;
import live.maguey.cli.proof.Await;
import live.maguey.shared.Scrubber;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;

/// The log's folder: it is made, kept within its bounds, and refused where it cannot be written.
class LogFilesTest {
  private final LoggerContext context = new LoggerContext();

  @TempDir private Path folder;

  LogFilesTest() {
    context.setMDCAdapter(new LogbackMDCAdapter());
  }

  @Test
  void a_folder_that_is_not_there_is_made_and_gets_every_line() throws IOException {
    Path deep = folder.resolve("var/log");
    started(deep, 1_024).info("serving");
    context.stop();

    assertThat(Files.readString(deep.resolve("maguey-8080.log")))
        .contains("\"message\":\"serving\"");
  }

  @Test
  void servers_on_one_machine_have_files_of_their_own_in_it() throws IOException {
    started(folder, "maguey-8080", 1_024).info("one");
    started(folder, "maguey-8081", 1_024).info("both");
    context.stop();

    assertThat(Files.readAllLines(folder.resolve("maguey-8080.log"))).hasSize(2);
    assertThat(Files.readAllLines(folder.resolve("maguey-8081.log"))).hasSize(1);
  }

  @Test
  void a_server_that_starts_again_goes_on_in_the_same_file() throws IOException {
    started(folder, 1_024).info("before");
    context.stop();
    context.start();
    started(folder, 1_024).info("after");
    context.stop();

    assertThat(Files.readString(folder.resolve("maguey-8080.log"))).contains("before", "after");
  }

  @Test
  void what_is_too_old_is_deleted_when_a_server_starts_and_others_files_stay() throws IOException {
    String day = LocalDate.now(ZoneOffset.UTC).minusDays(35).toString();
    Path old = folder.resolve("maguey-8080." + day + ".0.log.gz");
    Path another = folder.resolve("maguey-8081." + day + ".0.log.gz");
    Path foreign = folder.resolve("notes.txt");
    for (Path file : List.of(old, another, foreign)) {
      Files.writeString(file, "x");
    }
    started(folder, 1_024).info("serving");

    Await.until(() -> assertThat(old).doesNotExist());
    context.stop();
    assertThat(folder.resolve("maguey-8080.log")).exists();
    assertThat(another).exists();
    assertThat(foreign).exists();
  }

  @Test
  void a_folder_that_cannot_be_written_is_named_before_anything_starts() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "no folder");

    assertThatThrownBy(() -> started(file, 1_024))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("log.folder");
  }

  private Logger started(Path where, int megabytes) {
    return started(where, "maguey-8080", megabytes);
  }

  private Logger started(Path where, String name, int megabytes) {
    ServiceConfig.Log log =
        new ServiceConfig.Log(LogFormat.JSON, where, Duration.ofDays(30), megabytes);
    LogLines lines = new LogLines(LogFormat.JSON, "a", "b", new Scrubber(List.of()));
    Logs.add(context, Logs.folder(context, where, name, log), lines.encoder());
    return context.getLogger("live.maguey.test");
  }
}
