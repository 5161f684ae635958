package live.maguey.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.helidon.http.Method;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import live.maguey.devices.Device;
import live.maguey.devices.DeviceId;
import live.maguey.events.Event;
import live.maguey.events.SampleEvents;
import live.maguey.evidence.Requirement;
import live.maguey.http.routing.Cache;
import live.maguey.http.routing.Policy;
import live.maguey.http.routing.Policy.Intake;
import live.maguey.http.routing.RouteTable;
import live.maguey.http.routing.RouteTable.Route;
import live.maguey.http.routing.Tier;
import live.maguey.http.routing.Tier.Counted;
import live.maguey.http.routing.Who;
import live.maguey.http.signatures.DeviceSigner;
import live.maguey.http.web.WebAssets;
import live.maguey.http.web.shop.ShopServer;
import live.maguey.http.web.tables.TableOrders;
import live.maguey.orders.Order;
import live.maguey.shared.EmailAddress;
import live.maguey.shared.Language;
import live.maguey.tables.SamplePlans;
import live.maguey.tickets.TicketCode;
import live.maguey.tickets.TicketId;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the table says of each route is what the server does, and what the contract promises.
class RoutePoliciesTest {
  private static final String NOBODY = "x".repeat(43);
  private static final DeviceSigner PHONE = new DeviceSigner(new DeviceId(new UUID(0, 77)));
  private static final String SIGNED_BY_IT = GatePhones.add(PHONE);

  @AutoClose private static final ShopServer SERVER = new ShopServer();
  @AutoClose private static final ShopServer PRODUCTION = new ShopServer(Settings.production());

  private static final Event NIGHT =
      SERVER.add(SampleEvents.tonight(SERVER.ids).slug("noche-de-humo").tier("General", 10));
  private static final Links LINKS = links(SERVER, NIGHT);

  /// The secret parts of links that open something.
  private record Links(String order, String host, String pass, String notMe) {}

  /// An order, and a table whose second pass was sent: the same links on every fresh server.
  private static Links links(ShopServer server, Event event) {
    server.tables.replace(event.id(), SamplePlans.room(server.ids).table("12").plan());
    String order = placed(server, event);
    Order table = TableOrders.paid(server, event, "12");
    TicketId pass = server.guests.of(table.id()).get(1).ticket().id();
    server.guests.name(pass, "A guest", SampleEvents.NOW);
    server.guests.send(
        pass, EmailAddress.parse("guest@example.com"), Language.EN, SampleEvents.NOW);
    TicketCode code = server.tickets.find(pass).orElseThrow().code();
    return new Links(
        order,
        server.hostPage(table).substring("/host/".length()),
        server.guestLinks.passToken(code),
        server.guestLinks.notMeToken(code));
  }

  private static void enrol(ShopServer server) {
    server.devices.enrol(
        new Device(PHONE.device(), "phone 3", "Gate A", null), PHONE.key(), SampleEvents.NOW);
  }

  private static String placed(ShopServer server, Event event) {
    enrol(server);
    String body =
        """
        {"event": "noche-de-humo", "lines": [{"tier": "%s", "quantity": 1}], "total": 3000,
         "name": "A buyer", "email": "buyer@example.com", "ageConfirmed": true, "terms": "2026-11"}
        """
            .formatted(event.tiers().getFirst().id());
    String location =
        server.client().post("/api/orders", body).headers().firstValue("Location").orElseThrow();
    return location.substring(location.lastIndexOf('/') + 1);
  }

  static List<Route> routes() {
    return SERVER.server().table();
  }

  static Stream<Route> sent() {
    return routes().stream().filter(route -> route.method() == Method.POST);
  }

  static Stream<Route> counted() {
    return routes().stream()
        .filter(route -> route.policy().tier() instanceof Counted)
        // Its link is closed by what it does.
        .filter(route -> !route.toString().equals("POST /not-me/{token}"));
  }

  @ParameterizedTest
  @MethodSource("routes")
  void an_answer_says_what_the_policy_says(Route route) {
    Policy<?> policy = route.policy();

    HttpResponse<String> answer = ask(SERVER, route, "", with(route, "Accept", "text/html"));

    boolean gate = policy.surface() == Policy.Surface.GATE;
    boolean secret = policy.cache() == Cache.SECRET;
    boolean problem = answer.statusCode() >= 400;
    assertThat(header(answer, "Content-Security-Policy").contains("wasm")).isEqualTo(gate);
    assertThat(header(answer, "Permissions-Policy")).endsWith(gate ? "camera=(self)" : "camera=()");
    assertThat(header(answer, "Referrer-Policy").equals("no-referrer")).isEqualTo(secret);
    assertThat(header(answer, "X-Robots-Tag").contains("noindex")).isEqualTo(secret);
    assertThat(header(answer, "Cache-Control"))
        .isEqualTo(problem ? "no-store" : policy.cache().rule());
    if (problem) {
      assertThat(header(answer, "Content-Type"))
          .startsWith(
              policy.surface() == Policy.Surface.PROGRAM
                  ? "application/problem+json"
                  : "text/html");
    }
  }

  /// Of the same routes behind https.
  @ParameterizedTest
  @MethodSource("routes")
  void every_answer_keeps_browsers_careful(Route route) {
    HttpResponse<String> answer = ask(PRODUCTION, route, "", with(route, "Accept", "text/html"));

    assertThat(header(answer, "Content-Security-Policy"))
        .startsWith("default-src 'none'; script-src 'self'")
        .contains("frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'")
        .doesNotContain("unsafe-inline", "unsafe-hashes", "*", "http://localhost:8081 http");
    assertThat(header(answer, "Strict-Transport-Security")).isEqualTo("max-age=31536000");
    assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(header(answer, "X-Frame-Options")).isEqualTo("DENY");
    assertThat(header(answer, "Server")).isEmpty();
    assertThat(header(answer, "Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
    assertThat(header(answer, "Referrer-Policy"))
        .isIn("no-referrer", "strict-origin-when-cross-origin");
    assertThat(header(answer, "Permissions-Policy"))
        .contains("microphone=()", "geolocation=()", "payment=()", "camera=");
    if (header(answer, "Content-Type").startsWith("text/html")) {
      // What the policy forbids a page must not need.
      assertThat(answer.body())
          .doesNotContainPattern("<script(?![^>]*\\ssrc=)[^>]*>\\s*[^\\s<{]")
          .doesNotContainPattern("<[^>]+\\s(?:style|on[a-z]+)=\"");
    }
  }

  @ParameterizedTest
  @MethodSource("routes")
  void who_proves_nothing_is_refused(Route route) {
    String path = path(route).replace(token(route), NOBODY);

    int status = SERVER.client().send(route.method().text(), path, new byte[0]).statusCode();

    switch (route.policy().who()) {
      case Who.LinkHolder _, Who.HostLink _, Who.PassLink _, Who.GuestLink _ ->
          assertThat(status).isEqualTo(404);
      case Who.EnrolledDevice _ -> assertThat(status).isEqualTo(401);
      // Whose signature it is, the use case says when it has read all.
      case Who.Provider _ -> assertThat(status).isEqualTo(400);
      case Who.Anybody _, Who.OwnBrowser _, Who.Operator _ ->
          assertThat(status).isNotIn(401, 403, 404);
    }
  }

  @ParameterizedTest
  @MethodSource("sent")
  void a_form_is_taken_from_our_own_pages_alone(Route route) {
    boolean refused = route.policy().intake() instanceof Intake.OwnForm;

    for (String[] elsewhere :
        List.of(
            with(route, "Sec-Fetch-Site", "cross-site"),
            with(route, "Origin", "https://other.example"))) {
      assertThat(ask(SERVER, route, "", elsewhere).statusCode() == 403).isEqualTo(refused);
    }
  }

  @ParameterizedTest
  @MethodSource("sent")
  void a_body_is_taken_up_to_its_limit(Route route) {
    int limit = route.policy().intake().limit();

    assertThat(ask(SERVER, route, "x".repeat(limit + 1), with(route)).statusCode() == 413)
        .isEqualTo(limit > 0);
    assertThat(ask(SERVER, route, "x".repeat(limit), with(route)).statusCode()).isNotEqualTo(413);
  }

  @ParameterizedTest
  @MethodSource("counted")
  @Requirement({"INFRA-02", "6.2"})
  void who_does_it_too_often_is_told_to_wait_and_is_right_again_after(Route route) {
    int most = 3;
    try (ShopServer fresh = new ShopServer(Settings.often(most))) {
      Event event =
          fresh.add(SampleEvents.tonight(fresh.ids).slug("noche-de-humo").tier("General", 10));
      if (route.template().contains("{token}")) {
        assertThat(links(fresh, event)).isEqualTo(LINKS);
      } else {
        enrol(fresh);
      }
      for (int i = 0; i < most; i++) {
        assertThat(ask(fresh, route, typed(fresh), with(route)).statusCode()).isNotEqualTo(429);
      }
      HttpResponse<String> once = ask(fresh, route, typed(fresh), with(route));
      assertThat(once.statusCode()).isEqualTo(429);
      int seconds = Integer.parseInt(header(once, "Retry-After"));
      assertThat(seconds).isBetween(1, 60);

      fresh.clock.advance(Duration.ofSeconds(seconds));
      assertThat(ask(fresh, route, typed(fresh), with(route)).statusCode()).isNotEqualTo(429);
    }
  }

  static Stream<Route> together() {
    return routes().stream()
        .filter(route ->
            route.policy().tier() == Counted.CHECKOUT || route.policy().tier() == Counted.MAIL);
  }

  @ParameterizedTest
  @MethodSource("together")
  @Requirement({"INFRA-02", "6.2"})
  void what_all_nodes_count_together_is_closed_while_nothing_can_be_counted(Route route) {
    try (ShopServer fresh = new ShopServer()) {
      fresh.allowances.away(true);
      HttpResponse<String> closed = ask(fresh, route, "", with(route));
      assertThat(closed.statusCode()).isEqualTo(503);
      assertThat(Integer.parseInt(header(closed, "Retry-After"))).isPositive();

      fresh.allowances.away(false);
      assertThat(ask(fresh, route, "", with(route)).statusCode()).isNotEqualTo(503);
    }
  }

  @ParameterizedTest
  @MethodSource("sent")
  @Requirement({"INFRA-02", "6.2"})
  void what_changes_something_is_limited(Route route) {
    assertThat(route.policy().tier()).isNotInstanceOf(Tier.Free.class);
  }

  @Test
  void a_number_typed_at_the_gate_is_not_guessed() {
    Route scans =
        routes().stream()
            .filter(route -> route.toString().equals("POST /api/gate/scans"))
            .findFirst()
            .orElseThrow();
    try (ShopServer fresh = new ShopServer()) {
      fresh.add(SampleEvents.tonight(fresh.ids).slug("noche-de-humo").tier("General", 10));
      enrol(fresh);
      for (int i = 0; i < 20; i++) {
        assertThat(ask(fresh, scans, typed(fresh), with(scans)).statusCode()).isEqualTo(200);
      }
      assertThat(ask(fresh, scans, typed(fresh), with(scans)).statusCode()).isEqualTo(429);
    }
  }

  static Stream<Route> linked() {
    return routes().stream().filter(route -> route.policy().who() instanceof Who.Link<?>);
  }

  @ParameterizedTest
  @MethodSource("linked")
  void who_tries_private_links_is_told_to_wait_and_right_ones_still_open(Route route) {
    try (ShopServer fresh = new ShopServer()) {
      Event event =
          fresh.add(SampleEvents.tonight(fresh.ids).slug("noche-de-humo").tier("General", 10));
      assertThat(links(fresh, event)).isEqualTo(LINKS);
      HttpResponse<String> wrong = askWrong(fresh, route);
      for (int i = 0; i < 200 && wrong.statusCode() != 429; i++) {
        assertThat(wrong.statusCode()).isEqualTo(404);
        wrong = askWrong(fresh, route);
      }

      assertThat(wrong.statusCode()).isEqualTo(429);
      assertThat(Integer.parseInt(header(wrong, "Retry-After"))).isPositive();
      assertThat(ask(fresh, route, "", with(route)).statusCode()).isNotEqualTo(429);
    }
  }

  private static HttpResponse<String> askWrong(ShopServer server, Route route) {
    String path = path(route).replace(token(route), NOBODY);
    return server.client().send(route.method().text(), path, new byte[0], with(route));
  }

  /// What a gate's phone sends when a person types; the others take it for nonsense.
  private static String typed(ShopServer server) {
    return """
    {"scanId": "%s", "code": "2222-2222", "input": "typed", "at": "%s"}
    """
        .formatted(server.ids.next(), server.clock.instant());
  }

  @Test
  void the_contract_promises_what_the_table_says() throws IOException {
    Map<String, String> promised = new TreeMap<>();
    contract()
        .path("paths")
        .properties()
        .forEach(path ->
            path.getValue()
                .properties()
                .forEach(operation ->
                    promised.put(
                        operation.getKey().toUpperCase(java.util.Locale.ROOT) + " " + path.getKey(),
                        promised(operation.getValue()))));
    Map<String, String> said = new TreeMap<>();
    routes().stream()
        .filter(route -> route.template().matches("/(api/|webhooks/|health/).*"))
        .forEach(route -> said.put(route.toString(), said(route.policy())));

    assertThat(said).isEqualTo(promised);
  }

  private static String promised(JsonNode operation) {
    boolean device = operation.path("security").toString().contains("gateDevice");
    JsonNode responses = operation.path("responses");
    return facts(device, responses.has("413"), responses.has("429"));
  }

  private static String said(Policy<?> policy) {
    return facts(
        policy.who() instanceof Who.EnrolledDevice,
        policy.intake() instanceof Intake.Document,
        !(policy.tier() instanceof Tier.Free));
  }

  private static String facts(boolean device, boolean limited, boolean counted) {
    return (device ? "a device's signature" : "no signature")
        + (limited ? ", a body of some size" : "")
        + (counted ? ", so often" : "");
  }

  private static JsonNode contract() throws IOException {
    try (InputStream file =
        Objects.requireNonNull(RoutePoliciesTest.class.getResourceAsStream("/openapi.yaml"))) {
      return new YAMLMapper().readTree(file);
    }
  }

  @Test
  void a_route_stands_once_in_the_table_and_reads_no_body_with_get() {
    RouteTable table =
        new RouteTable(URI.create("http://localhost"), Settings.counting(Settings.plain()));
    Policy<Who.Anybody> policy = Policy.program(new Who.Anybody(), Cache.NEVER);
    table.get("/api/a", policy, (_, _) -> {});

    assertThatThrownBy(() -> table.get("/api/a", policy, (_, _) -> {}))
        .hasMessageContaining("GET /api/a")
        .hasMessageContaining("twice");
    assertThatThrownBy(() -> table.get("/api/b", policy.document(1), (_, _) -> {}))
        .hasMessageContaining("GET /api/b");
  }

  @Test
  void a_route_that_changes_something_says_how_often() {
    RouteTable table =
        new RouteTable(URI.create("http://localhost"), Settings.counting(Settings.plain()));
    Policy<Who.Anybody> policy = Policy.program(new Who.Anybody(), Cache.NEVER);

    assertThatThrownBy(() -> table.post("/api/a", policy, (_, _) -> {}))
        .hasMessageContaining("POST /api/a")
        .hasMessageContaining("as if it read");
    table.post("/api/a", policy.tier(Counted.CHECKOUT), (_, _) -> {});
    assertThat(table.routes()).hasSize(1);
  }

  private static HttpResponse<String> ask(
      ShopServer server, Route route, String body, String... headers) {
    return server
        .client()
        .send(route.method().text(), path(route), body.getBytes(StandardCharsets.UTF_8), headers);
  }

  /// Of something that is there.
  private static String path(Route route) {
    String path = route.template().replace("{token}", token(route)).replace("{no}", "2");
    for (Map.Entry<String, String> part :
        Map.of(
                "{slug}", NIGHT.slug().toString(),
                "{reference}", "MGY-2222-22",
                "{picture}", "2222-2222.svg",
                "/assets/{version}/{+path}", WebAssets.load().url("styles/page.css"),
                "{look}", "own-own",
                "{size}", "thumb",
                "{file}", "noche-de-humo.svg")
            .entrySet()) {
      path = path.replace(part.getKey(), part.getValue());
    }
    return path;
  }

  private static String token(Route route) {
    return switch (route.policy().who()) {
      case Who.HostLink _ -> LINKS.host();
      case Who.PassLink _ -> LINKS.pass();
      case Who.GuestLink _ -> LINKS.notMe();
      case Who.LinkHolder _,
          Who.EnrolledDevice _,
          Who.Provider _,
          Who.Anybody _,
          Who.OwnBrowser _,
          Who.Operator _ ->
          LINKS.order();
    };
  }

  /// What proves who asks and of what type the body is, and more.
  private static String[] with(Route route, String... more) {
    List<String> headers = new ArrayList<>(List.of(more));
    headers.addAll(
        List.of(
            "Content-Type",
            route.policy().intake() instanceof Intake.OwnForm
                ? "application/x-www-form-urlencoded"
                : "application/json"));
    if (route.policy().who() instanceof Who.EnrolledDevice) {
      headers.addAll(List.of(GatePhones.SIGNED_BY, SIGNED_BY_IT));
    }
    return headers.toArray(String[]::new);
  }

  private static String header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }
}
