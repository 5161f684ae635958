package live.maguey.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import live.maguey.events.SampleEvents;
import live.maguey.http.answers.Reply;
import live.maguey.http.connections.Drain;
import live.maguey.http.connections.HttpSettings;
import live.maguey.http.routing.Cache;
import live.maguey.http.routing.Json;
import live.maguey.http.routing.NowhereRoutes;
import live.maguey.http.routing.Policy;
import live.maguey.http.routing.RouteTable;
import live.maguey.http.routing.Who;
import live.maguey.http.web.Pages;
import live.maguey.http.web.shop.ErrorPages;
import live.maguey.shared.SequentialIds;
import live.maguey.shared.Unavailable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ServerBaseTest {
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final CountDownLatch arrived = new CountDownLatch(1);
  private final CountDownLatch goOn = new CountDownLatch(1);
  private MagueyServer server = server(Settings.plain());
  private Client client = new Client(1);

  record EchoJson(String text, Long number, @Nullable Boolean flag, List<ItemJson> items) {
    record ItemJson(Integer count) {}
  }

  @BeforeEach
  void start() {
    client = new Client(server.start().port());
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  private MagueyServer server(HttpSettings settings) {
    return new MagueyServer(
        settings,
        new SequentialIds(),
        meters,
        new Drain(),
        Settings.counting(settings),
        new ErrorPages(Pages.load(settings, SampleEvents.VENUE)),
        _ -> List.of(this::routes, new NowhereRoutes()));
  }

  private void routes(RouteTable table) {
    Policy<Who.Anybody> program =
        Policy.program(new Who.Anybody(), Cache.NEVER).tier(Settings.UNCOUNTED);
    table
        .post(
            "/api/echo",
            program.document(1000),
            (request, response) -> Json.send(request, response, Json.read(request, EchoJson.class)))
        .get("/api/bug", program, (_, _) -> fail(new IllegalStateException("secret detail")))
        .get("/api/down", program, (_, _) -> fail(new Unavailable("the database is away")))
        .get(
            "/api/sql",
            program,
            (_, _) -> fail(new IllegalStateException(new SQLException("refused", "08001"))))
        .get(
            "/api/long",
            program,
            (request, response) -> Json.send(request, response, "x".repeat(5000)))
        .get(
            "/orders/{token}",
            Policy.page(new Who.Anybody(), Cache.SECRET),
            (request, response) -> Reply.html(request, response, "private"))
        .get(
            "/slow",
            Policy.page(new Who.Anybody(), Cache.OWN),
            (request, response) -> {
              arrived.countDown();
              assertThat(goOn.await(5, TimeUnit.SECONDS)).isTrue();
              Reply.html(request, response, "done");
            });
  }

  private static void fail(RuntimeException failure) {
    throw failure;
  }

  @Test
  void a_sane_request_id_is_echoed_and_another_is_replaced() {
    assertThat(id(client.get("/api/long", "X-Request-Id", "abcdef-12345")))
        .isEqualTo("abcdef-12345");
    assertThat(id(client.get("/api/long", "X-Request-Id", "<script>"))).startsWith("0193");
    assertThat(id(client.get("/api/bug", "X-Request-Id", "abcdef-12345")))
        .isEqualTo("abcdef-12345");
  }

  @Test
  void a_bug_is_500_with_a_reference_and_tells_nothing_of_itself() {
    HttpResponse<String> answer = client.get("/api/bug", "X-Request-Id", "abcdef-12345");
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(problem(answer).get("code").asText()).isEqualTo("internal");
    assertThat(problem(answer).get("requestId").asText()).isEqualTo("abcdef-12345");
    assertThat(answer.body()).doesNotContain("secret detail").doesNotContain("Exception");
  }

  @Test
  void what_the_world_failed_at_is_503_with_a_time_to_come_back() {
    for (String path : List.of("/api/down", "/api/sql")) {
      HttpResponse<String> answer = client.get(path);
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.headers().firstValue("Retry-After")).contains("5");
      assertThat(problem(answer).get("code").asText()).isEqualTo("maintenance");
    }
  }

  @Test
  void problems_speak_the_readers_language() {
    JsonNode problem = problem(client.get("/api/nothing", "Accept-Language", "fr, es-MX;q=0.8"));
    assertThat(problem.get("next").asText()).contains("noches");
    assertThat(problem.get("type").asText()).isEqualTo("/problems/page-not-found");
  }

  @Test
  void an_unknown_address_is_a_problem_below_api_and_a_page_elsewhere() {
    assertThat(client.get("/api/nothing").headers().firstValue("Content-Type"))
        .contains("application/problem+json");
    HttpResponse<String> page = client.get("/nothing");
    assertThat(page.statusCode()).isEqualTo(404);
    assertThat(page.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
  }

  @Test
  void a_wrong_method_is_405_and_names_the_right_ones() {
    HttpResponse<String> answer = client.get("/api/echo");
    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("Allow")).contains("POST");
  }

  @Test
  void a_private_page_stays_out_of_caches_indexes_and_referrers() {
    HttpResponse<String> answer = client.get("/orders/secret");
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(answer.headers().firstValue("Referrer-Policy")).contains("no-referrer");
    assertThat(answer.headers().firstValue("X-Robots-Tag").orElse("")).contains("noindex");
    assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("frame-ancestors 'none'", "form-action 'self' http://localhost:8081")
        .doesNotContain("unsafe");
    assertThat(answer.headers().firstValue("Strict-Transport-Security")).isEmpty();
  }

  @Test
  void errors_keep_the_careful_headers() {
    for (String path : List.of("/api/bug", "/nothing", "/api/nothing")) {
      assertThat(client.get(path).headers().firstValue("X-Content-Type-Options"))
          .contains("nosniff");
    }
  }

  @Test
  void long_answers_are_compressed_for_who_takes_it() {
    HttpResponse<String> plain = client.get("/api/long");
    HttpResponse<String> small = client.get("/api/long", "Accept-Encoding", "gzip");
    assertThat(plain.body()).hasSize(5002);
    assertThat(small.headers().firstValue("Content-Encoding")).contains("gzip");
    assertThat(small.headers().firstValueAsLong("Content-Length").orElseThrow()).isLessThan(200);
    assertThat(plain.headers().firstValue("Vary")).contains("Accept-Encoding");
  }

  @Test
  void requests_are_measured_by_template_and_never_by_address() {
    client.get("/orders/secret");
    client.get("/nothing/at-all");
    // A request is measured once its answer is out: only a stopped server has measured them all.
    server.stop();
    assertThat(meters.get("maguey.http.requests").tag("route", "/orders/{token}").timer().count())
        .isEqualTo(1);
    assertThat(meters.get("maguey.http.requests").tag("route", "unmatched").timer().count())
        .isEqualTo(1);
  }

  @Test
  void stopping_lets_requests_in_flight_finish() throws Exception {
    CompletableFuture<HttpResponse<String>> slow =
        CompletableFuture.supplyAsync(() -> client.get("/slow"));
    assertThat(arrived.await(5, TimeUnit.SECONDS)).isTrue();
    CompletableFuture<Void> stopped = CompletableFuture.runAsync(server::stop);
    goOn.countDown();
    assertThat(slow.get(5, TimeUnit.SECONDS).body()).isEqualTo("done");
    stopped.get(5, TimeUnit.SECONDS);
  }

  @Test
  void production_insists_on_https() {
    MagueyServer production = server(Settings.production()).start();
    try {
      assertThat(
              new Client(production.port())
                  .get("/api/long")
                  .headers()
                  .firstValue("Strict-Transport-Security"))
          .isPresent();
    } finally {
      production.stop();
    }
  }

  @Test
  void head_answers_as_get_without_a_body() {
    HttpResponse<String> answer =
        client.send("HEAD", "/api/long", HttpRequest.BodyPublishers.noBody());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEmpty();
  }

  private static String id(HttpResponse<String> answer) {
    return answer.headers().firstValue("X-Request-Id").orElseThrow();
  }

  private static JsonNode problem(HttpResponse<String> answer) {
    try {
      return new ObjectMapper().readTree(answer.body());
    } catch (IOException notJson) {
      throw new AssertionError(answer.body(), notJson);
    }
  }
}
