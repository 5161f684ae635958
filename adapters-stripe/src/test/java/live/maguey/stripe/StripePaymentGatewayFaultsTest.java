package live.maguey.stripe;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import live.maguey.evidence.Requirement;
import live.maguey.orders.OrderId;
import live.maguey.payments.CheckoutRequest;
import live.maguey.payments.Fact;
import live.maguey.payments.PaymentGateway;
import live.maguey.payments.PaymentGateway.Closed;
import live.maguey.payments.PaymentGateway.Evidence;
import live.maguey.payments.PaymentGateway.Opened;
import live.maguey.payments.PaymentGateway.Refunded;
import live.maguey.payments.Refund;
import live.maguey.payments.RefundId;
import live.maguey.payments.RefundNews;
import live.maguey.shared.EmailAddress;
import live.maguey.shared.Language;
import live.maguey.shared.Money;
import live.maguey.shared.Secret;
import live.maguey.shared.Unavailable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What becomes of a call when Stripe, or the way to it, misbehaves. Nothing that may have happened
/// is ever called refused, and nothing that did not happen is called done.
@Requirement("PAY-01")
class StripePaymentGatewayFaultsTest {
  private static final Currency USD = Currency.getInstance("USD");
  private static final OrderId ORDER = OrderId.parse("01930000-0000-7000-8000-000000000001");
  private static final WireMockServer STRIPE =
      new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));

  private final MovableClock clock = new MovableClock();
  private final PaymentGateway gateway = gateway(STRIPE.baseUrl());

  @BeforeAll
  static void start() {
    STRIPE.start();
  }

  @AfterAll
  static void stop() {
    STRIPE.stop();
  }

  @BeforeEach
  void forget() {
    STRIPE.resetAll();
  }

  @Test
  void a_page_is_asked_for_with_exactly_these_parameters() {
    STRIPE.stubFor(
        post(anyUrl())
            .willReturn(okJson("{\"id\":\"cs_1\",\"url\":\"https://pay.example/cs_1\"}")));

    assertThat(gateway.open(request()))
        .isEqualTo(new Opened.Open("cs_1", URI.create("https://pay.example/cs_1")));

    var sent = STRIPE.findAll(postRequestedFor(urlPathEqualTo("/v1/checkout/sessions")));
    assertThat(sent).hasSize(1);
    assertThat(sent.getFirst().getHeader("Idempotency-Key")).isEqualTo(request().key());
    assertThat(sent.getFirst().getHeader("Authorization")).isEqualTo("Bearer sk_test_1");
    assertThat(sent.getFirst().getHeader("Stripe-Version")).isEqualTo("2026-07-29.dahlia");
    assertThat(
            List.of(
                URLDecoder.decode(sent.getFirst().getBodyAsString(), StandardCharsets.UTF_8)
                    .split("&")))
        .containsExactlyInAnyOrder(
            "mode=payment",
            "payment_method_types[0]=card",
            "adaptive_pricing[enabled]=false",
            "customer_email=buyer@example.com",
            "client_reference_id=" + ORDER,
            "metadata[order]=" + ORDER,
            "metadata[attempt]=2",
            "metadata[reference]=MGY-2222-22",
            "metadata[event]=" + Sealed.EVENT,
            "metadata[currency]=USD",
            "metadata[items_1]=" + Sealed.TIER + " 2 3600;" + Sealed.TIER + " 1 6000",
            "metadata[seal]=" + Sealed.SEAL.metadata(request()).get("seal"),
            "payment_intent_data[metadata][order]=" + ORDER,
            "payment_intent_data[metadata][attempt]=2",
            "payment_intent_data[metadata][reference]=MGY-2222-22",
            "payment_intent_data[metadata][event]=" + Sealed.EVENT,
            "payment_intent_data[metadata][currency]=USD",
            "payment_intent_data[metadata][items_1]="
                + Sealed.TIER
                + " 2 3600;"
                + Sealed.TIER
                + " 1 6000",
            "payment_intent_data[metadata][seal]=" + Sealed.SEAL.metadata(request()).get("seal"),
            "payment_intent_data[description]=Maguey MGY-2222-22, Noche",
            "payment_intent_data[statement_descriptor_suffix]=NOCHE",
            "locale=en",
            "success_url=http://localhost/o?back=paid",
            "cancel_url=http://localhost/o?back=unpaid",
            "expires_at=1772397060",
            "line_items[0][quantity]=2",
            "line_items[0][price_data][currency]=usd",
            "line_items[0][price_data][unit_amount]=3600",
            "line_items[0][price_data][product_data][name]=Noche, General",
            "line_items[1][quantity]=1",
            "line_items[1][price_data][currency]=usd",
            "line_items[1][price_data][unit_amount]=6000",
            "line_items[1][price_data][product_data][name]=Noche, Balcony",
            "line_items[1][price_data][product_data][description]=21+");
  }

  @Test
  void the_same_request_is_sent_byte_for_byte_the_same() {
    answer(error(409, "idempotency_error", "idempotency_key_in_use"));
    gateway.open(request());
    gateway.open(request());

    var sent = STRIPE.findAll(postRequestedFor(urlPathEqualTo("/v1/checkout/sessions")));
    assertThat(sent).hasSize(2);
    assertThat(sent.getFirst().getBodyAsString()).isEqualTo(sent.getLast().getBodyAsString());
  }

  @Test
  void nobody_listening_leaves_everything_unknown() throws IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }
    assertUnknown(gateway("http://127.0.0.1:" + free));
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"MALFORMED_RESPONSE_CHUNK", "CONNECTION_RESET_BY_PEER", "EMPTY_RESPONSE"})
  void a_broken_answer_leaves_everything_unknown(Fault fault) {
    answer(aResponse().withStatus(200).withFault(fault));
    assertUnknown(gateway);
  }

  @Test
  void an_answer_that_is_not_json_leaves_everything_unknown() {
    answer(aResponse().withStatus(200).withBody("<html>proxy</html>"));
    assertUnknown(gateway);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "null",
        "{\"status\":null}",
        "{\"payment_intent\":{\"id\":\"pi_1\"}}",
        "{\"url\":7}"
      })
  void an_answer_of_another_shape_leaves_everything_unknown(String body) {
    answer(okJson(body));
    assertUnknown(gateway);
  }

  @Test
  void an_object_that_lacks_what_its_state_promises_is_no_evidence() {
    answer(
        okJson(
            "{\"id\":\"pi_1\",\"status\":\"succeeded\",\"metadata\":"
                + Sealed.metadata(ORDER)
                + "}"));

    assertThat(gateway.evidence("pi_1")).isInstanceOf(Evidence.Unknown.class);
  }

  @Test
  void an_answer_later_than_the_timeout_leaves_everything_unknown() {
    answer(okJson("{}").withFixedDelay(1500));
    PaymentGateway hasty =
        new StripePaymentGateway(
            settings(STRIPE.baseUrl()).withTimeouts(Duration.ofMillis(200), Duration.ofMillis(150)),
            Sealed.SEAL,
            Sealed.NOTHING,
            clock);
    assertUnknown(hasty);
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503, 504})
  void a_first_failure_of_stripe_leaves_everything_unknown(int status) {
    answer(error(status, "api_error", "internal"));
    assertUnknown(gateway);
  }

  @Test
  void a_locked_object_or_a_running_twin_leaves_everything_unknown() {
    answer(error(429, "invalid_request_error", "lock_timeout"));
    assertUnknown(gateway);
    answer(error(409, "idempotency_error", "idempotency_key_in_use"));
    assertUnknown(gateway);
  }

  @Test
  void a_key_that_stripe_does_not_accept_refuses_nothing_for_good() {
    answer(error(401, "invalid_request_error", "api_key_expired"));
    assertUnknown(gateway);
    answer(error(403, "invalid_request_error", "more_permissions_required"));
    assertUnknown(gateway);
  }

  @Test
  void a_stored_failure_breaks_the_key() {
    answer(error(500, "api_error", "internal").withHeader("Idempotent-Replayed", "true"));

    assertThat(gateway.open(request())).isInstanceOf(Opened.Broken.class);
  }

  @Test
  void other_parameters_under_a_key_break_it() {
    answer(error(400, "idempotency_error", ""));

    assertThat(gateway.open(request())).isInstanceOf(Opened.Broken.class);
  }

  @Test
  void what_stripe_refuses_is_refused_by_its_code_or_type() {
    answer(error(400, "invalid_request_error", "amount_too_small"));
    assertThat(gateway.open(request()))
        .isEqualTo(new Opened.Refused("amount_too_small", "as told by the test"));

    answer(error(400, "invalid_request_error", ""));
    assertThat(gateway.open(request()))
        .isEqualTo(new Opened.Refused("invalid_request_error", "as told by the test"));
  }

  @Test
  void stripes_own_limit_is_as_if_nothing_was_sent() {
    answer(error(429, "invalid_request_error", "rate_limit"));

    assertThat(gateway.open(request())).isEqualTo(new Opened.Busy());
    assertThat(gateway.refund(refund(1))).isInstanceOf(Refunded.Unknown.class);
  }

  @Test
  void without_a_slot_nothing_is_sent() {
    answer(okJson("{\"id\":\"cs_1\",\"url\":\"https://pay.example/cs_1\"}"));
    PaymentGateway slow =
        new StripePaymentGateway(
            settings(STRIPE.baseUrl()).withRate(1, Duration.ofMillis(20)),
            Sealed.SEAL,
            Sealed.NOTHING,
            clock);

    assertThat(slow.open(request())).isInstanceOf(Opened.Open.class);
    assertThat(slow.open(request())).isEqualTo(new Opened.Busy());

    STRIPE.verify(1, postRequestedFor(urlPathEqualTo("/v1/checkout/sessions")));
  }

  @Test
  void a_page_whose_expiry_was_not_answered_is_looked_at() {
    STRIPE.stubFor(post(anyUrl()).willReturn(error(500, "api_error", "internal")));
    STRIPE.stubFor(
        get(urlPathEqualTo("/v1/checkout/sessions/cs_1"))
            .willReturn(okJson("{\"id\":\"cs_1\",\"status\":\"expired\"}")));
    assertThat(gateway.expire("cs_1")).isEqualTo(Closed.EXPIRED);

    STRIPE.stubFor(
        get(urlPathEqualTo("/v1/checkout/sessions/cs_1"))
            .willReturn(okJson("{\"id\":\"cs_1\",\"status\":\"open\"}")));
    assertThat(gateway.expire("cs_1")).isEqualTo(Closed.UNKNOWN);
  }

  @Test
  void a_refund_that_stripe_made_without_telling_us_is_found_by_our_id() {
    Refund refund = refund(2);
    STRIPE.stubFor(
        get(urlPathEqualTo("/v1/refunds"))
            .withQueryParam("payment_intent", equalTo("pi_1"))
            .willReturn(
                okJson(
                    """
                    {"object":"list","has_more":false,"data":[
                      {"id":"re_other","object":"refund","status":"succeeded","metadata":{}},
                      {"id":"re_failed","object":"refund","status":"failed","metadata":{"refund":"%1$s"}},
                      {"id":"re_ours","object":"refund","status":"pending","metadata":{"refund":"%1$s"}}]}
                    """
                        .formatted(refund.id()))));

    assertThat(gateway.refund(refund)).isEqualTo(new Refunded.Made("re_ours", RefundNews.PENDING));
    STRIPE.verify(0, postRequestedFor(anyUrl()));
  }

  @Test
  void a_refund_is_not_repeated_while_it_is_unknown_whether_it_was_made() {
    STRIPE.stubFor(get(anyUrl()).willReturn(error(500, "api_error", "internal")));

    assertThat(gateway.refund(refund(2))).isInstanceOf(Refunded.Unknown.class);
    STRIPE.verify(0, postRequestedFor(anyUrl()));
  }

  @Test
  void a_charge_that_was_refunded_before_is_ours_or_back_already() {
    STRIPE.stubFor(
        post(anyUrl()).willReturn(error(400, "invalid_request_error", "charge_already_refunded")));
    STRIPE.stubFor(
        get(anyUrl())
            .willReturn(
                okJson(
                    "{\"object\":\"list\",\"data\":[{\"id\":\"re_1\",\"object\":\"refund\",\"status\":\"succeeded\",\"metadata\":{\"refund\":\""
                        + refund(1).id()
                        + "\"}}]}")));
    assertThat(gateway.refund(refund(1)))
        .isEqualTo(new Refunded.Made("re_1", RefundNews.SUCCEEDED));

    STRIPE.stubFor(get(anyUrl()).willReturn(okJson("{\"object\":\"list\",\"data\":[]}")));
    assertThat(gateway.refund(refund(1))).isEqualTo(new Refunded.BackAlready());
  }

  @Test
  void a_refund_from_the_dashboard_belongs_to_the_order_of_its_payment() {
    STRIPE.stubFor(
        get(urlPathEqualTo("/v1/refunds/re_1"))
            .withQueryParam("expand[0]", equalTo("payment_intent"))
            .willReturn(
                okJson(
                    """
                    {"id":"re_1","object":"refund","status":"requires_action","amount":500,"currency":"usd",
                     "metadata":{},
                     "payment_intent":{"id":"pi_1","object":"payment_intent","metadata":%s}}
                    """
                        .formatted(Sealed.metadata(ORDER)))));

    var fact = (Fact.RefundTold) ((Evidence.Found) gateway.evidence("re_1")).facts().getFirst();

    assertThat(fact.order()).isEqualTo(ORDER);
    assertThat(fact.ours()).isEmpty();
    assertThat(fact.news()).isEqualTo(RefundNews.PENDING);
    assertThat(fact.amount()).isEqualTo(Money.of(500, USD));
  }

  @Test
  void an_object_without_an_order_of_ours_is_foreign() {
    STRIPE.stubFor(
        get(anyUrl())
            .willReturn(
                okJson(
                    "{\"id\":\"cs_1\",\"status\":\"open\",\"client_reference_id\":\"cart-17\"}")));

    assertThat(gateway.evidence("cs_1")).isEqualTo(new Evidence.Foreign());
  }

  @Test
  void a_payment_that_only_says_to_be_of_our_order_is_foreign_unless_our_records_know_it() {
    STRIPE.stubFor(
        get(anyUrl())
            .willReturn(
                okJson(
                    """
                    {"id":"cs_1","object":"checkout.session","status":"complete",
                     "payment_status":"paid","amount_total":3600,"currency":"usd",
                     "client_reference_id":"%1$s","metadata":{"order":"%1$s"},
                     "payment_intent":{"id":"pi_1","object":"payment_intent","metadata":{}}}
                    """
                        .formatted(ORDER))));
    PaymentGateway knowing =
        new StripePaymentGateway(
            settings(STRIPE.baseUrl()),
            Sealed.SEAL,
            object -> object.equals("pi_1") ? Optional.of(ORDER) : Optional.empty(),
            clock);

    assertThat(gateway.evidence("cs_1")).isEqualTo(new Evidence.Foreign());
    assertThat(knowing.evidence("cs_1")).isInstanceOf(Evidence.Found.class);
  }

  @Test
  void events_are_asked_for_by_our_types_a_page_of_a_hundred() {
    STRIPE.stubFor(
        get(urlPathEqualTo("/v1/events"))
            .willReturn(
                okJson(
                    """
                    {"object":"list","has_more":true,"data":[
                      {"id":"evt_2","type":"refund.created","livemode":true,"created":1772395200,
                       "object":"event","data":{"object":{"id":"re_1","odd":1.50}}}]}
                    """)));

    PaymentGateway.Page page = gateway.events(Instant.ofEpochSecond(1772395000), "evt_3");

    assertThat(page.next()).contains("evt_2");
    PaymentGateway.Raw event = page.events().getFirst();
    assertThat(event.livemode()).isTrue();
    assertThat(event.createdAt()).isEqualTo(Instant.ofEpochSecond(1772395200));
    assertThat(event.body()).startsWith("{\"id\":\"evt_2\"").contains("\"id\":\"re_1\"");
    var asked = getRequestedFor(urlPathEqualTo("/v1/events"));
    for (int i = 0; i < StripeEventReader.TYPES.size(); i++) {
      asked.withQueryParam("types[" + i + "]", equalTo(StripeEventReader.TYPES.get(i)));
    }
    STRIPE.verify(
        asked
            .withQueryParam("limit", equalTo("100"))
            .withQueryParam("created[gte]", equalTo("1772395000"))
            .withQueryParam("starting_after", equalTo("evt_3"))
            .withHeader("User-Agent", containing("Stripe")));
  }

  @Test
  void while_stripe_hangs_it_is_left_alone_and_the_same_key_opens_the_page_when_it_is_back() {
    PaymentGateway hasty =
        new StripePaymentGateway(
            settings(STRIPE.baseUrl()).withTimeouts(Duration.ofSeconds(1), Duration.ofSeconds(1)),
            Sealed.SEAL,
            Sealed.NOTHING,
            clock);
    answer(aResponse().withFixedDelay(5_000));
    for (int i = 0; i < StripeCalls.FAILURES; i++) {
      assertThat(hasty.open(request())).isInstanceOf(Opened.Unknown.class);
    }
    assertThat(hasty.open(request())).isInstanceOf(Opened.Busy.class);
    assertThat(hasty.refund(refund(1))).isInstanceOf(Refunded.Unknown.class);
    assertThat(hasty.expire("cs_1")).isEqualTo(Closed.UNKNOWN);
    STRIPE.verify(StripeCalls.FAILURES, anyRequestedFor(anyUrl()));

    answer(okJson("{\"id\":\"cs_1\",\"url\":\"https://pay.example/cs_1\"}"));
    clock.advance(StripeCalls.REST);
    assertThat(hasty.open(request())).isInstanceOf(Opened.Open.class);
    assertThat(hasty.open(request())).isInstanceOf(Opened.Open.class);
    STRIPE.verify(
        StripeCalls.FAILURES + 2,
        postRequestedFor(urlPathEqualTo("/v1/checkout/sessions"))
            .withHeader("Idempotency-Key", equalTo(request().key())));
  }

  private PaymentGateway gateway(String base) {
    return new StripePaymentGateway(settings(base), Sealed.SEAL, Sealed.NOTHING, clock);
  }

  private static StripeSettings settings(String base) {
    return StripeSettings.of(URI.create(base), new Secret("sk_test_1"))
        .withRate(1000, Duration.ofSeconds(2))
        .withDescriptorSuffix("NOCHE");
  }

  private static void answer(ResponseDefinitionBuilder answer) {
    STRIPE.stubFor(any(anyUrl()).willReturn(answer));
  }

  private static ResponseDefinitionBuilder error(int status, String type, String code) {
    String with = code.isEmpty() ? "" : "\"code\":\"" + code + "\",";
    return okJson(
            "{\"error\":{"
                + with
                + "\"type\":\""
                + type
                + "\",\"message\":\"as told by the test\"}}")
        .withStatus(status);
  }

  private static void assertUnknown(PaymentGateway asked) {
    assertThat(asked.open(request())).isInstanceOf(Opened.Unknown.class);
    assertThat(asked.expire("cs_1")).isEqualTo(Closed.UNKNOWN);
    assertThat(asked.evidence("pi_1")).isInstanceOf(Evidence.Unknown.class);
    assertThat(asked.refund(refund(1))).isInstanceOf(Refunded.Unknown.class);
    assertThatThrownBy(() -> asked.events(Instant.EPOCH, null)).isInstanceOf(Unavailable.class);
  }

  private static CheckoutRequest request() {
    return new CheckoutRequest(
        ORDER,
        Sealed.EVENT,
        2,
        "MGY-2222-22",
        new CheckoutRequest.Shown(
            EmailAddress.parse("buyer@example.com"),
            Language.EN,
            List.of(
                new CheckoutRequest.Line(Sealed.TIER, "Noche, General", "", Money.of(3600, USD), 2),
                new CheckoutRequest.Line(
                    Sealed.TIER, "Noche, Balcony", "21+", Money.of(6000, USD), 1)),
            "Maguey MGY-2222-22, Noche"),
        new CheckoutRequest.Back(
            URI.create("http://localhost/o?back=paid"),
            URI.create("http://localhost/o?back=unpaid")),
        Instant.parse("2026-03-01T20:31:00.750Z"));
  }

  private static Refund refund(int attempt) {
    return new Refund(
        new RefundId(UUID.fromString("01930000-0000-7000-8000-0000000000aa")),
        ORDER,
        "pi_1",
        Money.of(13200, USD),
        "late",
        attempt,
        Instant.parse("2026-03-01T20:00:00Z"),
        new Refund.Standing.Requested(Optional.empty()),
        new Refund.Subject.Payment());
  }
}
