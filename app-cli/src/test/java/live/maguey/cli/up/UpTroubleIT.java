package live.maguey.cli.up;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import live.maguey.cli.OwnProcess;
import live.maguey.cli.proof.Await;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `./maguey up` on machines that are less than kind: without the caller's locale, in an odd zone,
/// ended while it starts, robbed of its PostgreSQL.
@Tag("full")
class UpTroubleIT {
  private static final Duration LONG = Duration.ofSeconds(90);

  @TempDir private Path folder;

  private final List<Process> started = new ArrayList<>();
  private final HttpClient http = HttpClient.newHttpClient();

  @AfterEach
  void nothing_is_left_running() throws InterruptedException, IOException {
    for (Process process : started) {
      process.destroy();
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    }
    Optional<ProcessHandle> left = postgres();
    left.ifPresent(ProcessHandle::destroy);
    assertThat(left).isEmpty();
    http.close();
  }

  @ParameterizedTest
  @CsvSource({
    "LC_ALL, en_GB.UTF-8, Europe/London",
    "LC_CTYPE, UTF-8, Nowhere/At_All",
    "LC_ALL, C, GMT+5:30"
  })
  void whatever_the_locale_is_called_the_server_comes_up_and_keeps_every_letter(
      String variable, String value, String zone) throws Exception {
    int port = FreePort.any();
    Map<String, String> locale = Map.of(variable, value, "TZ", zone);
    Path said = folder.resolve("up.txt");
    maguey(locale, said, "up", "--port", "" + port);
    Await.until(LONG, () -> assertThat(Files.readString(said)).contains("Maguey is up"));

    assertThat(
            done(
                locale,
                "events",
                "create",
                "--name=electrica",
                "--title=Noche Eléctrica",
                "--date=" + LocalDate.now(ZoneOffset.UTC).plusDays(30),
                "--doors=22:00",
                "--ends=03:00",
                "--minimum-age=21",
                "--tier=General:100:25"))
        .contains("Noche Eléctrica");
    assertThat(done(locale, "events", "show", "electrica")).contains("Noche Eléctrica");
  }

  @Test
  void ended_while_postgresql_starts_it_leaves_none_behind() throws Exception {
    Path said = folder.resolve("up.txt");
    Process up = maguey(Map.of(), said, "up", "--port", "" + FreePort.any());
    Await.until(LONG, () -> assertThat(Files.readString(said)).contains("Starting PostgreSQL"));
    up.destroy();
    assertThat(up.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(postgres()).isEmpty();
    assertThat(Files.readString(said)).doesNotContain("Exception", "Maguey is up");
  }

  @Test
  void a_postgresql_that_dies_is_started_again() throws Exception {
    int port = FreePort.any();
    Path said = folder.resolve("up.txt");
    maguey(Map.of(), said, "up", "--port", "" + port);
    Await.until(LONG, () -> assertThat(Files.readString(said)).contains("Maguey is up"));
    for (int i = 1; i <= 2; i++) {
      long before = postgres().orElseThrow().pid();
      postgres().orElseThrow().destroyForcibly();
      int times = i;
      Await.until(
          LONG,
          () ->
              assertThat(Files.readString(said).split("PostgreSQL is running again\\.", -1))
                  .hasSize(times + 1));
      assertThat(postgres().orElseThrow().pid()).isNotEqualTo(before);
      Await.until(LONG, () -> assertThat(get(port, "/health/ready")).contains("\"database\""));
      Await.until(LONG, () -> assertThat(get(port, "/")).contains("Noche"));
    }
  }

  @Test
  void a_postgresql_that_does_not_start_says_why() throws Exception {
    Path data = folder.resolve("data/postgres");
    Files.createDirectories(data);
    Files.writeString(data.resolve("strange"), "of somebody else");
    Path said = folder.resolve("up.txt");
    Process up = maguey(Map.of(), said, "up", "--port", "" + FreePort.any());
    assertThat(up.waitFor(90, TimeUnit.SECONDS)).isTrue();
    assertThat(up.exitValue()).isEqualTo(3);
    assertThat(Files.readString(said)).contains("exists but is not empty").doesNotContain("bug of");
  }

  private String done(Map<String, String> environment, String... arguments) throws Exception {
    Path said = Files.createTempFile(folder, "said", ".txt");
    Process process = maguey(environment, said, arguments);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    String words = Files.readString(said, StandardCharsets.UTF_8);
    assertThat(process.exitValue()).as(words).isZero();
    return words;
  }

  /// By the part of `./maguey` that decides on the locale, with this test's own classes.
  private Process maguey(Map<String, String> environment, Path output, String... arguments)
      throws IOException {
    String script = Files.readString(Path.of("..", "distribution", "src", "main", "sh", "maguey"));
    int from = script.indexOf("if [ \"$(locale charmap");
    String part = script.substring(from, script.indexOf("\nfi\n", from) + 4);
    Path launcher = folder.resolve("launcher");
    Files.writeString(launcher, "set -eu\n" + part + "exec \"$@\"\n");
    List<String> command = new ArrayList<>(List.of("/bin/sh", launcher.toString()));
    command.addAll(OwnProcess.command(arguments));
    // The words themselves reach the child byte by byte, whatever this test's own locale is.
    Path words = Files.createTempFile(folder, "words", ".sh");
    StringBuilder call = new StringBuilder("exec");
    command.forEach(word -> call.append(" '").append(word).append('\''));
    call.append(" --data '").append(folder.resolve("data")).append("'\n");
    Files.writeString(words, call, StandardCharsets.UTF_8);
    ProcessBuilder builder = new ProcessBuilder("/bin/sh", words.toString());
    builder.environment().keySet().removeIf(n -> n.startsWith("LC_") || n.startsWith("LANG"));
    builder.environment().putAll(environment);
    Process process = builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
    started.add(process);
    return process;
  }

  private Optional<ProcessHandle> postgres() throws IOException {
    Path pid = folder.resolve("data/postgres/postmaster.pid");
    if (!Files.exists(pid)) {
      return Optional.empty();
    }
    List<String> lines = Files.readAllLines(pid);
    return lines.isEmpty()
        ? Optional.empty()
        : ProcessHandle.of(Long.parseLong(lines.getFirst().strip())).filter(ProcessHandle::isAlive);
  }

  private String get(int port, String path) throws IOException, InterruptedException {
    return http.send(
            HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(Duration.ofSeconds(10))
                .build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }
}
