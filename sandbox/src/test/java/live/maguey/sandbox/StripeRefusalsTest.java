package live.maguey.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What Stripe refuses is refused here, by the same parameter and code.
class StripeRefusalsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @AutoClose private final StripeShop shop;
  @AutoClose private final HttpClient http = HttpClient.newHttpClient();

  StripeRefusalsTest() throws IOException {
    shop = new StripeShop();
  }

  private static Map<String, String> session() {
    Map<String, String> params = new LinkedHashMap<>();
    params.put("mode", "payment");
    params.put("success_url", "https://example.com/");
    params.put("line_items[0][quantity]", "1");
    params.put("line_items[0][price_data][currency]", "usd");
    params.put("line_items[0][price_data][unit_amount]", "3600");
    params.put("line_items[0][price_data][product_data][name]", "General");
    return params;
  }

  /// `x*300` stands for 300 letters; `-` for no code.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "line_items[0][price_data][currency]|zzz|-|Invalid currency: zzz. Stripe currently supports",
        "line_items[0][price_data][currency]|xau|-|Invalid currency: xau",
        "line_items[0][price_data][unit_amount]|-1|parameter_invalid_integer|greater than or equal to 0",
        "line_items[0][price_data][unit_amount]|36.5|parameter_invalid_integer|Invalid integer: 36.5",
        "line_items[0][price_data][unit_amount]|100000000|parameter_invalid_integer|less than or equal to 99999999",
        "line_items[0][quantity]|0|parameter_invalid_integer|greater than or equal to 1",
        "line_items[0][quantity]|two|parameter_invalid_integer|Invalid integer: two",
        "line_items[0][price_data][product_data][name]|x*251|parameter_invalid_string_maximum_length|at most 250",
        "success_url|example.com|url_invalid|Not a valid URL",
        "success_url|ftp://example.com/|url_invalid|Not a valid URL",
        "cancel_url|https://|url_invalid|Not a valid URL",
        "success_url||parameter_invalid_empty|empty string for 'success_url'",
        "customer_email|guest|email_invalid|Invalid email address: guest",
        "customer_email|.dot@example.com|email_invalid|Invalid email address",
        "customer_email|a..b@example.com|email_invalid|Invalid email address",
        "customer_email|a@exa_mple.com|email_invalid|Invalid email address",
        "customer_email|josé@example.com|email_invalid|Invalid email address",
        "customer_email|a@127.0.0.1|email_invalid|Invalid email address",
        "payment_method_types[0]|cardi|-|Invalid payment_method_types[0]: must be one of card, acss_debit",
        "submit_type|buy|-|Invalid submit_type: must be one of auto, book, donate, pay, or subscribe",
        "customer_creation|never|-|must be one of always or if_required",
        "billing_address_collection|no|-|must be one of auto or required",
        "allow_promotion_codes|yes|-|Invalid boolean: yes",
        "payment_intent_data[capture_method]|later|-|must be one of automatic, automatic_async, or manual",
        "payment_intent_data[setup_future_usage]|once|-|must be one of off_session or on_session",
        "payment_intent_data[statement_descriptor]|MAGUEY|-|please pass in `statement_descriptor_suffix`",
        "line_items[0][price_data][tax_behavior]|free|-|must be one of exclusive, inclusive, or unspecified",
        "line_items[0][quantity]|+2|parameter_invalid_integer|Invalid integer: +2",
        "line_items[0][quantity]|٢|parameter_invalid_integer|Invalid integer: ٢",
        "client_reference_id|x*201|parameter_invalid_string_maximum_length|at most 200",
        "expires_at|soon|parameter_invalid_integer|Invalid integer: soon",
        "expires_at|1|-|at least 30 minutes",
        "mode|pay|-|Invalid mode: must be one of",
        "mode|setup|-|knows only mode `payment`",
        "ui_mode|embedded_page|-|Invalid ui_mode",
        "expires_at|99999999999|-|less than 24 hours",
        "line_items[0][quantity]|1000000|parameter_invalid_integer|less than or equal to 999999",
        "line_items[0][price_data][product_data][description]|x*5001|parameter_invalid_string_maximum_length|at most 5000",
        "payment_intent_data[receipt_email]|guest|email_invalid|Invalid email address: guest",
        "locale|xx|-|Invalid locale",
        "colour|green|parameter_unknown|Received unknown parameter: colour",
        "metadata[x*41]|1|-|Metadata keys can have up to 40 characters",
        "metadata[order]|x*501|-|Metadata values can have up to 500 characters",
        "payment_intent_data[description]|x*1001|parameter_invalid_string_maximum_length|at most 1000",
        "payment_intent_data[statement_descriptor_suffix]|x*23|parameter_invalid_string_maximum_length|at most 22",
        "payment_intent_data[statement_descriptor_suffix]|HUMO*|parameter_invalid_string|can't contain",
        "payment_intent_data[statement_descriptor_suffix]|2026|parameter_invalid_string|at least one alphabetic",
        "payment_intent_data[statement_descriptor_suffix]|Eléctrica|parameter_invalid_string|only Latin",
      })
  void a_session_is_refused_by_the_parameter(String name, String value, String code, String message)
      throws Exception {
    Map<String, String> params = session();
    params.put(long_(name), value == null ? "" : long_(value));

    JsonNode error = refused(post("/v1/checkout/sessions", params, Map.of()));

    assertThat(error.path("type").asText()).isEqualTo("invalid_request_error");
    assertThat(error.path("param").asText()).isEqualTo(long_(name));
    assertThat(error.path("code").asText("-")).isEqualTo(code);
    assertThat(error.path("message").asText()).contains(message);
    assertThat(shop.stripe().sessions()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mode",
        "success_url",
        "line_items",
        "line_items[0][quantity]",
        "line_items[0][price_data][currency]",
        "line_items[0][price_data][unit_amount]",
        "line_items[0][price_data][product_data][name]"
      })
  void a_session_is_refused_without(String name) throws Exception {
    Map<String, String> params = session();
    params.keySet().removeIf(key -> key.startsWith(name));

    JsonNode error = refused(post("/v1/checkout/sessions", params, Map.of()));

    assertThat(error.path("param").asText()).isEqualTo(name);
    assertThat(error.path("code").asText()).isEqualTo("parameter_missing");
    assertThat(shop.stripe().sessions()).isEmpty();
  }

  @Test
  void a_session_is_of_one_currency() throws Exception {
    Map<String, String> params = session();
    session().forEach((key, value) -> params.put(key.replace("[0]", "[1]"), value));
    params.put("line_items[1][price_data][currency]", "eur");

    assertThat(refused(post("/v1/checkout/sessions", params, Map.of())).path("message").asText())
        .contains("must have the same currency");
  }

  @Test
  void an_item_has_a_price_or_the_data_of_one_and_not_both() throws Exception {
    JsonNode product = answered(post("/v1/products", Map.of("name", "Balcony"), Map.of()));
    JsonNode price =
        answered(
            post(
                "/v1/prices",
                Map.of(
                    "product", product.path("id").asText(),
                    "currency", "usd",
                    "unit_amount", "4500"),
                Map.of()));
    Map<String, String> both = session();
    both.put("line_items[0][price]", price.path("id").asText());
    Map<String, String> priced = new LinkedHashMap<>(both);
    priced.keySet().removeIf(key -> key.contains("[price_data]"));
    priced.put("line_items[0][quantity]", "2");

    JsonNode error = refused(post("/v1/checkout/sessions", both, Map.of()));

    assertThat(error.path("param").asText()).isEqualTo("line_items[0]");
    assertThat(error.path("message").asText()).contains("only specify one of these");
    assertThat(
            answered(post("/v1/checkout/sessions", priced, Map.of())).path("amount_total").asInt())
        .isEqualTo(9_000);
  }

  @Test
  void a_session_of_a_hundred_items_stands_and_only_its_metadata_may_change() throws Exception {
    Map<String, String> items = session();
    IntStream.rangeClosed(0, 99)
        .forEach(n -> session().forEach((k, v) -> items.put(k.replace("[0]", "[" + n + "]"), v)));
    String one =
        "/v1/checkout/sessions/"
            + answered(post("/v1/checkout/sessions", items, Map.of())).path("id").asText();

    JsonNode changed = answered(post(one, Map.of("metadata[order]", "MGY-1"), Map.of()));
    JsonNode error = refused(post(one, Map.of("success_url", "https://example.com/"), Map.of()));

    assertThat(changed.at("/metadata/order").asText()).isEqualTo("MGY-1");
    assertThat(changed.path("amount_total").asInt()).isEqualTo(360_000);
    assertThat(error.path("code").asText()).isEqualTo("parameter_unknown");
  }

  private static JsonNode answered(HttpResponse<String> answer) throws IOException {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  private static String long_(String text) {
    int star = text.indexOf("x*");
    if (star < 0) {
      return text;
    }
    int end = star + 2;
    while (end < text.length() && Character.isDigit(text.charAt(end))) {
      end++;
    }
    int times = Integer.parseInt(text.substring(star + 2, end));
    return text.substring(0, star) + "x".repeat(times) + text.substring(end);
  }

  @ParameterizedTest
  @CsvSource({
    "usd, 49, amount_too_small",
    "usd, 50, ",
    "gbp, 29, amount_too_small",
    "gbp, 30, ",
    "mxn, 999, amount_too_small",
    "mxn, 1000, ",
    "czk, 1499, amount_too_small",
    "huf, 17499, amount_too_small",
    "huf, 17500, ",
    "jpy, 49, amount_too_small",
    "jpy, 50, ",
    "thb, 999, amount_too_small",
    "isk, 240050, parameter_invalid_integer",
    "isk, 240000, ",
    "ugx, 500001, parameter_invalid_integer",
    "ugx, 500000, ",
    "kwd, 5124, parameter_invalid_integer",
    "kwd, 5120, ",
    "bhd, 5001, parameter_invalid_integer",
    "mga, 5001, ",
    "usd, 99999999, ",
  })
  void each_currency_has_its_units_and_its_least_charge(String currency, int amount, String code)
      throws Exception {
    Map<String, String> params = session();
    params.put("line_items[0][price_data][currency]", currency);
    params.put("line_items[0][price_data][unit_amount]", Integer.toString(amount));

    HttpResponse<String> answer = post("/v1/checkout/sessions", params, Map.of());

    if (code == null) {
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    } else {
      assertThat(refused(answer).path("code").asText()).isEqualTo(code);
    }
  }

  @Test
  void more_than_stripe_charges_at_once_is_refused() throws Exception {
    Map<String, String> params = session();
    params.put("line_items[0][quantity]", "30000");

    assertThat(refused(post("/v1/checkout/sessions", params, Map.of())).path("code").asText())
        .isEqualTo("amount_too_large");
  }

  @Test
  void more_than_a_hundred_line_items_and_fifty_keys_are_refused() throws Exception {
    Map<String, String> items = session();
    IntStream.rangeClosed(0, 100)
        .forEach(n -> session().forEach((k, v) -> items.put(k.replace("[0]", "[" + n + "]"), v)));
    Map<String, String> keys = session();
    IntStream.rangeClosed(0, 50).forEach(n -> keys.put("metadata[k" + n + "]", "v"));

    assertThat(refused(post("/v1/checkout/sessions", items, Map.of())).path("param").asText())
        .isEqualTo("line_items");
    assertThat(refused(post("/v1/checkout/sessions", keys, Map.of())).path("message").asText())
        .contains("up to 50 metadata keys");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/v1/events?type=a&types[0]=b|types",
        "/v1/events?limit=0|limit",
        "/v1/events?limit=101|limit",
        "/v1/events?limit=ten|limit",
        "/v1/events?starting_after=evt_none|starting_after",
        "/v1/events?delivery_success=perhaps|delivery_success",
        "/v1/checkout/sessions?status=done|status",
        "/v1/payouts?status=done|status",
        "/v1/charges?colour=green|colour",
        "/v1/balance_transactions?payout=po_none|payout"
      })
  void a_list_is_refused_by_the_parameter(String path, String param) throws Exception {
    assertThat(refused(get(path, Map.of())).path("param").asText()).isEqualTo(param);
  }

  @Test
  void a_list_goes_one_way_at_a_time() throws Exception {
    String id = shop.session().getId();

    assertThat(
            refused(
                    get(
                        "/v1/checkout/sessions?starting_after=" + id + "&ending_before=" + id,
                        Map.of()))
                .path("message")
                .asText())
        .contains("both starting_after and ending_before");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-07-29.dahlia, 200",
    "2025-03-31.basil, 200",
    "2020-08-27, 200",
    "2026-07-29, 400",
    "2020-08-27.dahlia, 400",
    "2099-01-01.zinnia, 400",
    "latest, 400",
  })
  void a_version_that_does_not_exist_is_refused(String version, int status) throws Exception {
    HttpResponse<String> answer = get("/v1/balance", Map.of("Stripe-Version", version));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    if (status == 400) {
      assertThat(refused(answer).path("message").asText())
          .isEqualTo("Invalid Stripe API version: " + version);
    }
  }

  @Test
  void an_idempotency_key_has_255_characters_at_most() throws Exception {
    HttpResponse<String> most =
        post("/v1/checkout/sessions", session(), Map.of("Idempotency-Key", "k".repeat(255)));
    HttpResponse<String> more =
        post("/v1/checkout/sessions", session(), Map.of("Idempotency-Key", "k".repeat(256)));

    assertThat(most.statusCode()).as(most.body()).isEqualTo(200);
    assertThat(refused(more).path("message").asText()).contains("at most 255 characters");
  }

  @ParameterizedTest
  @CsvSource({"3601, greater than charge amount", "0, greater than or equal to 1", "-5, greater"})
  void a_refund_is_refused_by_its_amount(String amount, String message) throws Exception {
    String session =
        JSON.readTree(post("/v1/checkout/sessions", session(), Map.of()).body())
            .path("id")
            .asText();
    shop.stripe().pay(session, "4242424242424242");
    String charge = shop.stripe().charges().getFirst().get("id").asText();

    JsonNode error =
        refused(post("/v1/refunds", Map.of("charge", charge, "amount", amount), Map.of()));

    assertThat(error.path("param").asText()).isEqualTo("amount");
    assertThat(error.path("message").asText()).contains(message);
    assertThat(shop.stripe().refunds()).isEmpty();
  }

  @Test
  void a_refund_is_of_a_charge_that_was_paid_and_of_its_own_payment() throws Exception {
    String paid = paid("4242424242424242", "4000000000000002");
    JsonNode other = charge(paid("4242424242424242"));
    JsonNode declined =
        shop.stripe().charges().stream()
            .filter(c -> c.get("status").asText().equals("failed"))
            .findFirst()
            .orElseThrow();
    String intent = shop.stripe().session(paid).get("payment_intent").asText();

    JsonNode failed =
        refused(post("/v1/refunds", Map.of("charge", declined.get("id").asText()), Map.of()));
    JsonNode foreign =
        refused(
            post(
                "/v1/refunds",
                Map.of("charge", other.get("id").asText(), "payment_intent", intent),
                Map.of()));

    assertThat(failed.path("message").asText())
        .contains("does not have a successful charge to refund");
    assertThat(foreign.path("param").asText()).isEqualTo("charge");
    assertThat(foreign.path("message").asText()).contains("does not belong to PaymentIntent");
    assertThat(shop.stripe().refunds()).isEmpty();
  }

  /// @return the session, after the cards were tried from the last to the first
  private String paid(String... cards) throws Exception {
    String session =
        JSON.readTree(post("/v1/checkout/sessions", session(), Map.of()).body())
            .path("id")
            .asText();
    for (int i = cards.length - 1; i >= 0; i--) {
      shop.stripe().pay(session, cards[i]);
    }
    return session;
  }

  private JsonNode charge(String session) {
    String intent = shop.stripe().session(session).get("payment_intent").asText();
    return shop.stripe().charges().stream()
        .filter(c -> c.get("payment_intent").asText().equals(intent))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_body_of_json_is_refused() throws Exception {
    JsonNode error =
        refused(
            post("/v1/checkout/sessions", session(), Map.of("Content-Type", "application/json")));

    assertThat(error.path("message").asText()).contains("application/x-www-form-urlencoded");
    assertThat(shop.stripe().sessions()).isEmpty();
  }

  @Test
  void an_event_is_shown_for_thirty_days() throws Exception {
    String session = paid("4242424242424242");
    String event = shop.stripe().events("checkout.session.completed").getFirst().get("id").asText();

    shop.clock.ahead(Duration.ofDays(30).minusMinutes(1));
    assertThat(get("/v1/events/" + event, Map.of()).statusCode()).isEqualTo(200);
    assertThat(get("/v1/events?limit=100", Map.of()).body()).contains(event);

    shop.clock.ahead(Duration.ofMinutes(2));
    assertThat(refused(get("/v1/events/" + event, Map.of())).path("code").asText())
        .isEqualTo("resource_missing");
    assertThat(get("/v1/events?limit=100", Map.of()).body()).doesNotContain(event);
    assertThat(get("/v1/checkout/sessions/" + session, Map.of()).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "payment_intent, ch_1, No such payment_intent: 'ch_1'",
    "charge, pi_1, No such charge: 'pi_1'",
    "reason, because, Invalid reason",
  })
  void a_refund_is_refused_by_what_it_is_of(String name, String value, String message)
      throws Exception {
    JsonNode error = refused(post("/v1/refunds", Map.of(name, value), Map.of()));

    assertThat(error.path("param").asText()).isEqualTo(name);
    assertThat(error.path("message").asText()).contains(message);
  }

  private static JsonNode refused(HttpResponse<String> answer) throws IOException {
    assertThat(answer.statusCode()).as(answer.body()).isBetween(400, 404);
    return JSON.readTree(answer.body()).path("error");
  }

  private HttpResponse<String> post(
      String path, Map<String, String> params, Map<String, String> headers) throws Exception {
    String form =
        params.entrySet().stream()
            .map(p -> encoded(p.getKey()) + "=" + encoded(p.getValue()))
            .collect(Collectors.joining("&"));
    return send(
        HttpRequest.newBuilder(URI.create(shop.sandbox.stripeBase() + path))
            .POST(HttpRequest.BodyPublishers.ofString(form)),
        headers);
  }

  private HttpResponse<String> get(String path, Map<String, String> headers) throws Exception {
    return send(
        HttpRequest.newBuilder(
            URI.create(shop.sandbox.stripeBase() + path.replace("[", "%5B").replace("]", "%5D"))),
        headers);
  }

  private HttpResponse<String> send(HttpRequest.Builder request, Map<String, String> headers)
      throws Exception {
    headers.forEach(request::header);
    return http.send(
        request.header("Authorization", "Bearer sk_test_of_this_test").build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
