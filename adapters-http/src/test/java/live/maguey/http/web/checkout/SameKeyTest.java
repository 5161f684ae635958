package live.maguey.http.web.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import live.maguey.events.Event;
import live.maguey.events.SampleEvents;
import live.maguey.evidence.Requirement;
import live.maguey.http.web.shop.ShopServer;
import live.maguey.http.web.shop.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// One key is one request: anything else under it is a conflict, and never the first one's answer.
@Requirement("PAY-01")
class SameKeyTest {
  private static final String KEY = "0198f3a2-5d1c-7c3e-9a41-6f2b8e0d1c99";

  private final ShopServer server = new ShopServer();
  private final Event event =
      server.add(
          SampleEvents.tonight(server.ids)
              .slug("noche-de-humo")
              .tier("General", 40)
              .tier("Balcony", 40));

  @AfterEach
  void close() {
    server.close();
  }

  private String body(String name) {
    Map<String, String> form = server.visitor().form(event, 2);
    return """
    {"event": "noche-de-humo", "lines": [{"tier": "%s", "quantity": 2}], "total": %s,
     "name": "%s", "email": "elena@example.com", "ageConfirmed": true, "terms": "%s"}
    """
        .formatted(event.tiers().getFirst().id(), form.get("total"), name, form.get("terms"));
  }

  private HttpResponse<String> order(String body, String language) {
    return server
        .client()
        .post("/api/orders", body, "Idempotency-Key", KEY, "Accept-Language", language);
  }

  @Test
  void the_same_body_is_answered_with_the_first_order() {
    HttpResponse<String> first = order(body("Elena Ruiz"), "en");
    assertThat(first.statusCode()).as(first.body()).isEqualTo(201);

    HttpResponse<String> again = order(body("Elena Ruiz").replace(", ", ",\n"), "en");

    assertThat(again.statusCode()).isEqualTo(201);
    assertThat(again.headers().firstValue("Idempotent-Replayed")).contains("true");
    assertThat(again.headers().firstValue("Location"))
        .isEqualTo(first.headers().firstValue("Location"));
  }

  @ParameterizedTest
  @CsvSource({
    "'\"quantity\": 2', '\"quantity\": 1'",
    "Elena, Alma",
    "elena@, alma@",
    "'\"total\": ', '\"total\": 1'",
    "'\"ageConfirmed\": true', '\"ageConfirmed\": false'",
    "'\"ageConfirmed\"', '\"marketing\": true, \"ageConfirmed\"'",
    "'\"ageConfirmed\"', '\"language\": \"es\", \"ageConfirmed\"'",
    "'noche-de-humo', 'no-such-night'",
  })
  void another_body_is_a_conflict(String said, String instead) {
    assertThat(order(body("Elena Ruiz"), "en").statusCode()).isEqualTo(201);

    HttpResponse<String> other = order(body("Elena Ruiz").replace(said, instead), "en");

    assertThat(other.statusCode()).isEqualTo(409);
    assertThat(other.body()).contains("idempotency-conflict").doesNotContain("token");
  }

  @Test
  void another_language_of_the_request_is_a_conflict_where_the_body_names_none() {
    assertThat(order(body("Elena Ruiz"), "en").statusCode()).isEqualTo(201);

    assertThat(order(body("Elena Ruiz"), "es").statusCode()).isEqualTo(409);
    String named = body("Elena Ruiz").replace("\"terms\"", "\"language\": \"en\", \"terms\"");
    assertThat(order(named, "es").headers().firstValue("Idempotent-Replayed")).contains("true");
  }

  @ParameterizedTest
  @CsvSource({"name, Alma Ruiz", "email, alma@example.com", "lang, es", "instead, yes"})
  void another_form_under_the_key_of_a_sent_one_makes_no_order_and_shows_none(
      String field, String instead) {
    Visitor visitor = server.visitor();
    Map<String, String> form = visitor.form(event, 2);
    HttpResponse<String> first = visitor.post("/checkout", form);
    assertThat(first.statusCode()).isEqualTo(303);
    assertThat(visitor.post("/checkout", form).headers().firstValue("Location"))
        .isEqualTo(first.headers().firstValue("Location"));

    Map<String, String> other = new HashMap<>(form);
    other.put(field, instead);
    HttpResponse<String> answer = server.visitor().post("/checkout", other);

    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.headers().firstValue("Location")).isEmpty();
    assertThat(answer.headers().allValues("Set-Cookie")).noneMatch(c -> c.contains("orders"));
  }
}
