package live.maguey.cli.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import live.maguey.evidence.Requirement;
import live.maguey.gate.ScanId;
import live.maguey.http.GatePhones;
import live.maguey.tickets.Ticket;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// A gate that never heard its verdict asks again: over real HTTP, on real PostgreSQL.
@Requirement("SCAN-01")
class LostReplyIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  @AutoClose private static final RunningServer SERVER = RunningServer.open();

  @Test
  void a_scan_whose_connection_broke_is_admitted_once_and_answered_admitted() throws IOException {
    Ticket ticket =
        Guest.withTickets(SERVER, SERVER.event(), 1, "guest@example.com").tickets().getFirst();
    SERVER.clock().forward(Duration.ofMinutes(61));
    String first = SERVER.phoneAt("Gate A", "phone 1");
    String second = SERVER.phoneAt("Gate A", "phone 2");
    ScanId scan = new ScanId(SERVER.stores().ids().next());
    String body = body(scan, ticket.number());

    assertThat(SERVER.client().get("/api/gate/tonight", GatePhones.SIGNED_BY, first).statusCode())
        .as("it has a nonce now")
        .isEqualTo(200);

    sendAndHangUp(first, body);
    Await.until(() -> assertThat(SERVER.stores().gates().admissions().find(scan)).isPresent());

    for (String request : List.of("sent-again-1", "sent-again-2")) {
      HttpResponse<String> answer = scan(first, body, request);
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("X-Request-Id")).contains(request);
      assertThat(JSON.readTree(answer.body()).path("reason").asText()).isEqualTo("admitted");
      assertThat(JSON.readTree(answer.body()).path("in").asInt()).isEqualTo(1);
    }
    assertThat(scan(second, body, "anothers-id").statusCode())
        .as("what one phone was told is not told to another")
        .isEqualTo(409);
    assertThat(SERVER.stores().sales().tickets().find(ticket.id()).orElseThrow().entries())
        .isEqualTo(1);
    String other = body(new ScanId(SERVER.stores().ids().next()), ticket.number());
    assertThat(JSON.readTree(scan(second, other, "another-scan").body()).path("reason").asText())
        .isEqualTo("already-used");
  }

  private static void sendAndHangUp(String phone, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    String head =
        "POST /api/gate/scans HTTP/1.1\r\nHost: localhost"
            + signed(phone, bytes)
            + "\r\nX-Request-Id: first-sent\r\nContent-Type: application/json\r\nContent-Length: "
            + bytes.length
            + "\r\n\r\n";
    try (Socket line = new Socket("127.0.0.1", SERVER.site().getPort())) {
      line.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      line.getOutputStream().write(bytes);
      line.getOutputStream().flush();
    }
  }

  private static String signed(String phone, byte[] body) {
    List<String> headers =
        GatePhones.of(phone).sign("POST", SERVER.site().resolve("/api/gate/scans"), body);
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < headers.size(); i += 2) {
      lines.append("\r\n").append(headers.get(i)).append(": ").append(headers.get(i + 1));
    }
    return lines.toString();
  }

  private static HttpResponse<String> scan(String phone, String body, String request) {
    return SERVER
        .client()
        .post("/api/gate/scans", body, GatePhones.SIGNED_BY, phone, "X-Request-Id", request);
  }

  private static String body(ScanId scan, String number) {
    return JSON.createObjectNode()
        .put("scanId", scan.toString())
        .put("code", number)
        .put("input", "typed")
        .put("at", SERVER.clock().instant().toString())
        .toString();
  }
}
