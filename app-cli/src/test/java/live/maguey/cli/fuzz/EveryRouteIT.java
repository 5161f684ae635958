package live.maguey.cli.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import live.maguey.api.settings.DemoSettings;
import live.maguey.cli.proof.Guest;
import live.maguey.cli.proof.RunningServer;
import live.maguey.events.Event;
import live.maguey.evidence.Requirement;
import live.maguey.http.GatePhones;
import live.maguey.persistence.Invariants;
import live.maguey.sandbox.resend.SvixSignature;
import live.maguey.sandbox.stripe.StripeSignature;
import live.maguey.sandbox.wire.SigningSecrets;
import live.maguey.sandbox.wire.WebhookSender;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever is sent, the fault is told as the sender's (or as a limit), and no order is half made.
@Requirement("UX-02")
class EveryRouteIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient STRANGER =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private static final List<String> PAGES =
      List.of(
          "/",
          "/tickets",
          "/terms",
          "/gate",
          "/checkout",
          "/api",
          "/openapi.yaml",
          "/health/ready");

  @AutoClose
  private static final RunningServer SERVER =
      RunningServer.open(
          Map.of("sales.orders-per-minute", "100000", "sales.holds-per-network", "100000"));

  private final Event event = SERVER.event();
  private final List<String> faults = new ArrayList<>();

  @AfterEach
  void nothing_is_half_made() {
    assertThat(faults).isEmpty();
    Invariants.check(SERVER.stores().database());
  }

  @Test
  void a_bad_order_holds_nothing() throws Exception {
    Set<String> placed = new HashSet<>();
    for (byte[] body : BadValues.bodies(JSON.valueToTree(Guest.choice(SERVER, event, 2)))) {
      HttpResponse<String> answer =
          SERVER.client().post("/api/orders", body, "Content-Type", "application/json");
      assertTheirs(answer, body);
      if (answer.statusCode() == 201) {
        placed.add(JSON.readTree(answer.body()).path("reference").textValue());
      }
    }

    assertThat(ordersOf(event)).containsExactlyInAnyOrderElementsOf(placed);
  }

  @Test
  void a_bad_scan_admits_nobody() {
    String phone = SERVER.phoneAt("Gate A", "phone 1");
    JsonNode good =
        JSON.valueToTree(
            Map.of(
                "scanId",
                SERVER.stores().ids().next().toString(),
                "code",
                "7K2Q-4F9X",
                "input",
                "read",
                "at",
                SERVER.clock().instant().toString()));
    for (byte[] body : BadValues.bodies(good)) {
      HttpResponse<String> answer =
          SERVER
              .client()
              .post(
                  "/api/gate/scans",
                  body,
                  "Content-Type",
                  "application/json",
                  GatePhones.SIGNED_BY,
                  phone);
      assertTheirs(answer, body);
      if (answer.statusCode() == 200) {
        assertThat(answer.body()).doesNotContain("\"admit\"");
      }
    }
  }

  @Test
  void a_bad_event_of_stripes_is_stored_or_refused() {
    StripeSignature signature =
        new StripeSignature(SERVER.clock(), new SigningSecrets(DemoSettings.STRIPE_WEBHOOK_SECRET));
    JsonNode good =
        JSON.valueToTree(
            Map.of(
                "id",
                "evt_fuzz",
                "object",
                "event",
                "type",
                "checkout.session.completed",
                "created",
                SERVER.clock().instant().getEpochSecond(),
                "livemode",
                false,
                "data",
                Map.of("object", Map.of("id", "cs_1", "object", "checkout.session"))));
    deliverBadly("/webhooks/stripe", "evt_fuzz", good, signature);
  }

  @Test
  void a_bad_report_of_resends_is_stored_or_refused() {
    SvixSignature signature =
        new SvixSignature(SERVER.clock(), new SigningSecrets(DemoSettings.RESEND_WEBHOOK_SECRET));
    JsonNode good =
        JSON.valueToTree(
            Map.of(
                "type",
                "email.delivered",
                "created_at",
                Instant.EPOCH.toString(),
                "data",
                Map.of("email_id", "mail_1", "to", List.of("a@example.com"))));
    deliverBadly("/webhooks/resend", "msg_1", good, signature);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/events/{}",
        "/api/orders/{}",
        "/api/orders/{}/check",
        "/api/orders/{}/release",
        "/api/orders/{}/tickets/{}",
        "/events/{}",
        "/events/{}/details",
        "/events/{}/details?tier.{}={}",
        "/orders/{}",
        "/orders/{}/release",
        "/orders/{}/calendar.ics",
        "/orders/{}/tickets.pdf",
        "/posters/{}",
        "/assets/{}",
        "/?lang={}",
        "/{}"
      })
  void a_bad_address_is_not_found(String route) throws Exception {
    for (String text : BadValues.TEXTS) {
      if (text.length() > 2_000) {
        continue;
      }
      String path = route.replace("{}", URLEncoder.encode(text, StandardCharsets.UTF_8));
      for (String method : List.of("GET", "POST", "HEAD", "PUT", "DELETE")) {
        assertTheirs(
            stranger(method, path), (method + " " + path).getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Idempotency-Key",
        "Accept-Language",
        "Content-Type",
        "Content-Encoding",
        "Accept",
        "Authorization",
        "Cookie",
        "If-None-Match",
        "Range",
        "X-Request-Id",
        "X-Forwarded-For",
        "User-Agent",
        "Origin"
      })
  void a_bad_header_is_no_fault_of_ours(String header) throws Exception {
    byte[] order = JSON.writeValueAsBytes(Guest.choice(SERVER, event, 1));
    for (String value :
        List.of(
            " ",
            "\u00ff\u00fe",
            "x".repeat(5_000),
            ";;==,,",
            "browser=\u00e9; order=; =",
            "Bearer",
            "Bearer x",
            "Basic OjA=",
            "*",
            "en-;q=9,es;q=x",
            "application/json; charset=utf-7",
            "multipart/form-data",
            "gzip",
            "bytes=9-1",
            "\"",
            "1.2.3.4, , ::zz")) {
      for (String page : PAGES) {
        assertTheirs(
            SERVER.client().get(page, header, value), value.getBytes(StandardCharsets.UTF_8));
      }
      assertTheirs(
          SERVER
              .client()
              .send("POST", "/api/orders", BodyPublishers.ofByteArray(order), header, value),
          value.getBytes(StandardCharsets.UTF_8));
      assertTheirs(
          SERVER
              .client()
              .send(
                  "POST",
                  "/checkout",
                  BodyPublishers.ofString("event=" + event.slug()),
                  header,
                  value),
          value.getBytes(StandardCharsets.UTF_8));
      assertTheirs(
          SERVER
              .client()
              .send("POST", "/api/gate/scans", BodyPublishers.ofByteArray(order), header, value),
          value.getBytes(StandardCharsets.UTF_8));
    }
  }

  @Test
  void a_bad_form_holds_nothing() {
    for (String field :
        List.of(
            "event",
            "tier." + event.tiers().getFirst().id(),
            "total",
            "name",
            "email",
            "age",
            "key",
            "terms")) {
      for (String text : BadValues.TEXTS) {
        String form =
            "event="
                + event.slug()
                + "&"
                + field
                + "="
                + URLEncoder.encode(text, StandardCharsets.UTF_8);
        assertTheirs(
            SERVER.client().form("/checkout", form), form.getBytes(StandardCharsets.UTF_8));
      }
    }
    for (String raw :
        List.of("", "&&&", "=", "%", "%zz=%zz", "a=%ff%fe", "event", "a=b".repeat(50_000))) {
      assertTheirs(SERVER.client().form("/checkout", raw), raw.getBytes(StandardCharsets.UTF_8));
    }

    assertThat(ordersOf(event)).isEmpty();
  }

  @Test
  void one_key_sent_by_many_at_once_makes_one_order() throws Exception {
    byte[] order = JSON.writeValueAsBytes(Guest.choice(SERVER, event, 2));
    List<Callable<HttpResponse<String>>> calls = new ArrayList<>();
    for (int i = 0; i < 64; i++) {
      calls.add(() ->
          SERVER
              .client()
              .post(
                  "/api/orders",
                  order,
                  "Content-Type",
                  "application/json",
                  "Idempotency-Key",
                  "one"));
    }
    Set<String> references = new HashSet<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<HttpResponse<String>> call : threads.invokeAll(calls)) {
        HttpResponse<String> answer = call.get();
        assertThat(answer.statusCode()).isIn(201, 409);
        if (answer.statusCode() == 201) {
          references.add(JSON.readTree(answer.body()).path("reference").textValue());
        }
      }
    }

    assertThat(references).hasSize(1);
    assertThat(ordersOf(event)).containsExactlyElementsOf(references);
  }

  private void assertTheirs(HttpResponse<String> answer, byte[] sent) {
    if (answer.statusCode() >= 500) {
      faults.add(answer.statusCode() + " " + answer.uri() + " for " + excerpt(sent));
    }
  }

  /// Signed rightly, whatever it says.
  private void deliverBadly(String path, String id, JsonNode good, WebhookSender.Signer signer) {
    for (byte[] body : BadValues.bodies(good)) {
      String text = new String(body, StandardCharsets.UTF_8);
      assertTheirs(
          SERVER
              .client()
              .post(
                  path,
                  text.getBytes(StandardCharsets.UTF_8),
                  flat(signer.headers(id, text, false))),
          body);
    }
  }

  /// Addresses like these are no part of the contract, so neither are its checks.
  private static HttpResponse<String> stranger(String method, String path) throws Exception {
    return STRANGER.send(
        HttpRequest.newBuilder(SERVER.site().resolve(path))
            .timeout(Duration.ofSeconds(10))
            .method(method, BodyPublishers.noBody())
            .build(),
        BodyHandlers.ofString());
  }

  private static String[] flat(Map<String, String> headers) {
    return headers.entrySet().stream()
        .flatMap(header -> Stream.of(header.getKey(), header.getValue()))
        .toArray(String[]::new);
  }

  private static String excerpt(byte[] sent) {
    String text = new String(sent, StandardCharsets.UTF_8);
    return text.length() > 300 ? text.substring(0, 300) + "…" : text;
  }

  private static List<String> ordersOf(Event event) {
    return SERVER.stores().sales().orders().list(event.id(), null, null, 10_000).stream()
        .map(order -> order.details().reference().toString())
        .toList();
  }
}
