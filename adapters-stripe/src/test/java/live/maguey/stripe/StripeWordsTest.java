package live.maguey.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import live.maguey.orders.OrderId;
import live.maguey.payments.Fact;
import live.maguey.payments.RefundNews;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Stripe's words for how things stand, and ours.
class StripeWordsTest {
  private static final OrderId ORDER = OrderId.parse("01930000-0000-7000-8000-000000000001");

  private final ObjectFacts facts = new ObjectFacts(ORDER, Instant.EPOCH, "fetch");

  @ParameterizedTest
  @CsvSource({
    "pending, PENDING",
    "requires_action, PENDING",
    "succeeded, SUCCEEDED",
    "failed, FAILED",
    "canceled, CANCELLED",
    "a_word_of_tomorrow, PENDING",
    "'', PENDING"
  })
  void a_refund_is_on_its_way_until_stripe_says_otherwise(String status, RefundNews news) {
    assertThat(facts.refund(object(status), Optional.empty()))
        .singleElement()
        .isInstanceOfSatisfying(
            Fact.RefundTold.class, told -> assertThat(told.news()).isEqualTo(news));
  }

  @Test
  void a_refund_without_a_status_is_on_its_way() {
    ObjectNode refund = object("");
    refund.remove("status");

    assertThat(ObjectFacts.news(refund)).isEqualTo(RefundNews.PENDING);
  }

  @ParameterizedTest
  @CsvSource({
    "warning_needs_response, INQUIRY",
    "warning_under_review, INQUIRY_IN_REVIEW",
    "warning_closed, INQUIRY_CLOSED",
    "prevented, PREVENTED",
    "needs_response, OPEN",
    "under_review, IN_REVIEW",
    "won, WON",
    "lost, LOST",
    "a_word_of_tomorrow, OPEN"
  })
  void a_dispute_is_open_until_stripe_says_otherwise(String status, Fact.DisputeTold.Stage stage) {
    assertThat(facts.dispute(object(status)))
        .singleElement()
        .isInstanceOfSatisfying(
            Fact.DisputeTold.class, told -> assertThat(told.stage()).isEqualTo(stage));
  }

  @ParameterizedTest
  @CsvSource({"true, ACTIONABLE", "false, OVER"})
  void a_warning_is_over_once_nothing_can_be_done(
      boolean actionable, Fact.FraudWarning.Stage stage) {
    JsonNode warning = object("").put("actionable", actionable);

    assertThat(List.of(facts.warning(warning)))
        .singleElement()
        .isInstanceOfSatisfying(
            Fact.FraudWarning.class, told -> assertThat(told.stage()).isEqualTo(stage));
  }

  @ParameterizedTest
  @CsvSource({
    "expired, unpaid, '', EXPIRED",
    "complete, unpaid, processing, UNPAID",
    "complete, unpaid, requires_payment_method, FAILED",
    "complete, unpaid, canceled, FAILED",
    "open, unpaid, '', ",
    "complete, no_payment_required, '', ",
    "a_word_of_tomorrow, unpaid, '', "
  })
  void a_page_that_takes_no_more_money_has_ended(
      String status, String paid, String intent, Fact.PageEnded.End end) {
    ObjectNode session = object(status).put("payment_status", paid);
    session.putObject("payment_intent").put("status", intent);

    assertThat(facts.session(session).stream().map(fact -> ((Fact.PageEnded) fact).end()))
        .isEqualTo(Optional.ofNullable(end).map(List::of).orElseGet(List::of));
  }

  private static ObjectNode object(String status) {
    return Json.MAPPER
        .createObjectNode()
        .put("id", "xx_1")
        .put("status", status)
        .put("amount", 500)
        .put("currency", "usd");
  }
}
