package live.maguey.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import live.maguey.alerts.AlertKind;
import live.maguey.events.Event;
import live.maguey.events.SampleEvents;
import live.maguey.evidence.Requirement;
import live.maguey.orders.Holds;
import live.maguey.orders.Order;
import live.maguey.payments.DeclineReason;
import live.maguey.payments.Fact;
import live.maguey.payments.RefundId;
import live.maguey.payments.RefundNews;
import live.maguey.payments.StepKey;
import live.maguey.shared.Money;
import live.maguey.shared.SequentialIds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The rows of the decision, one by one: an order, what is known, what was done; what is to be
/// done.
class SettlementTest {
  private static final SequentialIds IDS = new SequentialIds();
  private static final Event NIGHT =
      SampleEvents.tonight(IDS)
          .tier("General", 100)
          .tier("Guest list", 100, SampleEvents.price("Free", 0, 0))
          .event();
  private static final Order.Held HELD = Holds.of(IDS, NIGHT).places(0, 2).hold().order();
  private static final Order.Held FREE = Holds.of(IDS, NIGHT).places(1, 2).hold().order();
  private static final News NEWS = News.of(HELD);
  private static final News LATER = NEWS.at(SampleEvents.NOW.plusSeconds(1));
  private static final Fact.Captured PAID = NEWS.captured("pi_1");
  private static final Step CHARGED = new Step.RecordCharge(PAID);
  private static final Step GIVEN = new Step.Fulfil(HELD.details().line(1));
  private static final Step TOLD = new Step.SendConfirmation();
  private static final RefundId OURS = new RefundId(UUID.randomUUID());

  static Stream<Order> lapsed() {
    return Stream.of(
        HELD.expired(SampleEvents.NOW),
        HELD.failed(SampleEvents.NOW, "refused"),
        HELD.cancelled(SampleEvents.NOW));
  }

  static Stream<Order> beyond() {
    return Stream.of(
        HELD.paid(SampleEvents.NOW),
        new Order.PartiallyRefunded(HELD.details(), SampleEvents.NOW),
        new Order.Refunded(HELD.details(), SampleEvents.NOW));
  }

  @Test
  void nothing_follows_from_nothing() {
    assertThat(decide(HELD)).isEmpty();
  }

  @Test
  @Requirement("PAY-01")
  void money_in_time_buys() {
    assertThat(decide(HELD, PAID)).containsExactly(CHARGED, new Step.Confirm(PAID), GIVEN, TOLD);
  }

  @Test
  void money_buys_whatever_else_is_known_of_a_held_order() {
    assertThat(decide(HELD, NEWS.page("cs_1", Fact.PageEnded.End.FAILED), NEWS.lapsed(), PAID))
        .containsExactly(CHARGED, new Step.Confirm(PAID), GIVEN, TOLD);
  }

  @Test
  void the_first_of_two_payments_buys() {
    Fact.Captured second = LATER.captured("pi_0");
    assertThat(decide(HELD, PAID, second))
        .containsExactly(
            CHARGED, new Step.RecordCharge(second), new Step.Confirm(PAID), GIVEN, TOLD);
  }

  @Test
  void each_line_of_an_order_is_fulfilled_by_a_step_of_its_own() {
    Order.Held order = Holds.of(IDS, NIGHT).places(0, 2).places(1, 1).hold().order();
    Fact paid = News.of(order).captured("pi_1");

    assertThat(decide(order, paid).stream().map(step -> step.key().name()))
        .containsExactly("charge:pi_1", "confirm", "fulfil:1", "fulfil:2", "confirmation");
  }

  @Test
  void what_was_confirmed_under_a_rule_that_fulfilled_at_once_is_not_fulfilled_twice() {
    assertThat(beyond())
        .allSatisfy(order ->
            assertThat(decide(order, done(CHARGED, "recorded", confirmed()), PAID)).isEmpty());
  }

  @Test
  @Requirement("PAY-03")
  void what_was_done_is_not_done_again() {
    assertThat(decide(HELD.paid(SampleEvents.NOW), done(CHARGED, "recorded", confirmed()), PAID))
        .isEmpty();
  }

  @Test
  void less_or_more_than_was_asked_for_buys_nothing_and_goes_back() {
    for (long minor : List.of(5_999L, 6_001L)) {
      Fact.Captured wrong = NEWS.captured("pi_1", SampleEvents.usd(minor));
      assertThat(decide(HELD, wrong))
          .containsExactly(
              new Step.RecordCharge(wrong), new Step.Return(wrong, Step.Return.Why.WRONG_AMOUNT));
    }
  }

  @Test
  void the_same_number_of_another_currency_buys_nothing_and_goes_back() {
    Fact.Captured pesos =
        NEWS.captured("pi_1", Money.of(HELD.total().minor(), Currency.getInstance("MXN")));
    assertThat(decide(HELD, pesos))
        .containsExactly(
            new Step.RecordCharge(pesos), new Step.Return(pesos, Step.Return.Why.WRONG_AMOUNT));
  }

  @Test
  void the_right_amount_buys_beside_a_wrong_one_that_goes_back() {
    Fact.Captured wrong = NEWS.captured("pi_0", SampleEvents.usd(1));
    assertThat(decide(HELD, wrong, PAID))
        .containsExactly(
            new Step.RecordCharge(wrong),
            CHARGED,
            new Step.Return(wrong, Step.Return.Why.WRONG_AMOUNT),
            new Step.Confirm(PAID),
            GIVEN,
            TOLD);
  }

  @ParameterizedTest
  @MethodSource("lapsed")
  void money_for_a_lapsed_order_asks_whether_the_places_are_still_there(Order lapsed) {
    assertThat(decide(lapsed, PAID)).containsExactly(CHARGED, new Step.Reseat(PAID));
  }

  @ParameterizedTest
  @MethodSource("lapsed")
  void places_taken_again_are_bought(Order lapsed) {
    Map<StepKey, String> taken = Map.of(new Step.Reseat(PAID).key(), Step.Reseat.TAKEN);
    assertThat(decide(lapsed, taken, PAID))
        .containsExactly(CHARGED, new Step.Confirm(PAID), GIVEN, TOLD);
  }

  @ParameterizedTest
  @MethodSource("lapsed")
  void money_for_places_that_are_gone_goes_back(Order lapsed) {
    Map<StepKey, String> gone = Map.of(new Step.Reseat(PAID).key(), Step.Reseat.GONE);
    assertThat(decide(lapsed, gone, PAID))
        .containsExactly(CHARGED, new Step.Return(PAID, Step.Return.Why.LATE));
  }

  @ParameterizedTest
  @MethodSource("lapsed")
  void a_lapsed_order_stays_so_without_money(Order lapsed) {
    assertThat(
            decide(
                lapsed,
                NEWS.page("cs_1", Fact.PageEnded.End.EXPIRED),
                NEWS.lapsed(),
                NEWS.declined("ch_1", DeclineReason.INSUFFICIENT_FUNDS),
                NEWS.free()))
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("beyond")
  void another_payment_of_a_paid_order_goes_back(Order order) {
    Fact.Captured second = LATER.captured("pi_2");
    assertThat(decide(order, done(CHARGED, "recorded", confirmed()), PAID, second))
        .containsExactly(
            new Step.RecordCharge(second), new Step.Return(second, Step.Return.Why.PAID_TWICE));
  }

  @Test
  void the_payment_that_bought_stays_when_an_earlier_one_is_heard_of_later() {
    Fact.Captured earlier = NEWS.at(SampleEvents.NOW.minusSeconds(1)).captured("pi_0");
    assertThat(decide(HELD.paid(SampleEvents.NOW), confirmed(), earlier, PAID))
        .contains(new Step.Return(earlier, Step.Return.Why.PAID_TWICE))
        .doesNotContain(new Step.Return(PAID, Step.Return.Why.PAID_TWICE));
  }

  @Test
  void another_payment_of_an_order_whose_money_went_back_goes_back_too() {
    Step back = new Step.Return(PAID, Step.Return.Why.LATE);
    Fact.Captured second = LATER.captured("pi_2");
    Order order = new Order.LateRefunded(HELD.details(), SampleEvents.NOW);
    assertThat(decide(order, done(CHARGED, "recorded", Map.of(back.key(), "LATE")), PAID, second))
        .containsExactly(
            new Step.RecordCharge(second), new Step.Return(second, Step.Return.Why.PAID_TWICE));
  }

  @Test
  void a_free_order_is_confirmed_by_its_own_fact() {
    Fact.Free free = News.of(FREE).free();
    assertThat(decide(FREE, free))
        .containsExactly(new Step.Confirm(free), new Step.Fulfil(FREE.details().line(1)), TOLD);
  }

  @Test
  void an_order_that_costs_something_is_not_had_for_free() {
    assertThat(decide(HELD, NEWS.free())).isEmpty();
  }

  @Test
  void money_for_a_free_order_goes_back() {
    Fact.Captured money = News.of(FREE).captured("pi_1", SampleEvents.usd(50));
    assertThat(decide(FREE, money))
        .containsExactly(
            new Step.RecordCharge(money), new Step.Return(money, Step.Return.Why.WRONG_AMOUNT));
  }

  @Test
  void an_expired_page_ends_the_hold() {
    assertThat(decide(HELD, NEWS.page("cs_1", Fact.PageEnded.End.EXPIRED)))
        .containsExactly(expired());
  }

  @Test
  void a_hold_whose_time_is_over_ends_without_a_page() {
    assertThat(decide(HELD, NEWS.lapsed())).containsExactly(expired());
  }

  @Test
  void places_released_are_free_once_the_page_cannot_be_paid_any_more() {
    assertThat(decide(HELD, NEWS.released())).isEmpty();
    assertThat(decide(HELD, NEWS.released(), NEWS.page("cs_1", Fact.PageEnded.End.EXPIRED)))
        .containsExactly(new Step.Lapse(Step.Lapse.How.CANCELLED, "released"));
  }

  @Test
  @Requirement("PAY-04")
  void an_order_that_stripe_refuses_fails_with_the_reason() {
    assertThat(decide(HELD, NEWS.refused("amount_too_small")))
        .containsExactly(new Step.Lapse(Step.Lapse.How.FAILED, "amount_too_small"));
  }

  @Test
  void a_page_whose_money_comes_later_keeps_the_hold() {
    assertThat(decide(HELD, NEWS.page("cs_1", Fact.PageEnded.End.UNPAID))).isEmpty();
  }

  @Test
  @Requirement("PAY-04")
  void money_that_was_to_come_later_and_did_not_fails_the_order() {
    assertThat(
            decide(
                HELD,
                NEWS.page("cs_1", Fact.PageEnded.End.UNPAID),
                NEWS.page("cs_1", Fact.PageEnded.End.FAILED)))
        .containsExactly(new Step.Lapse(Step.Lapse.How.FAILED, "payment-failed"));
  }

  @Test
  @Requirement("PAY-04")
  void a_decline_changes_nothing() {
    assertThat(decide(HELD, NEWS.declined("ch_1", DeclineReason.INSUFFICIENT_FUNDS))).isEmpty();
  }

  @Test
  void a_fee_is_written_down_in_whatever_state_the_order_is() {
    Fact.ChargeFee fee = NEWS.fee("txn_1", 204, "pi_1");
    Stream.of(Stream.of(HELD), lapsed(), beyond())
        .flatMap(orders -> orders)
        .forEach(order -> assertThat(decide(order, fee)).containsExactly(new Step.RecordFee(fee)));
  }

  @Test
  void a_refund_of_ours_is_followed_and_written_down_once_it_is_through() {
    Fact.RefundTold pending = NEWS.refund("re_1", RefundNews.PENDING, HELD.total(), OURS);
    Fact.RefundTold through = LATER.refund("re_1", RefundNews.SUCCEEDED, HELD.total(), OURS);
    Order order = HELD.paid(SampleEvents.NOW);
    assertThat(decide(order, pending)).containsExactly(new Step.FollowRefund(pending, OURS));
    assertThat(decide(order, through))
        .containsExactly(new Step.FollowRefund(through, OURS), new Step.RecordRefund(through));
  }

  @Test
  void a_refund_that_comes_back_after_it_was_through_is_written_down_in_either_order() {
    Fact.RefundTold through = NEWS.refund("re_1", RefundNews.SUCCEEDED, HELD.total(), OURS);
    Fact.RefundTold failed = LATER.refund("re_1", RefundNews.FAILED, HELD.total(), OURS);
    Order order = HELD.paid(SampleEvents.NOW);
    assertThat(decide(order, failed)).containsExactly(new Step.FollowRefund(failed, OURS));
    assertThat(decide(order, through, failed))
        .containsExactlyInAnyOrder(
            new Step.FollowRefund(through, OURS),
            new Step.RecordRefund(through),
            new Step.FollowRefund(failed, OURS),
            new Step.RecordRefundReturned(failed));
    assertThat(decide(order, failed, NEWS.refund("re_2", RefundNews.SUCCEEDED, HELD.total(), OURS)))
        .noneMatch(Step.RecordRefundReturned.class::isInstance);
  }

  @Test
  void a_refund_made_at_stripe_is_written_down_and_shown_to_a_person() {
    Fact.RefundTold theirs =
        NEWS.refund("re_1", RefundNews.SUCCEEDED, SampleEvents.usd(1_000), null);
    assertThat(decide(HELD.paid(SampleEvents.NOW), theirs))
        .hasSize(2)
        .contains(new Step.RecordRefund(theirs))
        .anyMatch(step ->
            step instanceof Step.Raise(AlertKind kind, String about, String _)
                && kind == AlertKind.FOREIGN_REFUND
                && about.equals("re_1"));
  }

  @Test
  void while_no_refund_tells_its_payment_all_the_money_that_came_has_to_be_back() {
    Fact.Captured surplus = LATER.captured("pi_2");
    Fact one = NEWS.refund("re_1", RefundNews.SUCCEEDED, HELD.total(), null);
    Fact other = LATER.refund("re_2", RefundNews.SUCCEEDED, HELD.total(), null);
    Order order = HELD.paid(SampleEvents.NOW);

    assertThat(decide(order, confirmed(), PAID, surplus, one)).doesNotContain(new Step.VoidAll());
    assertThat(decide(order, confirmed(), PAID, surplus, one, other)).contains(new Step.VoidAll());
  }

  private static Step expired() {
    return new Step.Lapse(Step.Lapse.How.EXPIRED, "expired");
  }

  private static Map<StepKey, String> confirmed() {
    return Map.of(new Step.Confirm(PAID).key(), PAID.object());
  }

  private static Map<StepKey, String> done(Step step, String result, Map<StepKey, String> others) {
    Map<StepKey, String> all = new HashMap<>(others);
    all.put(step.key(), result);
    return all;
  }

  private static List<Step> decide(Order order, Fact... facts) {
    return decide(order, Map.of(), facts);
  }

  private static List<Step> decide(Order order, Map<StepKey, String> done, Fact... facts) {
    return Settlement.decide(order, List.of(facts), done);
  }
}
