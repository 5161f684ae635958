package live.maguey.cli.doors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import live.maguey.cli.outages.ServerProcess;
import live.maguey.cli.proof.Await;
import live.maguey.cli.proof.RunningServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A server of 256 MB, as production runs it, with crowds at its doors that sign in nowhere. It
/// lives, and everybody else is answered in time.
@Tag("full")
class SiegeIT {
  private static final int CROWD = 500;
  private static final int BODY = 524_000;
  private static final int WITHHELD = 24 * 1024;
  private static final Duration START = Duration.ofSeconds(60);

  @TempDir private Path folder;

  private final List<Socket> sockets = new ArrayList<>();
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private RunningServer server;
  private ServerProcess process;

  @BeforeEach
  void a_server_of_256_mb() throws IOException {
    server = ServerProcess.server();
    server.stop();
    Map<String, String> settings = new HashMap<>(server.settings());
    settings.put("http.head-time", "3s");
    settings.put("http.body-time", "5s");
    process = ServerProcess.start(settings, folder, "-Xmx256m");
    Await.until(START, () -> assertThat(millis("/health/live")).isLessThan(5_000));
  }

  @AfterEach
  void everybody_goes() throws Exception {
    for (Socket socket : sockets) {
      socket.close();
    }
    process.close();
    server.restart();
    server.close();
    http.close();
  }

  @Test
  void five_hundred_bodies_whose_ends_are_withheld() throws Exception {
    byte[] head =
        ("POST /webhooks/stripe HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                + "Stripe-Signature: t=1,v1=00\r\nContent-Length: "
                + BODY
                + "\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII);
    byte[] most = new byte[BODY - WITHHELD];
    for (int i = 0; i < CROWD; i++) {
      Socket socket = new Socket("127.0.0.1", server.site().getPort());
      sockets.add(socket);
      try {
        socket.getOutputStream().write(head);
        socket.getOutputStream().write(most);
      } catch (SocketException refused) {
        // The server has had enough of it: all the better.
      }
      if (i % 50 == 0) {
        assertThat(millis("/")).isLessThan(5_000);
      }
    }
    assertThat(millis("/")).isLessThan(5_000);
    assertThat(process.isAlive()).isTrue();
    // A real webhook is small, and finds its place; this one's signature is wrong.
    assertThat(post("/webhooks/stripe", "{}")).isEqualTo(400);
    Await.until(() -> assertThat(metric("maguey_http_bodies_bytes")).isZero());
    assertThat(Files.readString(folder.resolve("node.log"))).doesNotContain("OutOfMemory");
  }

  @ParameterizedTest
  @CsvSource({"-H, slow head", "-B, slow body", "-X, slow reading", "-R, ranges"})
  void slowhttptest_does_not_shut_the_door(String kind, String name) throws Exception {
    Path report = folder.resolve("slowhttptest.txt");
    Process attack =
        new ProcessBuilder(
                "/usr/bin/slowhttptest",
                kind,
                "-c",
                "400",
                "-r",
                "200",
                "-i",
                "1",
                "-l",
                "12",
                "-p",
                "5",
                "-u",
                server.site() + (kind.equals("-B") ? "/webhooks/stripe" : "/"))
            .redirectErrorStream(true)
            .redirectOutput(report.toFile())
            .start();
    long slowest = 0;
    while (attack.isAlive()) {
      slowest = Math.max(slowest, millis("/"));
      attack.waitFor(500, TimeUnit.MILLISECONDS);
    }
    assertThat(slowest).as(name).isLessThan(5_000);
    assertThat(process.isAlive()).isTrue();
    assertThat(Files.readString(report)).doesNotContain("service available:   \u001b[1;31mNO");
    Await.until(() -> assertThat(metric("maguey_http_connections")).isLessThan(10));
  }

  /// How long the answer took; a minute for none.
  private long millis(String path) throws InterruptedException {
    long begun = System.nanoTime();
    try {
      HttpRequest request =
          HttpRequest.newBuilder(at(path)).timeout(Duration.ofSeconds(10)).build();
      if (http.send(request, BodyHandlers.ofString()).statusCode() != 200) {
        return 60_000;
      }
      return Duration.ofNanos(System.nanoTime() - begun).toMillis();
    } catch (IOException none) {
      return 60_000;
    }
  }

  private int post(String path, String body) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(at(path))
            .timeout(Duration.ofSeconds(10))
            .header("Stripe-Signature", "t=1,v1=00")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return http.send(request, BodyHandlers.ofString()).statusCode();
  }

  private double metric(String name) throws IOException, InterruptedException {
    return http.send(HttpRequest.newBuilder(figures()).build(), BodyHandlers.ofString())
        .body()
        .lines()
        .filter(line -> line.startsWith(name + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
        .findFirst()
        .orElseThrow();
  }

  private URI figures() {
    return URI.create("http://127.0.0.1:" + server.settings().get("ops.port") + "/metrics");
  }

  private URI at(String path) {
    return URI.create("http://127.0.0.1:" + server.site().getPort()).resolve(path);
  }
}
