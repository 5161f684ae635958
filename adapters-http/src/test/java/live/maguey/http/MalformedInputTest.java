package live.maguey.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import live.maguey.events.SampleEvents;
import live.maguey.http.connections.Drain;
import live.maguey.http.routing.Cache;
import live.maguey.http.routing.Json;
import live.maguey.http.routing.Policy;
import live.maguey.http.routing.Who;
import live.maguey.http.web.Pages;
import live.maguey.http.web.shop.ErrorPages;
import live.maguey.shared.SequentialIds;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MalformedInputTest {
  private static final int LIMIT = 1000;
  private static final String GOOD = "{\"text\":\"Ana\",\"number\":1,\"items\":[{\"count\":1}]}";

  private static final MagueyServer SERVER =
      new MagueyServer(
          Settings.plain(),
          new SequentialIds(),
          new SimpleMeterRegistry(),
          new Drain(),
          Settings.counting(Settings.plain()),
          new ErrorPages(Pages.load(Settings.plain(), SampleEvents.VENUE)),
          _ ->
              List.of(table ->
                  table.post(
                      "/api/echo",
                      Policy.program(new Who.Anybody(), Cache.NEVER)
                          .tier(Settings.UNCOUNTED)
                          .document(LIMIT),
                      (request, response) ->
                          Json.send(
                              request,
                              response,
                              Json.read(request, ServerBaseTest.EchoJson.class)))));

  private static Client client = new Client(1);

  @BeforeAll
  static void start() {
    client = new Client(SERVER.start().port());
  }

  @AfterAll
  static void stop() {
    SERVER.stop();
  }

  @Test
  void what_is_well_formed_passes() {
    HttpResponse<String> answer = client.post("/api/echo", GOOD);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("\"flag\":null");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{                                                           | body",
        "``                                                          | body",
        "null                                                        | body",
        "[]                                                          | body",
        "\"text\"                                                    | body",
        "{} {}                                                       | body",
        "{\"text\":\"a\"}                                            | number",
        "{\"text\":1,\"number\":1,\"items\":[]}                      | text",
        "{\"text\":{},\"number\":1,\"items\":[]}                     | text",
        "{\"text\":null,\"number\":1,\"items\":[]}                   | text",
        "{\"text\":\"a\",\"number\":\"1\",\"items\":[]}              | number",
        "{\"text\":\"a\",\"number\":1.5,\"items\":[]}                | number",
        "{\"text\":\"a\",\"number\":true,\"items\":[]}               | number",
        "{\"text\":\"a\",\"number\":99999999999999999999,\"items\":[]}| number",
        "{\"text\":\"a\",\"number\":1,\"items\":{}}                  | items",
        "{\"text\":\"a\",\"number\":1,\"items\":[null]}              | items[0]",
        "{\"text\":\"a\",\"number\":1,\"items\":[{}]}                | items[0].count",
        "{\"text\":\"a\",\"number\":1,\"items\":[{\"count\":\"1\"}]} | items[0].count",
        "{\"text\":\"a\",\"number\":1,\"items\":[],\"flag\":\"true\"}| flag",
        "{\"text\":\"a\",\"number\":1,\"items\":[],\"admin\":true}   | admin",
        "{\"text\":\"a\",\"text\":\"b\",\"number\":1,\"items\":[]}   | body",
        "{\"text\":\"a\\u0000b\",\"number\":1,\"items\":[]}          | text",
        "{\"text\":\"a\\ud800b\",\"number\":1,\"items\":[]}          | text"
      })
  void malformed_json_is_400_and_names_the_field(String body, String field) {
    HttpResponse<String> answer = client.post("/api/echo", body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(answer.body())
        .contains("\"code\":\"invalid-request\"", "\"field\":\"" + field + "\"")
        .doesNotContain("jackson", "Exception");
  }

  @Test
  void broken_utf_8_is_400() {
    byte[] latin = GOOD.replace("Ana", "In\u00e9s").getBytes(StandardCharsets.ISO_8859_1);
    HttpResponse<String> answer =
        client.post("/api/echo", latin, "Content-Type", "application/json");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("is not UTF-8");
  }

  @Test
  void depth_without_end_is_400() {
    assertThat(client.post("/api/echo", "[".repeat(900)).statusCode()).isEqualTo(400);
  }

  @Test
  void too_much_is_413_announced_or_not() throws IOException {
    assertThat(client.post("/api/echo", "x".repeat(LIMIT + 1)).statusCode()).isEqualTo(413);
    String chunk = "400\r\n" + "x".repeat(1024) + "\r\n";
    assertThat(
            raw(
                "POST /api/echo HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                    + "Transfer-Encoding: chunked\r\n\r\n"
                    + chunk
                    + chunk
                    + "0\r\n\r\n"))
        .startsWith("HTTP/1.1 413");
  }

  @Test
  void another_media_type_is_415() {
    byte[] body = GOOD.getBytes(StandardCharsets.UTF_8);
    assertThat(client.post("/api/echo", body).statusCode()).isEqualTo(415);
    assertThat(client.post("/api/echo", body, "Content-Type", "text/plain").statusCode())
        .isEqualTo(415);
  }

  @ParameterizedTest
  @CsvSource({
    "GET /api/%zz HTTP/1.1",
    "GET /api/%00 HTTP/1.1",
    "GET /api/../../etc/passwd HTTP/1.1",
    "GET /api/echo?a=%zz HTTP/1.1",
    "BREW /api/echo HTTP/1.1",
    "GET  HTTP/1.1",
    "GET / HTTP/0.9",
    "GET / HTTP/2.0",
    "nonsense"
  })
  void what_is_hardly_http_is_answered_4xx(String line) throws IOException {
    assertThat(raw(line + "\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 4");
  }

  @Test
  void what_is_no_http_is_told_so_and_not_of_a_form() throws IOException {
    try (RawConnection connection = new RawConnection(SERVER.port())) {
      RawConnection.Answer answer =
          connection.send("GET / HTTP/0.9\r\nHost: localhost\r\n\r\n").answer();
      assertThat(answer.body())
          .contains("\"code\":\"bad-request\"", "could not be read", "proxy")
          .doesNotContain("form", "field");
    }
  }

  private static String raw(String request) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", SERVER.port())) {
      socket.setSoTimeout(5000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      byte[] start = socket.getInputStream().readNBytes(12);
      return new String(start, StandardCharsets.ISO_8859_1);
    }
  }
}
