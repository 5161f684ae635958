package live.maguey.http.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import live.maguey.events.Event;
import live.maguey.events.SampleEvents;
import live.maguey.evidence.Requirement;
import live.maguey.gate.ScanId;
import live.maguey.http.web.shop.ShopServer;
import live.maguey.tickets.Ticket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Requirement("SCAN-01")
class GateDevicesTest {
  private static final String AT = "2026-11-29T03:12:00.000Z";

  private final ShopServer server = new ShopServer();
  private final Gate gate = Gate.enrol(server, "phone 1", "Gate A", "Nico");

  @AfterEach
  void close() {
    server.close();
  }

  private Event tonight() {
    Event event = SampleEvents.tonight(server.ids).slug("noche-de-humo").event();
    server.events.add(event);
    server.clock.set(SampleEvents.DOORS);
    return event;
  }

  @Test
  void a_gate_is_told_its_event_its_place_and_how_full_the_venue_is() {
    Event event = tonight();
    gate.scan(Gate.sell(server, event, UnaryOperator.identity()));

    HttpResponse<String> answer = gate.tonight();

    JsonNode tonight = Gate.json(answer);
    assertThat(tonight.at("/event/slug").asText()).isEqualTo("noche-de-humo");
    assertThat(tonight.at("/event/title").asText()).isEqualTo("Noche de Humo");
    assertThat(tonight.at("/event/dateLine").asText()).isEqualTo("Sat 28 Nov");
    assertThat(tonight.at("/event/minimumAge").asInt()).isEqualTo(21);
    assertThat(tonight.at("/device/gate").asText()).isEqualTo("Gate A");
    assertThat(tonight.at("/device/name").asText()).isEqualTo("Nico");
    assertThat(tonight.get("in").asInt()).isEqualTo(1);
    assertThat(tonight.get("capacity").asInt()).isEqualTo(1_000);
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(Gate.json(gate.tonight("Accept-Language", "es")).at("/event/dateLine").asText())
        .isEqualTo("sáb 28 nov");
  }

  @Test
  void a_device_that_nobody_holds_goes_by_its_own_name() {
    tonight();

    JsonNode tonight = Gate.json(Gate.enrol(server, "phone 9", "Gate C", null).tonight());

    assertThat(tonight.at("/device/name").asText()).isEqualTo("phone 9");
  }

  @Test
  void a_page_that_was_reopened_finds_its_own_last_scans() {
    Event event = tonight();
    Ticket ticket = Gate.sell(server, event, UnaryOperator.identity());
    String first = gate.newScan();
    gate.ask(first, Gate.text(ticket));
    server.clock.advance(Duration.ofMinutes(1));
    gate.scan(ticket);
    Gate.enrol(server, "phone 3", "Gate B", "Alma").scan("of another gate");

    JsonNode last = Gate.json(gate.tonight()).get("last");

    assertThat(last).hasSize(2);
    assertThat(last.get(0).get("title").asText()).isEqualTo("Already used");
    assertThat(last.get(0).get("verdict").asText()).isEqualTo("refuse");
    assertThat(last.get(1).get("scanId").asText()).isEqualTo(first);
    assertThat(last.get(1).get("at").asText()).isEqualTo(SampleEvents.DOORS.toString());
  }

  @Test
  void without_an_event_both_say_so() {
    for (HttpResponse<String> answer : List.of(gate.tonight(), gate.ask(gate.newScan(), "any"))) {
      assertThat(answer.statusCode()).isEqualTo(404);
      assertThat(Gate.json(answer).get("code").asText()).isEqualTo("no-event");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Authorization: Bearer token",
        "Signature: gate=:AAAA:",
        "Signature-Input: gate=()"
      })
  void who_signs_nothing_is_sent_away(String line) {
    tonight();
    String[] headers = line.isEmpty() ? new String[0] : line.split(": ");

    for (HttpResponse<String> answer :
        List.of(
            server.client().get("/api/gate/tonight", headers),
            server.client().post("/api/gate/scans", "not even JSON", headers))) {
      assertThat(answer.statusCode()).isEqualTo(401);
      assertThat(Gate.json(answer).get("code").asText()).isEqualTo("device-unknown");
      assertThat(answer.headers().firstValue("WWW-Authenticate").orElse(""))
          .startsWith("Signature");
    }
  }

  @Test
  void a_revoked_device_decides_nothing_a_second_later() {
    Ticket ticket = Gate.sell(server, tonight(), UnaryOperator.identity());
    assertThat(gate.tonight().statusCode()).isEqualTo(200);

    assertThat(server.devices.revoke(gate.device.id(), server.clock.instant())).isTrue();
    server.clock.advance(Duration.ofSeconds(1));

    String scan = gate.newScan();
    for (HttpResponse<String> answer : List.of(gate.tonight(), gate.ask(scan, Gate.text(ticket)))) {
      assertThat(answer.statusCode()).isEqualTo(401);
      JsonNode problem = Gate.json(answer);
      assertThat(problem.get("code").asText()).isEqualTo("device-revoked");
      assertThat(problem.get("title").asText()).isEqualTo("This gate was shut off.");
      assertThat(problem.get("next").asText()).isEqualTo("Ask the manager for a new code.");
    }
    assertThat(server.admissions.find(ScanId.parse(scan))).isEmpty();
  }

  @Test
  void a_gates_signature_opens_nothing_but_the_gate() {
    tonight();

    assertThat(gate.elsewhere("/api/orders/" + gate.device.id())).isEqualTo(404);
    assertThat(gate.elsewhere("/orders/" + gate.device.id())).isEqualTo(404);
    assertThat(gate.elsewhere("/api/gate/others")).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{                                                                  | body",
        "[]                                                                 | body",
        "{\"code\":\"x\",\"input\":\"read\",\"at\":\"T\"}                                      | scanId",
        "{\"scanId\":\"ID\",\"input\":\"read\",\"at\":\"T\"}                                   | code",
        "{\"scanId\":\"ID\",\"code\":null,\"input\":\"read\",\"at\":\"T\"}                     | code",
        "{\"scanId\":\"ID\",\"code\":7,\"input\":\"read\",\"at\":\"T\"}                        | code",
        "{\"scanId\":\"ID\",\"code\":{\"text\":\"x\"},\"input\":\"read\",\"at\":\"T\"}         | code",
        "{\"scanId\":\"ID\",\"code\":\"x\",\"input\":\"read\"}                | at",
        "{\"scanId\":\"ID\",\"code\":\"x\",\"at\":\"T\"}                 | input",
        "{\"scanId\":\"ID\",\"code\":\"x\",\"input\":\"READ\",\"at\":\"T\"}   | input",
        "{\"scanId\":\"ID\",\"code\":\"x\",\"input\":null,\"at\":\"T\"}         | input",
        "{\"scanId\":\"ID\",\"code\":\"x\",\"input\":\"read\",\"at\":1764385920}               | at",
        "{\"scanId\":\"ID\",\"code\":\"x\",\"input\":\"read\",\"at\":\"23:12\"}                | at",
        "{\"scanId\":\"ID\",\"code\":\"x\",\"input\":\"read\",\"at\":\"-9999-01-01T00:00:00Z\"}| at",
        "{\"scanId\":\"ID\",\"code\":\"x\",\"input\":\"read\",\"at\":\"+999999999-12-31T00:00:00Z\"}| at",
        "{\"scanId\":\"first\",\"code\":\"x\",\"input\":\"read\",\"at\":\"T\"}                 | scanId",
        "{\"scanId\":\"1-1-1-1-1\",\"code\":\"x\",\"input\":\"read\",\"at\":\"T\"}             | scanId",
        "{\"scanId\":\"ID\",\"code\":\"x\",\"input\":\"read\",\"at\":\"T\",\"verdict\":\"admit\"}| verdict"
      })
  void a_bad_body_is_400_and_names_the_field(String body, String field) {
    tonight();
    String scan = gate.newScan();

    HttpResponse<String> answer =
        gate.post(body.replace("ID", scan).replace("\"T\"", "\"" + AT + "\""));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(Gate.json(answer).get("field").asText()).isEqualTo(field);
    assertThat(server.admissions.find(ScanId.parse(scan))).isEmpty();
  }

  @Test
  void numbers_are_not_found_by_trying() {
    tonight();
    Gate other = Gate.enrol(server, "phone 3", "Gate B", "Alma");
    for (int i = 0; i < 20; i++) {
      assertThat(gate.typed(gate.newScan(), "2222-2222").statusCode()).isEqualTo(200);
    }

    HttpResponse<String> answer = gate.typed(gate.newScan(), "2222-2222");

    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    assertThat(gate.ask(gate.newScan(), "read by the camera").statusCode()).isEqualTo(200);
    assertThat(other.typed(other.newScan(), "2222-2222").statusCode()).isEqualTo(200);
  }

  @Test
  void a_typed_number_whose_reply_was_lost_is_answered_though_no_more_may_be_tried() {
    Ticket ticket = Gate.sell(server, tonight(), UnaryOperator.identity());
    String scan = gate.newScan();
    HttpResponse<String> lost = gate.typed(scan, ticket.number());
    while (gate.typed(gate.newScan(), "2222-2222").statusCode() == 200) {
      assertThat(server.admissions.admitted(ticket.event())).isEqualTo(1);
    }

    HttpResponse<String> again = gate.typed(scan, ticket.number());

    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(again.body()).isEqualTo(lost.body());
    assertThat(gate.typed(gate.newScan(), ticket.number()).statusCode()).isEqualTo(429);
  }
}
