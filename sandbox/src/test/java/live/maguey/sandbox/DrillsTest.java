package live.maguey.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.stripe.exception.ApiException;
import com.stripe.exception.SignatureVerificationException;
import com.stripe.net.Webhook;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What can be made to happen from outside, by people and by other processes.
class DrillsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String COMPLETED = "checkout.session.completed";

  @AutoClose private final StripeShop shop;
  @AutoClose private final HttpClient http = HttpClient.newHttpClient();

  DrillsTest() throws IOException {
    shop = new StripeShop();
  }

  @Test
  void every_drill_is_listed_on_the_page_and_has_its_route() throws Exception {
    for (URI base : List.of(shop.sandbox.stripeBase(), shop.sandbox.resendBase())) {
      List<JsonNode> drills = new ArrayList<>();
      JSON.readTree(get(base.resolve("/sandbox/drills"))).path("drills").forEach(drills::add);
      String page = get(base.resolve("/sandbox"));

      assertThat(drills).extracting(d -> d.path("name").asText()).contains("fault", "roll-secret");
      for (JsonNode drill : drills) {
        String name = drill.path("name").asText();
        assertThat(page).contains("action=\"/sandbox/" + name + "\"");
        assertThat(post(base, name, Map.of("nonsense", "1")).statusCode()).as(name).isEqualTo(400);
      }
    }
  }

  @Test
  void a_dispute_is_opened_and_won_by_its_drills() throws Exception {
    String charge = pay();
    JsonNode dispute = done("dispute", Map.of("payment", charge));
    assertThat(dispute.path("status").asText()).isEqualTo("needs_response");
    assertThat(post("dispute", Map.of("payment", charge)).body()).contains("disputed already");
    JsonNode closed =
        done("close-dispute", Map.of("dispute", dispute.path("id").asText(), "won", true));
    assertThat(closed.path("status").asText()).isEqualTo("won");
  }

  @Test
  void a_refund_fails_when_told_and_not_twice() throws Exception {
    String charge = pay();
    var refund =
        shop.client
            .v1()
            .refunds()
            .create(com.stripe.param.RefundCreateParams.builder().setCharge(charge).build());
    Map<String, Object> it = Map.of("refund", refund.getId());
    assertThat(done("fail-refund", it).path("status").asText()).isEqualTo("failed");
    assertThat(post("fail-refund", it).body()).contains("is failed");
    assertThat(post("settle-refund", Map.of("refund", "re_0")).body()).contains("No such refund");
  }

  @Test
  void a_fault_lasts_until_it_is_mended() throws Exception {
    done("fault", Map.of("knob", "answer_503"));
    assertThatThrownBy(() -> shop.session()).isInstanceOf(ApiException.class);
    assertThat(get(shop.sandbox.stripeBase().resolve("/sandbox")))
        .contains("answer 503", "until mended");
    assertThat(done("mend", Map.of()).path("faults")).isEmpty();
    assertThat(shop.session().getStatus()).isEqualTo("open");
  }

  @Test
  void a_rolled_secret_signs_beside_the_one_before_until_that_one_ends() throws Throwable {
    String next = done("roll-secret", Map.of()).path("secret").asText();
    pay();
    Await.until(() -> assertThat(shop.receiver.types()).contains(COMPLETED));
    Receiver.Hook both = shop.receiver.hooks(COMPLETED).getFirst();
    StripeShop.verified(both);
    Webhook.constructEvent(both.body(), signature(both), next);

    done("end-old-secret", Map.of());
    pay();
    Await.until(() -> assertThat(shop.receiver.hooks(COMPLETED)).hasSize(2));
    Receiver.Hook alone = shop.receiver.hooks(COMPLETED).getLast();
    Webhook.constructEvent(alone.body(), signature(alone), next);
    assertThatThrownBy(() -> StripeShop.verified(alone))
        .isInstanceOf(SignatureVerificationException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "pay|{}|session is missing",
        "pay|{\"session\":\"cs_1\",\"card\":\"4242424242424242\"}|No such checkout.session",
        "fault|{\"knob\":\"colour\"}|lost_reply",
        "fault|{\"knob\":\"delay\",\"times\":\"many\"}|whole number",
        "close-dispute|{\"dispute\":\"dp_1\",\"won\":\"perhaps\"}|choose from true, false",
        "payout|{}|nothing",
        "limit|[|one JSON object"
      })
  void bad_asking_is_refused_with_what_to_do(String drill, String body, String message)
      throws Exception {
    HttpResponse<String> refused = send(uri(drill), body, "application/json");
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(JSON.readTree(refused.body()).path("message").asText()).contains(message);
  }

  @Test
  void a_form_leads_back_to_the_page_and_says_what_came_of_it() throws Exception {
    String charge = pay();
    HttpResponse<String> done =
        send(uri("warn-of-fraud"), "payment=" + charge, "application/x-www-form-urlencoded");
    assertThat(done.statusCode()).isEqualTo(303);
    String page =
        get(shop.sandbox.stripeBase().resolve(done.headers().firstValue("Location").orElseThrow()));
    assertThat(page).contains("warn-of-fraud: issfr_", "role=\"status\"");
  }

  @Test
  void a_form_of_another_site_does_nothing() throws Exception {
    HttpResponse<String> refused =
        http.send(
            HttpRequest.newBuilder(uri("fault"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Sec-Fetch-Site", "cross-site")
                .POST(HttpRequest.BodyPublishers.ofString("knob=answer_500"))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(refused.headers().firstValue("Location").orElseThrow()).contains("another+site");
    assertThat(shop.stripe().knobs().shown()).isEmpty();
  }

  /// @return the charge
  private String pay() throws Exception {
    String session = shop.session().getId();
    JsonNode paid = done("pay", Map.of("session", session, "card", "4242424242424242"));
    assertThat(paid.path("outcome").asText()).isEqualTo("paid");
    return paid.path("charge").asText();
  }

  private static String signature(Receiver.Hook hook) {
    return hook.headers().getOrDefault("Stripe-Signature", "");
  }

  private JsonNode done(String drill, Map<String, Object> fields) throws Exception {
    HttpResponse<String> answer = post(drill, fields);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  private HttpResponse<String> post(String drill, Map<String, Object> fields) throws Exception {
    return send(uri(drill), JSON.writeValueAsString(fields), "application/json");
  }

  private HttpResponse<String> post(URI base, String drill, Map<String, Object> fields)
      throws Exception {
    return send(
        base.resolve("/sandbox/" + drill), JSON.writeValueAsString(fields), "application/json");
  }

  private URI uri(String drill) {
    return shop.sandbox.stripeBase().resolve("/sandbox/" + drill);
  }

  private HttpResponse<String> send(URI to, String body, String type) throws Exception {
    return http.send(
        HttpRequest.newBuilder(to)
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private String get(URI page) throws Exception {
    return http.send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofString())
        .body();
  }
}
