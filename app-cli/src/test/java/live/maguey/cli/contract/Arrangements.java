package live.maguey.cli.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import live.maguey.api.settings.DemoSettings;
import live.maguey.cli.proof.Await;
import live.maguey.cli.proof.Guest;
import live.maguey.cli.proof.RunningServer;
import live.maguey.devices.Device;
import live.maguey.devices.DeviceId;
import live.maguey.devices.DeviceKey;
import live.maguey.devices.Devices;
import live.maguey.devices.EnrolmentCode;
import live.maguey.events.Event;
import live.maguey.events.SampleEvents;
import live.maguey.events.Tier;
import live.maguey.events.TierId;
import live.maguey.http.GatePhones;
import live.maguey.http.signatures.DeviceSigner;
import live.maguey.sandbox.resend.SvixSignature;
import live.maguey.sandbox.stripe.StripeSignature;
import live.maguey.sandbox.wire.Knob;
import live.maguey.sandbox.wire.SigningSecrets;
import live.maguey.sandbox.wire.WebhookSender;

/// Makes true what each example tells of, for real, and gives what only a running server can know:
/// tokens, ticket numbers, signatures.
final class Arrangements implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  static final String GENERAL = "0198f3a2-5d1c-7c3e-9a41-6f2b8e0d1c01";
  static final String BALCONY = "0198f3a2-5d1c-7c3e-9a41-6f2b8e0d1c02";
  private static final String AFTER_TWO = "0198f3a2-5d1c-7c3e-9a41-6f2b8e0d1c03";
  private static final String EARLY = "0198f3a2-5d1c-7c3e-9a41-6f2b8e0d1c04";
  private static final int TYPED_PER_MINUTE = 20;

  private final RunningServer server = RunningServer.open();

  /// Takes one order a minute and has one hold to give, and its event is in three days.
  private final RunningServer strict = RunningServer.open(Map.of("sales.orders-per-minute", "1"));

  private final RunningServer narrow = RunningServer.open(Map.of("sales.holds-per-network", "1"));
  private final RunningServer modest = RunningServer.open(Map.of("sales.places-per-customer", "2"));

  private final Event event;

  Arrangements() {
    event = server.add(theEvent(server, server.clock().instant()));
    strict.add(theEvent(strict, strict.clock().instant().plus(Duration.ofDays(3))));
    TwoTables.at(narrow, narrow.add(theEvent(narrow, narrow.clock().instant())));
    TwoTables.at(modest, modest.add(theEvent(modest, modest.clock().instant())));
    server.clock().forward(Duration.ofMinutes(61));
    place(server, BALCONY, 2, 9_000, "first@example.com");
  }

  static SampleEvents theEvent(RunningServer server, Instant now) {
    return SampleEvents.around(server.stores().ids(), now)
        .slug("noche-de-humo")
        .tier(
            SampleEvents.tier(
                TierId.parse(GENERAL),
                "General",
                200,
                Tier.Window.OF_EVENT,
                SampleEvents.price("Standard", 3_000, 250)))
        .tier(
            SampleEvents.tier(
                TierId.parse(BALCONY),
                "Balcony",
                2,
                Tier.Window.OF_EVENT,
                SampleEvents.price("Standard", 4_500, 400)))
        .tier(
            SampleEvents.tier(
                TierId.parse(AFTER_TWO),
                "After two",
                50,
                new Tier.Window(now.plus(Duration.ofHours(5)), null),
                SampleEvents.price("Standard", 1_500, 100)))
        .tier(
            SampleEvents.tier(
                TierId.parse(EARLY),
                "Early",
                50,
                new Tier.Window(null, now.minus(Duration.ofHours(2))),
                SampleEvents.price("Standard", 2_000, 150)));
  }

  /// @param given what takes the place of the example's own path parameters, headers, and fields
  record Ready(RunningServer server, Map<String, String> given) {}

  Ready ready(Example example) {
    return switch (example.key()) {
      case "placeOrder repeated", "placeOrder key-conflict" -> {
        first(example);
        yield here();
      }
      case "placeOrder customer-full" -> {
        place(modest, GENERAL, 1, 3_000, emailOf(example));
        yield new Ready(modest, Map.of());
      }
      case "showPasses table" -> {
        Event night = server.add(server.tonight().slug("noche-de-mesas").tier("General", 9));
        TwoTables.at(server, night);
        String page =
            Guest.withTable(server, night, TwoTables.seven(server, night), "host@example.com")
                .hostPage();
        yield here("token", page.substring("/host/".length()));
      }
      case "showTables plan" -> new Ready(narrow, Map.of());
      case "placeOrder table-taken" -> {
        placeTable(modest);
        yield new Ready(modest, Map.of());
      }
      case "placeOrder rate-limited" -> {
        place(strict, GENERAL, 1, 3_000, "one@example.com");
        yield new Ready(strict, Map.of());
      }
      case "placeOrder too-many-holds" -> {
        place(narrow, GENERAL, 1, 3_000, "one@example.com");
        yield new Ready(narrow, Map.of());
      }
      case "showOrder held", "checkOrder held", "releaseHold released" ->
          here("token", holding(example).token());
      case "releaseHold stripe-away" -> {
        String token = holding(example).token();
        server.stripe().knobs().turn(Knob.ANSWER_503);
        yield here("token", token);
      }
      case "showOrder paid", "checkOrder paid" -> here("token", paid(example).token());
      case "showTicketPicture picture" -> {
        Guest guest = paid(example);
        yield here("token", guest.token(), "picture", numberOf(guest) + ".svg");
      }
      case "showTicketPicture no-such-ticket" -> here("token", paid(example).token());
      case "enrolDevice enrolled" -> here("code", gateCode());
      case "enrolDevice code-wrong" -> here();
      case "enrolDevice code-expired" -> {
        EnrolmentCode code = EnrolmentCode.of(UUID.randomUUID());
        Instant now = server.clock().instant();
        Device device = new Device(new DeviceId(server.stores().ids().next()), "old", "A", null);
        server
            .stores()
            .gates()
            .enrolments()
            .offer(code, device, now.minus(Duration.ofHours(1)), now.minus(Duration.ofMinutes(45)));
        yield here("code", code.grouped());
      }
      case "enrolDevice code-used" -> {
        String code = gateCode();
        DeviceKey key = new DeviceSigner(new DeviceId(server.stores().ids().next())).key();
        server
            .stores()
            .gates()
            .enrolments()
            .take(EnrolmentCode.parse(code), key, server.clock().instant());
        yield here("code", code);
      }
      case "watchNight no-event", "admitGuest no-event", "countHead no-event" ->
          new Ready(strict, Map.of(GatePhones.SIGNED_BY, strict.phoneAt("Gate A", "phone 3")));
      case "watchNight unsigned", "admitGuest unsigned", "countHead unsigned" -> here();
      case "watchNight revoked" -> here(GatePhones.SIGNED_BY, revoked());
      case "watchNight tonight",
          "admitGuest not-ours",
          "admitGuest invalid",
          "countHead counted",
          "countHead invalid" ->
          here(GatePhones.SIGNED_BY, phone());
      case "admitGuest admitted" ->
          here(GatePhones.SIGNED_BY, phone(), "code", numberOf(paid(example)), "at", now());
      case "admitGuest already-used" -> {
        String number = numberOf(paid(example));
        scan(phone(), number);
        yield here(GatePhones.SIGNED_BY, phone(), "code", number, "at", now());
      }
      case "admitGuest scan-conflict" -> {
        String phone = phone();
        scan(phone, example.body().path("scanId").asText(), "2222-2222");
        yield here(GatePhones.SIGNED_BY, phone);
      }
      case "countHead scan-conflict" -> {
        String phone = phone();
        ObjectNode other = ((ObjectNode) example.body()).deepCopy().put("direction", "in");
        post("/api/gate/heads", phone, other);
        yield here(GatePhones.SIGNED_BY, phone);
      }
      case "admitGuest rate-limited" -> {
        String phone = phone();
        for (int i = 0; i < TYPED_PER_MINUTE; i++) {
          scan(phone, "2222-2222");
        }
        yield here(GatePhones.SIGNED_BY, phone);
      }
      case "receiveStripeEvent stored" -> signed(example, stripe());
      case "receiveStripeEvent webhook-conflict" -> {
        String other = example.body().toString().replace("cs_test", "cs_test_other");
        List<String> headers = new ArrayList<>();
        stripe()
            .headers("evt", other, false)
            .forEach((name, value) -> headers.addAll(List.of(name, value)));
        assertThat(
                server
                    .client()
                    .post("/webhooks/stripe", other, headers.toArray(String[]::new))
                    .statusCode())
            .isEqualTo(200);
        yield signed(example, stripe());
      }
      case "receiveDeliveryReport stored" ->
          signed(
              example,
              new SvixSignature(
                  server.clock(), new SigningSecrets(DemoSettings.RESEND_WEBHOOK_SECRET)));
      case "receiveDeliveryReport bad-signature" ->
          here("svix-timestamp", Long.toString(server.clock().instant().getEpochSecond()));
      default -> here();
    };
  }

  void calm() {
    server.stripe().knobs().reset();
  }

  private Ready here(String... given) {
    Map<String, String> map = new LinkedHashMap<>();
    for (int i = 0; i < given.length; i += 2) {
      map.put(given[i], given[i + 1]);
    }
    return new Ready(server, map);
  }

  /// The request that comes before: with another number of places where the keys are to clash.
  private void first(Example example) {
    ObjectNode body = ((ObjectNode) example.body()).deepCopy();
    if (example.name().equals("key-conflict")) {
      ((ObjectNode) body.path("lines").path(0)).put("quantity", 1);
      body.put("total", 3_000);
    }
    assertThat(
            server
                .client()
                .post(
                    "/api/orders",
                    body.toString(),
                    "Idempotency-Key",
                    example.header("Idempotency-Key"))
                .statusCode())
        .isEqualTo(201);
  }

  private static String emailOf(Example example) {
    return example.body().path("email").asText();
  }

  private Guest holding(Example example) {
    Guest guest = Guest.holding(server, event, 2, example.key().replace(' ', '-') + "@example.com");
    Await.until(() -> assertThat(guest.page().path("checkoutUrl").isTextual()).isTrue());
    return guest;
  }

  private Guest paid(Example example) {
    Guest guest = holding(example);
    guest.pays(Guest.GOOD_CARD);
    Await.until(() -> assertThat(guest.state()).isEqualTo("paid"));
    return guest;
  }

  private static String numberOf(Guest guest) {
    return guest.tickets().getFirst().number();
  }

  private String gateCode() {
    String link = server.gateLink("Gate A", "phone 3");
    return link.substring(link.indexOf('=') + 1);
  }

  private String phone() {
    return server.phoneAt("Gate A", "phone 3");
  }

  private String revoked() {
    String phone = phone();
    Devices devices = server.stores().gates().devices();
    devices.revoke(devices.list().getFirst().device().id(), server.clock().instant());
    return phone;
  }

  private String now() {
    return server.clock().instant().toString();
  }

  private void scan(String phone, String number) {
    scan(phone, server.stores().ids().next().toString(), number);
  }

  private void scan(String phone, String id, String number) {
    ObjectNode scan =
        JSON.createObjectNode()
            .put("scanId", id)
            .put("code", number)
            .put("input", "typed")
            .put("at", now());
    post("/api/gate/scans", phone, scan);
  }

  private void post(String path, String phone, ObjectNode body) {
    assertThat(
            server.client().post(path, body.toString(), GatePhones.SIGNED_BY, phone).statusCode())
        .isEqualTo(200);
  }

  private WebhookSender.Signer stripe() {
    return new StripeSignature(
        server.clock(), new SigningSecrets(DemoSettings.STRIPE_WEBHOOK_SECRET));
  }

  private Ready signed(Example example, WebhookSender.Signer signer) {
    return new Ready(server, signer.headers("msg_1", example.body().toString(), false));
  }

  /// Holds the table of [TwoTables].
  private static void placeTable(RunningServer server) {
    placeLine(
        server, "{\"table\": \"%s\"}".formatted(TwoTables.TABLE_12), 120_000, "host@example.com");
  }

  private static void place(
      RunningServer server, String tier, int places, long total, String email) {
    placeLine(server, "{\"tier\": \"%s\", \"quantity\": %d}".formatted(tier, places), total, email);
  }

  private static void placeLine(RunningServer server, String line, long total, String email) {
    try {
      JsonNode body =
          JSON.readTree(
              """
              {"event": "noche-de-humo", "lines": [%s], "total": %d,
               "name": "A guest", "email": "%s", "ageConfirmed": true, "terms": "2026-11"}
              """
                  .formatted(line, total, email));
      assertThat(server.client().post("/api/orders", body.toString()).statusCode()).isEqualTo(201);
    } catch (IOException malformed) {
      throw new UncheckedIOException(malformed);
    }
  }

  @Override
  public void close() {
    server.close();
    strict.close();
    narrow.close();
    modest.close();
  }
}
