package live.maguey.http.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import live.maguey.devices.Device;
import live.maguey.devices.DeviceId;
import live.maguey.devices.EnrolmentCode;
import live.maguey.events.SampleEvents;
import live.maguey.evidence.Requirement;
import live.maguey.http.GatePhones;
import live.maguey.http.signatures.DeviceSigner;
import live.maguey.http.web.shop.ShopServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Requirement("SCAN-01")
class EnrolRoutesTest {
  private static final Duration LIFE = Duration.ofMinutes(15);

  private final ShopServer server = new ShopServer();
  private final EnrolmentCode code = EnrolmentCode.of(new UUID(1, 99));
  private final DeviceSigner phone = new DeviceSigner(new DeviceId(server.ids.next()));

  @AfterEach
  void close() {
    server.close();
  }

  private void offer() {
    Device device = new Device(phone.device(), "phone 1", "Gate A", "Nico");
    server.enrolments.offer(
        code, device, server.clock.instant(), server.clock.instant().plus(LIFE));
  }

  @Test
  void a_phone_with_the_code_is_a_gate_and_its_next_request_is_good_at_once() {
    server.events.add(SampleEvents.tonight(server.ids).slug("noche-de-humo").event());
    server.clock.set(SampleEvents.DOORS);
    offer();

    HttpResponse<String> answer = enrol(code.grouped(), phone);

    assertThat(answer.statusCode()).isEqualTo(201);
    JsonNode enrolled = Gate.json(answer);
    assertThat(enrolled.get("id").asText()).isEqualTo(phone.device().toString());
    assertThat(enrolled.get("gate").asText()).isEqualTo("Gate A");
    assertThat(enrolled.get("name").asText()).isEqualTo("Nico, phone 1");
    phone.hear(answer.headers().firstValue("Gate-Nonce").orElseThrow());
    assertThat(
            server
                .client()
                .get("/api/gate/tonight", GatePhones.SIGNED_BY, GatePhones.add(phone))
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void a_code_is_good_for_one_phone() {
    offer();
    assertThat(enrol(code.value(), phone).statusCode()).isEqualTo(201);

    HttpResponse<String> second = enrol(code.value(), new DeviceSigner(phone.device()));

    assertThat(second.statusCode()).isEqualTo(409);
    assertThat(Gate.json(second).get("title").asText()).isEqualTo("This code was used.");
    assertThat(enrol(code.value(), phone).statusCode()).as("the first one, again").isEqualTo(201);
  }

  @Test
  void an_expired_code_and_a_wrong_one_are_told_apart() {
    offer();
    HttpResponse<String> wrong = enrol("2222-3333", phone);
    assertThat(wrong.statusCode()).isEqualTo(404);
    assertThat(Gate.json(wrong).get("title").asText()).isEqualTo("No such code.");
    server.clock.advance(LIFE);

    HttpResponse<String> expired = enrol(code.value(), phone);

    assertThat(expired.statusCode()).isEqualTo(410);
    assertThat(Gate.json(expired).get("title").asText()).isEqualTo("This code expired.");
    assertThat(server.devices.list()).isEmpty();
  }

  @Test
  void codes_are_not_found_by_trying() {
    offer();
    for (int i = 0; i < 20; i++) {
      assertThat(enrol("2222-3333", phone).statusCode()).isEqualTo(404);
    }

    HttpResponse<String> right = enrol(code.value(), phone);

    assertThat(right.statusCode()).isEqualTo(429);
    assertThat(right.headers().firstValue("Retry-After")).isPresent();
    assertThat(server.devices.list()).isEmpty();
    server.clock.advance(Duration.ofMinutes(1));
    assertThat(enrol(code.value(), phone).statusCode()).isEqualTo(201);
  }

  @ParameterizedTest
  @CsvSource({"'', code", "7K2Q, code", "7K2Q-4F90, code", "7K2Q-4F92, key"})
  void what_is_no_code_or_no_key_is_named(String text, String field) {
    HttpResponse<String> answer =
        server
            .client()
            .post("/api/gate/devices", "{\"code\": \"" + text + "\", \"key\": \"none\"}");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(Gate.json(answer).get("field").asText()).isEqualTo(field);
  }

  private HttpResponse<String> enrol(String text, DeviceSigner with) {
    return server
        .client()
        .post(
            "/api/gate/devices", "{\"code\": \"%s\", \"key\": \"%s\"}".formatted(text, with.key()));
  }
}
