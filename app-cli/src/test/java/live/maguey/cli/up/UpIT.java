package live.maguey.cli.up;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import live.maguey.cli.Main;
import live.maguey.cli.Nobody;
import live.maguey.cli.OwnProcess;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.https.TrustingPhone;
import live.maguey.cli.proof.Await;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `maguey up` as its user has it: a process of its own, ended by Ctrl-C or by a power cut.
@Order(10)
class UpIT {
  private static final Duration LONG = Duration.ofSeconds(60);

  @TempDir private Path folder;

  private final List<Process> started = new ArrayList<>();
  private final HttpClient http = HttpClient.newHttpClient();

  @AfterEach
  void nothing_is_left_running() throws InterruptedException, IOException {
    for (Process process : started) {
      process.destroy();
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    }
    Path pid = folder.resolve("data/postgres/postmaster.pid");
    if (Files.exists(pid)) {
      ProcessHandle.of(Long.parseLong(Files.readAllLines(pid).getFirst().strip()))
          .ifPresent(ProcessHandle::destroy);
    }
  }

  @Test
  void the_server_comes_up_survives_a_power_cut_and_stops_clean() throws Exception {
    int port = FreePort.any();
    Path said = folder.resolve("first.txt");
    Process first = up(port, said, "--tls", "--listen", "127.0.0.1");
    isUp(first, said);
    String phones = found(said, "Gate +(https://127\\.0\\.0\\.1:\\d+)/gate#enrol=");
    try (HttpClient phone = TrustingPhone.at(URI.create(found(said, "Trust +(http://\\S+)")))) {
      assertThat(get(phone, phones + "/health/ready")).contains("\"ready\"");
    }
    String listed = get(port, "/");
    assertThat(listed).contains("Noche", "Aguamiel", "12 left", "Santa Espina", "Sold out");
    assertThat(get(port, "/events/noche-de-humo/tables")).contains("22 of 24 free");
    assertThat(get(port, "/events/doble-filo/tables")).contains("24 of 24 free");
    assertThat(get(port, "/events/aguamiel/tables")).contains("0 of 3 free");
    assertThat(get(port, "/events/santa-espina")).doesNotContain("/tables");
    assertThat(get(port, "/health/ready")).contains("\"ready\"");
    assertThat(get(port, "/metrics")).doesNotContain("maguey_webhook_lag_seconds");
    assertThat(get(figuresAt(said), "/metrics")).contains("maguey_webhook_lag_seconds");
    // While the demo's own mails go out, Resend's account may be at its limit: a warning.
    Await.until(LONG, () -> assertThat(doctor(folder)).endsWith("\nEverything is fine.\n"));

    Path refused = folder.resolve("second.txt");
    Process second = up(FreePort.any(), refused);
    assertThat(second.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(second.exitValue()).isEqualTo(3);
    assertThat(Files.readString(refused))
        .contains("Maguey is already up at http://localhost:" + port);

    first.destroyForcibly().waitFor();
    Path again = folder.resolve("again.txt");
    Process third = up(port, again);
    isUp(third, again);
    assertThat(get(port, "/")).contains("12 left", "Sold out");
    assertThat(Files.readString(again)).doesNotContain("Selling out", "Exception");

    third.destroy();
    assertThat(third.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(Files.readString(again)).contains("Stopped. The data stays");
    assertThat(folder.resolve("data/postgres/postmaster.pid")).doesNotExist();
    assertThat(folder.resolve("data/running.properties")).doesNotExist();
  }

  @Test
  void a_taken_port_is_told_in_one_sentence() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Path said = folder.resolve("taken.txt");
      Process process = up(taken.getLocalPort(), said);
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(3);
      assertThat(Files.readString(said).lines())
          .singleElement()
          .asString()
          .startsWith("Port " + taken.getLocalPort() + " is taken by another program.");
    }
  }

  /// Not a second longer than it lives; the log's place is the last that it says.
  private static void isUp(Process server, Path said) throws IOException {
    Await.until(
        LONG,
        () ->
            assertThat(!server.isAlive() || Files.readString(said).contains("maguey.log"))
                .isTrue());
    assertThat(Files.readString(said)).contains("Maguey is up", "maguey.log");
  }

  private Process up(int port, Path output, String... more) throws IOException {
    List<String> command =
        OwnProcess.command(
            "up", "--port", Integer.toString(port), "--data", folder.resolve("data").toString());
    command.addAll(List.of(more));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    started.add(process);
    return process;
  }

  private static int figuresAt(Path said) throws IOException {
    return Integer.parseInt(found(said, "Figures +http://localhost:(\\d+)/metrics"));
  }

  private static String found(Path said, String pattern) throws IOException {
    Matcher words = Pattern.compile(pattern).matcher(Files.readString(said));
    assertThat(words.find()).as(pattern).isTrue();
    return words.group(1);
  }

  private String get(int port, String path) throws IOException, InterruptedException {
    return get(http, "http://localhost:" + port + path);
  }

  private static String get(HttpClient client, String address)
      throws IOException, InterruptedException {
    return client
        .send(
            HttpRequest.newBuilder(URI.create(address)).timeout(Duration.ofSeconds(10)).build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }

  private static String doctor(Path folder) {
    StringWriter found = new StringWriter();
    int code =
        Main.run(
            new PrintWriter(found),
            new PrintWriter(found),
            Map.of(),
            new Nobody(),
            "doctor",
            "--data=" + folder.resolve("data"));
    assertThat(code).as(found.toString()).isEqualTo(ExitCode.DONE);
    return found.toString();
  }
}
