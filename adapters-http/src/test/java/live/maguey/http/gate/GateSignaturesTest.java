package live.maguey.http.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import live.maguey.devices.Nonces;
import live.maguey.events.Event;
import live.maguey.events.SampleEvents;
import live.maguey.evidence.Requirement;
import live.maguey.http.signatures.DeviceSigner;
import live.maguey.http.signatures.RequestSignature;
import live.maguey.http.web.shop.ShopServer;
import live.maguey.tickets.Ticket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a copied request is good for: nothing but what it was.
@Requirement("SCAN-01")
class GateSignaturesTest {
  private static final String SCANS = "/api/gate/scans";
  private static final String TONIGHT = "/api/gate/tonight";

  private final ShopServer server = new ShopServer();
  private final Gate gate = Gate.enrol(server, "phone 1", "Gate A", "Nico");
  private final Gate other = Gate.enrol(server, "phone 2", "Gate B", null);
  private Event event = SampleEvents.tonight(server.ids).slug("noche-de-humo").event();

  @BeforeEach
  void open() {
    server.events.add(event);
    server.clock.set(SampleEvents.DOORS);
    assertThat(gate.tonight().statusCode()).isEqualTo(200);
    assertThat(other.tonight().statusCode()).isEqualTo(200);
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void a_signed_scan_is_decided_and_sent_again_gets_the_same_answer() {
    byte[] scan = scan();
    List<String> signed = gate.signer.sign("POST", uri(SCANS), scan);

    HttpResponse<String> first = post(SCANS, scan, signed);

    assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
    assertThat(post(SCANS, scan, signed).body()).isEqualTo(first.body());
    assertThat(server.admissions.admitted(event.id())).isEqualTo(1);
  }

  @Test
  void a_copied_signature_fits_no_other_body_path_query_or_method() {
    byte[] scan = scan();
    List<String> signed = gate.signer.sign("POST", uri(SCANS), scan);

    isRefused(post(SCANS, scan(), signed));
    isRefused(post(SCANS, new byte[0], signed));
    isRefused(post(SCANS + "?lang=es", scan, signed));
    isRefused(post(SCANS + "?", scan(), gate.signer.sign("POST", uri(SCANS), scan)));
    byte[] nothing = {};
    List<String> looked = gate.signer.sign("GET", uri(TONIGHT), nothing);
    assertThat(get(TONIGHT, looked).statusCode()).isEqualTo(200);
    isRefused(get(TONIGHT, gate.signer.sign("POST", uri(TONIGHT), nothing)));
    isRefused(get(TONIGHT, gate.signer.sign("GET", uri(SCANS), nothing)));
    assertThat(server.admissions.admitted(event.id())).isZero();
  }

  @Test
  void the_digest_of_another_body_is_refused_though_it_is_signed() {
    byte[] scan = scan();
    List<String> signed = new ArrayList<>(gate.signer.sign("POST", uri(SCANS), scan));
    signed.set(1, RequestSignature.digest(scan()));

    isRefused(post(SCANS, scan, signed));
  }

  @Test
  void another_nonce_does_not_fit_the_signature() {
    byte[] scan = scan();
    List<String> signed = new ArrayList<>(gate.signer.sign("POST", uri(SCANS), scan));
    server.clock.advance(Duration.ofSeconds(1));
    String fresh = nonce(gate.tonight());
    signed.set(3, signed.get(3).replaceAll("nonce=\"[^\"]*\"", "nonce=\"" + fresh + "\""));

    isRefused(post(SCANS, scan, signed));
  }

  @Test
  void an_old_nonce_is_refused_and_answered_with_a_new_one_that_is_good() {
    byte[] scan = scan();
    List<String> signed = gate.signer.sign("POST", uri(SCANS), scan);
    server.clock.advance(Nonces.LIFE);

    HttpResponse<String> old = post(SCANS, scan, signed);

    assertThat(old.statusCode()).isEqualTo(401);
    assertThat(Gate.json(old).get("code").asText()).isEqualTo("stale-nonce");
    gate.signer.hear(nonce(old));
    assertThat(post(SCANS, scan, gate.signer.sign("POST", uri(SCANS), scan)).statusCode())
        .isEqualTo(200);
  }

  @Test
  void a_device_that_has_heard_no_nonce_yet_gets_one() {
    DeviceSigner fresh = new DeviceSigner(gate.device.id());

    HttpResponse<String> answer = get(TONIGHT, fresh.sign("GET", uri(TONIGHT), new byte[0]));

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(Gate.json(answer).get("code").asText()).isEqualTo("stale-nonce");
    assertThat(nonce(answer)).hasSize(32);
  }

  @Test
  void the_key_of_another_device_opens_nothing_in_its_name() {
    byte[] scan = scan();
    List<String> signed = new ArrayList<>(other.signer.sign("POST", uri(SCANS), scan));
    signed.set(3, signed.get(3).replace(other.device.id().toString(), gate.device.id().toString()));
    isRefused(post(SCANS, scan, signed));

    DeviceSigner own = new DeviceSigner(gate.device.id());
    own.hear(nonce(gate.tonight()));
    isRefused(post(SCANS, scan, own.sign("POST", uri(SCANS), scan)));
  }

  @Test
  void a_device_that_nobody_enrolled_is_refused() {
    DeviceSigner nobody = new DeviceSigner(new live.maguey.devices.DeviceId(server.ids.next()));
    nobody.hear(nonce(gate.tonight()));

    isRefused(get(TONIGHT, nobody.sign("GET", uri(TONIGHT), new byte[0])));
  }

  @Test
  void every_answer_of_the_gate_brings_a_nonce_along() {
    byte[] wrong = "{}".getBytes(StandardCharsets.UTF_8);

    for (HttpResponse<String> answer :
        List.of(
            gate.tonight(),
            post(SCANS, wrong, gate.signer.sign("POST", uri(SCANS), wrong)),
            get(TONIGHT, List.of()))) {
      assertThat(nonce(answer)).as("%d", answer.statusCode()).hasSize(32);
    }
  }

  private byte[] scan() {
    Ticket ticket = Gate.sell(server, event, UnaryOperator.identity());
    return Gate.body(gate.newScan(), Gate.text(ticket), "read", SampleEvents.DOORS.toString())
        .getBytes(StandardCharsets.UTF_8);
  }

  private HttpResponse<String> post(String path, byte[] body, List<String> signed) {
    List<String> headers = new ArrayList<>(signed);
    headers.addAll(List.of("Content-Type", "application/json"));
    return server.client().post(path, body, headers.toArray(String[]::new));
  }

  private HttpResponse<String> get(String path, List<String> signed) {
    return server.client().get(path, signed.toArray(String[]::new));
  }

  private static void isRefused(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(401);
    assertThat(Gate.json(answer).get("code").asText()).isEqualTo("device-unknown");
  }

  private static String nonce(HttpResponse<String> answer) {
    return answer.headers().firstValue("Gate-Nonce").orElse("");
  }

  private static URI uri(String path) {
    return URI.create("http://localhost" + path);
  }
}
