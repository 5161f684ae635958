package live.maguey.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import live.maguey.evidence.Requirement;
import live.maguey.orders.OrderId;
import live.maguey.payments.DeclineReason;
import live.maguey.payments.Fact;
import live.maguey.payments.Refund;
import live.maguey.payments.RefundId;
import live.maguey.payments.RefundNews;
import live.maguey.shared.EmailAddress;
import live.maguey.shared.Language;
import live.maguey.shared.Money;
import live.maguey.webhooks.EventReader.Reading;
import live.maguey.webhooks.LostOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Requirement("PAY-03")
class StripeEventReaderTest {
  private static final OrderId ORDER = OrderId.parse("01930000-0000-7000-8000-000000000001");
  private static final String OURS = "\"metadata\":" + Sealed.metadata(ORDER);
  private static final String REFUND = "01930000-0000-7000-8000-0000000000aa";
  private static final Refund REFUNDED =
      Refund.requested(
          new RefundId(UUID.fromString(REFUND)),
          ORDER,
          "pi_1",
          usd(500),
          "asked",
          Instant.EPOCH,
          new Refund.Subject.Payment());
  private static final Instant AT = Instant.ofEpochSecond(1772395200);

  private final StripeEventReader reader = new StripeEventReader(Sealed.SEAL);

  static List<String> types() {
    return StripeEventReader.TYPES;
  }

  @Test
  void a_paid_session_is_a_capture_of_its_payment_intent() {
    Reading reading =
        read(
            "checkout.session.completed",
            session("complete", "paid", "\"payment_intent\":\"pi_1\""));

    assertThat(reading).isEqualTo(fact(new Fact.Captured(ORDER, "pi_1", usd(13200), AT, "evt_1")));
  }

  @Test
  void a_page_that_only_says_to_be_of_our_order_is_looked_up_and_never_believed() {
    String paid = session("complete", "paid", "\"payment_intent\":\"pi_1\"");

    for (String claim :
        List.of(
            "\"metadata\":{},\"client_reference_id\":\"" + ORDER + "\"",
            "\"metadata\":{\"order\":\"" + ORDER + "\"}")) {
      assertThat(read("checkout.session.completed", paid.replace(OURS, claim)))
          .isEqualTo(new Reading.Fetch("cs_1"));
    }
  }

  @Test
  void delayed_money_is_unpaid_then_captured_or_failed() {
    String unpaid = session("complete", "unpaid", "\"payment_intent\":\"pi_1\"");
    String paid = session("complete", "paid", "\"payment_intent\":\"pi_1\"");

    assertThat(read("checkout.session.completed", unpaid))
        .isEqualTo(fact(ended(Fact.PageEnded.End.UNPAID)));
    assertThat(read("checkout.session.async_payment_failed", unpaid))
        .isEqualTo(fact(ended(Fact.PageEnded.End.FAILED)));
    assertThat(read("checkout.session.async_payment_succeeded", paid))
        .isEqualTo(fact(new Fact.Captured(ORDER, "pi_1", usd(13200), AT, "evt_1")));
  }

  @Test
  void a_decline_is_known_by_its_decline_code_else_its_code() {
    String withBoth =
        "\"last_payment_error\":{\"charge\":\"ch_1\",\"code\":\"card_declined\",\"decline_code\":\"insufficient_funds\"}";
    String withCode = "\"last_payment_error\":{\"code\":\"expired_card\"}";

    assertThat(read("payment_intent.payment_failed", object("pi_1", OURS, withBoth)))
        .isEqualTo(
            fact(new Fact.Declined(ORDER, "ch_1", DeclineReason.INSUFFICIENT_FUNDS, AT, "evt_1")));
    assertThat(read("payment_intent.payment_failed", object("pi_1", OURS, withCode)))
        .isEqualTo(fact(new Fact.Declined(ORDER, "pi_1", DeclineReason.EXPIRED_CARD, AT, "evt_1")));
    assertThat(read("payment_intent.payment_failed", object("pi_1", OURS, "\"x\":1")))
        .isEqualTo(new Reading.Fetch("pi_1"));
  }

  @Test
  void a_charge_is_fetched_once_it_has_a_balance_transaction() {
    assertThat(read("charge.updated", object("ch_1", OURS, "\"balance_transaction\":\"txn_1\"")))
        .isEqualTo(new Reading.Fetch("ch_1"));
    assertThat(read("charge.updated", object("ch_1", OURS, "\"balance_transaction\":null")))
        .isEqualTo(new Reading.Ignored());
  }

  @ParameterizedTest
  @ValueSource(strings = {"refund.created", "refund.updated", "refund.failed"})
  void a_refund_of_ours_carries_our_id_and_its_state(String type) {
    String ours = "\"metadata\":" + Sealed.metadata(REFUNDED);
    String failed =
        "\"status\":\"failed\",\"amount\":500,\"currency\":\"usd\",\"payment_intent\":\"pi_1\"";

    assertThat(read(type, object("re_1", ours, failed)))
        .isEqualTo(
            new Reading.Facts(
                List.of(
                    new Fact.RefundTold(
                        ORDER,
                        "re_1",
                        RefundNews.FAILED,
                        usd(500),
                        Optional.of(REFUNDED.id()),
                        AT,
                        "evt_1"),
                    new Fact.RefundOf(ORDER, "re_1", "pi_1", AT, "evt_1"))));
    assertThat(read(type, object("re_1", ours, failed.replace("500", "501"))))
        .as("our id on a refund of another amount")
        .isEqualTo(new Reading.Fetch("re_1"));
  }

  @Test
  void a_refund_that_somebody_else_made_is_fetched_for_its_payment_names_the_order() {
    String made = "\"status\":\"succeeded\",\"amount\":500,\"currency\":\"usd\"";

    assertThat(read("refund.created", object("re_1", "\"metadata\":{}", made)))
        .isEqualTo(new Reading.Fetch("re_1"));
    assertThat(read("refund.created", object("re_1", OURS, made)))
        .isEqualTo(new Reading.Fetch("re_1"));
  }

  @ParameterizedTest
  @MethodSource("types")
  void an_event_of_another_version_only_says_what_to_fetch(String type) {
    String body = event(type, object("xx_1", OURS, "\"anything\":{}"), "2019-02-19");

    assertThat(reader.read(body)).isEqualTo(new Reading.Fetch("xx_1"));
  }

  @ParameterizedTest
  @MethodSource("types")
  void what_names_no_order_of_ours_is_foreign_or_looked_up_by_its_payment(String type) {
    String foreign = object("xx_1", "\"metadata\":{\"order\":\"17\"}", "\"amount\":1");

    boolean namesOnlyItsPayment =
        Stream.of("refund.", "charge.dispute.", "radar.").anyMatch(type::startsWith);
    assertThat(read(type, foreign))
        .isEqualTo(namesOnlyItsPayment ? new Reading.Fetch("xx_1") : new Reading.Foreign());
  }

  @ParameterizedTest
  @ValueSource(strings = {"payment_intent.succeeded", "charge.refunded", "customer.created", ""})
  void other_kinds_are_ignored(String type) {
    assertThat(read(type, object("pi_1", OURS, "\"status\":\"succeeded\"")))
        .isEqualTo(new Reading.Ignored());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "not json",
        "{\"type\":\"charge.updated\"}",
        "{\"type\":\"charge.updated\",\"data\":{\"object\":{}}}"
      })
  void a_broken_event_is_an_error_or_nothing_to_act_on(String body) {
    if (body.isEmpty()) {
      assertThat(reader.read(body)).isEqualTo(new Reading.Ignored());
    } else {
      assertThatThrownBy(() -> reader.read(body)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void an_event_is_scrubbed_of_who_paid_and_of_links_and_reads_as_before() {
    String personal =
        "\"payment_intent\":\"pi_1\",\"customer_email\":\"ines@example.org\","
            + "\"customer_details\":{\"email\":\"ines@example.org\",\"name\":\"Ines\"},"
            + "\"success_url\":\"https://maguey.example/back/1\",\"url\":null";
    String body =
        event(
            "checkout.session.completed",
            session("complete", "paid", personal),
            StripeEventReader.API_VERSION);

    String scrubbed = reader.scrubbed(body);

    assertThat(scrubbed).doesNotContain("ines@example.org", "Ines", "maguey.example");
    assertThat(reader.read(scrubbed)).isEqualTo(reader.read(body));
    assertThat(reader.scrubbed(scrubbed)).isEqualTo(scrubbed);
  }

  @Test
  void a_session_of_ours_says_what_was_sold_to_whom_so_that_a_lost_order_can_be_made_again() {
    assertThat(
            reader.sold(
                sold("\"customer_details\":{\"email\":\"Ines@example.org\",\"name\":\"Ines\"}")))
        .contains(
            new LostOrder(
                ORDER,
                Sealed.EVENT,
                List.of(new LostOrder.Item(Sealed.TIER, 10, usd(99_999_999))),
                EmailAddress.parse("Ines@example.org"),
                "Ines",
                Language.ES,
                AT));
    assertThat(reader.sold(sold("\"customer_email\":\"ines@example.org\"")))
        .hasValueSatisfying(lost -> {
          assertThat(lost.email().value()).isEqualTo("ines@example.org");
          assertThat(lost.name()).isEmpty();
        });
  }

  @Test
  void what_is_not_proved_to_be_ours_sells_nothing() {
    String somebodys =
        sold("\"customer_email\":\"ines@example.org\"")
            .replace(Sealed.TIER + " 10", Sealed.TIER + " 1");
    assertThat(reader.sold(somebodys)).isEmpty();
    assertThat(reader.sold(event("charge.updated", "{\"id\":\"ch_1\"," + OURS + "}", "v")))
        .isEmpty();
  }

  private static String sold(String buyer) {
    return event(
        "checkout.session.completed",
        "{\"id\":\"cs_1\",\"object\":\"checkout.session\",\"locale\":\"es\",\"created\":"
            + AT.getEpochSecond()
            + ","
            + OURS
            + ","
            + buyer
            + "}",
        StripeEventReader.API_VERSION);
  }

  @Test
  void a_paid_session_without_its_payment_or_amount_is_an_error_and_no_fact() {
    assertThatThrownBy(() ->
            read(
                "checkout.session.completed",
                session("complete", "paid", "\"payment_intent\":null")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() ->
            read(
                "checkout.session.completed",
                session("complete", "paid", "\"payment_intent\":\"pi_1\"")
                    .replace("13200", "\"13200\"")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void the_version_and_the_types_are_what_the_webhook_endpoint_is_made_with() {
    assertThat(StripeEventReader.API_VERSION).isEqualTo("2026-07-29.dahlia");
    assertThat(StripeEventReader.TYPES)
        .hasSizeLessThanOrEqualTo(20)
        .containsExactlyInAnyOrder(
            "checkout.session.completed",
            "checkout.session.expired",
            "checkout.session.async_payment_succeeded",
            "checkout.session.async_payment_failed",
            "payment_intent.payment_failed",
            "charge.updated",
            "refund.created",
            "refund.updated",
            "refund.failed",
            "charge.dispute.created",
            "charge.dispute.updated",
            "charge.dispute.closed",
            "charge.dispute.funds_withdrawn",
            "charge.dispute.funds_reinstated",
            "radar.early_fraud_warning.created",
            "radar.early_fraud_warning.updated");
  }

  private Reading read(String type, String object) {
    return reader.read(event(type, object, StripeEventReader.API_VERSION));
  }

  private static String event(String type, String object, String version) {
    return """
    {"id":"evt_1","object":"event","type":"%s","api_version":"%s","created":1772395200,
     "livemode":false,"data":{"object":%s}}
    """
        .formatted(type, version, object);
  }

  private static String object(String id, String metadata, String more) {
    return "{\"id\":\"%s\",%s,%s}".formatted(id, metadata, more);
  }

  private static String session(String status, String paymentStatus, String more) {
    return object(
        "cs_1",
        OURS,
        "\"status\":\"%s\",\"payment_status\":\"%s\",\"amount_total\":13200,\"currency\":\"usd\",%s"
            .formatted(status, paymentStatus, more));
  }

  private static Fact ended(Fact.PageEnded.End end) {
    return new Fact.PageEnded(ORDER, "cs_1", end, AT, "evt_1");
  }

  private static Reading fact(Fact fact) {
    return new Reading.Facts(List.of(fact));
  }

  private static Money usd(long minor) {
    return Money.of(minor, Currency.getInstance("USD"));
  }
}
