package live.maguey.http.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.EnumSet;
import java.util.function.UnaryOperator;
import live.maguey.devices.Direction;
import live.maguey.events.Event;
import live.maguey.events.SampleEvents;
import live.maguey.evidence.Requirement;
import live.maguey.gate.EntryRules;
import live.maguey.gate.Reason;
import live.maguey.heads.Heads;
import live.maguey.heads.TapId;
import live.maguey.http.web.shop.ShopServer;
import live.maguey.tickets.Ticket;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// People without a ticket, and the venue's number, as a gate's page hears of them.
@Requirement({"SCAN-01", "UX-03"})
class GateHeadsTest {
  static final EnumSet<Reason> REASONS =
      EnumSet.of(Reason.FULL, Reason.ADMITTED_FULL, Reason.LET_IN_FULL);
  private static final int LAWFUL = SampleEvents.VENUE.capacity();

  @AutoClose private final ShopServer server = new ShopServer();
  private final Gate gate = Gate.enrol(server, "phone 1", "Gate A", "Nico");

  private Event tonight() {
    Event event = SampleEvents.tonight(server.ids).event();
    server.events.add(event);
    server.clock.set(event.doors());
    return event;
  }

  private HttpResponse<String> tap(String id, String direction, String more) {
    return gate.postTo(
        "/api/gate/heads",
        "{\"tapId\":\"%s\",\"direction\":\"%s\",\"at\":\"%s\"%s}"
            .formatted(id, direction, server.clock.instant(), more));
  }

  private JsonNode tap(String direction) {
    return Gate.json(tap(gate.newScan(), direction, ""));
  }

  private void fill(Event event) {
    for (int n = 0; n < LAWFUL; n++) {
      Instant now = server.clock.instant();
      server.heads.count(
          new Heads.Tap(
              new TapId(server.ids.next()),
              gate.device,
              event.id(),
              Direction.IN,
              now,
              now,
              EntryRules.OPEN));
    }
  }

  @Test
  void both_figures_are_told_with_the_night_with_each_verdict_and_with_each_tap() {
    Event event = tonight();
    Ticket ticket = Gate.sell(server, event, UnaryOperator.identity());
    Gate.sell(server, event, UnaryOperator.identity());

    JsonNode tapped = tap("in");
    assertThat(tapped.get("counted").asBoolean()).isTrue();
    assertThat(tapped.get("reason").asText()).isEqualTo("counted");
    assertThat(tapped.get("ticketsIn").asInt()).isZero();
    assertThat(tapped.get("in").asInt()).isEqualTo(1);
    assertThat(tapped.get("capacity").asInt()).isEqualTo(LAWFUL);

    JsonNode verdict = gate.scan(ticket);
    assertThat(verdict.get("ticketsIn").asInt()).isEqualTo(1);
    assertThat(verdict.get("in").asInt()).isEqualTo(2);

    JsonNode night = Gate.json(gate.tonight());
    assertThat(night.get("ticketsIn").asInt()).isEqualTo(1);
    assertThat(night.get("sold").asInt()).isEqualTo(2);
    assertThat(night.get("in").asInt()).isEqualTo(2);
    assertThat(night.get("capacity").asInt()).isEqualTo(LAWFUL);

    assertThat(tap("out").get("in").asInt()).isEqualTo(1);
    JsonNode nobody = tap("out");
    assertThat(nobody.get("counted").asBoolean()).isFalse();
    assertThat(nobody.get("reason").asText()).isEqualTo("nobody");
  }

  @Test
  void a_tap_that_is_sent_again_counts_once_and_another_one_under_its_id_is_a_conflict() {
    tonight();
    String id = gate.newScan();

    assertThat(Gate.json(tap(id, "in", "")).get("in").asInt()).isEqualTo(1);
    assertThat(Gate.json(tap(id, "in", "")).get("in").asInt()).isEqualTo(1);

    HttpResponse<String> other = tap(id, "out", "");
    assertThat(other.statusCode()).isEqualTo(409);
    assertThat(Gate.json(other).get("code").asText()).isEqualTo("scan-conflict");
  }

  @Test
  void when_it_is_full_one_goes_out_before_one_comes_in_unless_a_person_answers_for_it() {
    Event event = tonight();
    fill(event);
    Ticket ticket = Gate.sell(server, event, UnaryOperator.identity());

    JsonNode refused = gate.scan(ticket);
    assertThat(refused.get("verdict").asText()).isEqualTo("refuse");
    assertThat(refused.get("reason").asText()).isEqualTo("full");
    assertThat(refused.get("title").asText()).isEqualTo("Full");
    assertThat(refused.get("line").asText()).isEqualTo("One out, one in.");
    assertThat(tap("in").get("reason").asText()).isEqualTo("full");

    tap("out");
    assertThat(gate.scan(ticket).get("reason").asText()).isEqualTo("admitted");

    Ticket next = Gate.sell(server, event, UnaryOperator.identity());
    String body = Gate.body(gate.newScan(), Gate.text(next), "read", event.doors().toString());
    JsonNode over =
        Gate.json(gate.post(body.replace("}", ",\"evenIfFull\":true}"), "Accept-Language", "es"));
    assertThat(over.get("verdict").asText()).isEqualTo("admit");
    assertThat(over.get("reason").asText()).isEqualTo("let-in-full");
    assertThat(over.get("line").asText()).isEqualTo("Entró con el cupo lleno. Queda registrado.");
    assertThat(over.get("in").asInt()).isEqualTo(LAWFUL + 1);
    JsonNode head = Gate.json(tap(gate.newScan(), "in", ",\"evenIfFull\":true"));
    assertThat(head.get("reason").asText()).isEqualTo("counted-full");
  }

  @Test
  void without_an_event_nobody_is_counted() {
    HttpResponse<String> answer = tap(gate.newScan(), "in", "");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(Gate.json(answer).get("code").asText()).isEqualTo("no-event");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "{\"tapId\":\"x\",\"direction\":\"in\",\"at\":\"T\"} | tapId",
        "{\"tapId\":\"ID\",\"direction\":\"up\",\"at\":\"T\"} | direction",
        "{\"tapId\":\"ID\",\"direction\":\"in\",\"at\":\"now\"} | at",
        "{\"tapId\":\"ID\",\"direction\":\"in\"} | at",
        "{\"tapId\":\"ID\",\"direction\":\"in\",\"at\":\"T\",\"evenIfFull\":\"yes\"} | evenIfFull",
        "{\"tapId\":\"ID\",\"direction\":\"in\",\"at\":\"T\",\"people\":3} | people"
      })
  void a_bad_body_is_400_and_names_the_field(String body, String field) {
    Event event = tonight();

    HttpResponse<String> answer =
        gate.postTo(
            "/api/gate/heads",
            body.replace("\"ID\"", "\"" + gate.newScan() + "\"")
                .replace("\"T\"", "\"" + event.doors() + "\""));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(Gate.json(answer).get("field").asText()).isEqualTo(field);
    assertThat(server.admissions.inside(event.id())).isZero();
  }
}
