package live.maguey.cli.https;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PhoneDoorTest {
  private static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.1");

  @TempDir private Path folder;

  private HttpServer server;

  @BeforeEach
  void a_server_on_loopback() throws IOException {
    server = HttpServer.create(new InetSocketAddress(HERE, 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] sent = exchange.getRequestBody().readAllBytes();
          byte[] answer =
              (exchange.getRequestHeaders().getFirst("Host") + " " + sent.length)
                  .getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stopped() {
    server.stop(0);
  }

  @Test
  void a_phone_that_trusts_the_certificate_reaches_the_server_as_it_is() throws Exception {
    try (PhoneDoor door = open();
        HttpClient phone = TrustingPhone.at(door.certificate())) {
      HttpResponse<String> answer =
          phone.send(
              HttpRequest.newBuilder(door.site().resolve("/gate"))
                  .timeout(Duration.ofSeconds(10))
                  .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[300_000]))
                  .build(),
              HttpResponse.BodyHandlers.ofString());

      assertThat(answer.body()).isEqualTo("127.0.0.1:" + door.site().getPort() + " 300000");
      assertThat(answer.sslSession()).isPresent();
    }
  }

  @Test
  void a_phone_that_does_not_trust_it_is_warned() throws Exception {
    try (PhoneDoor door = open();
        HttpClient phone = HttpClient.newHttpClient()) {
      assertThatThrownBy(() -> get(phone, door.site())).isInstanceOf(SSLHandshakeException.class);
    }
  }

  @Test
  void a_port_that_is_taken_is_left_to_who_has_it() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, HERE);
        PhoneDoor door =
            PhoneDoor.open(folder, HERE, other.getLocalPort() - 3, InstantSource.system())) {
      assertThat(door.site().getPort()).isNotEqualTo(other.getLocalPort());
    }
  }

  @Test
  void closed_it_hears_nobody() throws Exception {
    PhoneDoor door = open();
    try (HttpClient phone = TrustingPhone.at(door.certificate())) {
      assertThat(get(phone, door.site())).endsWith(" 0");
      door.close();
      assertThatThrownBy(() -> get(phone, door.site())).isInstanceOf(IOException.class);
    }
  }

  private PhoneDoor open() {
    return PhoneDoor.open(folder, HERE, server.getAddress().getPort(), InstantSource.system());
  }

  private static String get(HttpClient phone, URI at) throws IOException, InterruptedException {
    return phone
        .send(
            HttpRequest.newBuilder(at).timeout(Duration.ofSeconds(10)).build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }
}
