package live.maguey.deposits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import live.maguey.audit.Cause;
import live.maguey.events.Event;
import live.maguey.events.SampleEvents;
import live.maguey.events.TableId;
import live.maguey.orders.Holds;
import live.maguey.orders.OrderId;
import live.maguey.payments.Fact;
import live.maguey.payments.Refund;
import live.maguey.payments.RefundNews;
import live.maguey.refunds.PaidByHand;
import live.maguey.refunds.RecordRefundByHand;
import live.maguey.refunds.RefundAmount;
import live.maguey.refunds.RefundOrder;
import live.maguey.reservations.Reservation;
import live.maguey.settlement.BoxOffice;
import live.maguey.shared.Money;
import live.maguey.tickets.VoidTicket;
import org.junit.jupiter.api.Test;

/// Where a deposit of $200 stands, from the payment on: whatever happens, earned + returned +
/// forfeited + still owed is what was taken.
class DepositTest {
  private static final Instant NIGHT_ENDS =
      SampleEvents.VENUE.nightBegins(SampleEvents.VENUE.businessDate(SampleEvents.NOW).plusDays(1));
  private static final Instant A_DAY_LATER = NIGHT_ENDS.plus(Duration.ofHours(24));
  private static final Money DUE = SampleEvents.usd(20_000);
  private static final Money SPEND = SampleEvents.usd(100_000);
  private static final Cause CAUSE = Cause.job("test");

  private final BoxOffice office = new BoxOffice();
  private final Event event = office.add(SampleEvents.tonight(office.ids).tier("General", 10));

  @Test
  void a_deposit_is_owed_from_the_payment_on_and_however_often_it_is_settled() {
    OrderId order = paid();
    captured(order);

    assertThat(stands(order)).isEqualTo("owed 20000");
    assertThat(deposit(order).entries())
        .containsExactly(Deposit.taken(order, 1, DUE, office.clock.instant()));
  }

  @Test
  void what_is_paid_in_full_or_held_is_no_deposit() {
    TableId table = table();
    OrderId whole = office.hold(Holds.of(office.ids, event).table(table, 4, DUE));
    captured(whole);
    OrderId held = office.hold(Holds.of(office.ids, event).deposit(table(), 4, DUE, SPEND));

    assertThat(office.deposits.of(whole)).isEmpty();
    assertThat(office.deposits.of(held)).isEmpty();
  }

  @Test
  void beside_places_only_the_table_s_own_price_is_the_deposit() {
    OrderId order =
        office.hold(Holds.of(office.ids, event).places(0, 2).deposit(table(), 4, DUE, SPEND));
    captured(order);

    assertThat(deposit(order).taken()).isEqualTo(DUE);
    assertThat(deposit(order).line()).isEqualTo(2);
  }

  @Test
  void who_came_earns_it_for_the_venue_when_the_night_ends_and_not_before() {
    OrderId order = paid();
    arrives(order);

    at(NIGHT_ENDS.minusSeconds(1));
    office.endNight().end();
    assertThat(stands(order)).isEqualTo("owed 20000");

    at(NIGHT_ENDS);
    assertThat(office.endNight().end().deposits()).isEqualTo(1);
    assertThat(office.endNight().end().deposits()).isZero();
    assertThat(stands(order)).isEqualTo("earned 20000");
  }

  @Test
  void who_did_not_come_forfeits_it_a_day_later_and_not_before() {
    OrderId order = paid();

    at(A_DAY_LATER.minusSeconds(1));
    office.endNight().end();
    assertThat(stands(order)).isEqualTo("owed 20000");

    at(A_DAY_LATER);
    office.endNight().end();
    assertThat(stands(order)).isEqualTo("forfeited 20000");
  }

  @Test
  void a_scan_that_comes_in_late_makes_earned_of_forfeited_once() {
    OrderId order = paid();
    at(A_DAY_LATER);
    office.endNight().end();

    office.lateArrival().arrived(order, SampleEvents.DOORS, CAUSE);
    office.lateArrival().arrived(order, SampleEvents.DOORS, CAUSE);
    office.endNight().end();

    assertThat(stands(order)).isEqualTo("earned 20000");
    assertThat(deposit(order).entries()).hasSize(4);
    DepositTotals totals = totals();
    assertThat(totals.revenue()).isEqualTo(DUE);
    assertThat(totals.after()).isEqualTo(SampleEvents.usd(0));
  }

  @Test
  void a_refund_returns_it_when_it_has_reached_the_guest() {
    OrderId order = paid();
    refund(order);

    assertThat(stands(order)).isEqualTo("owed 20000");
    sent();
    assertThat(stands(order)).isEqualTo("returned 20000");

    at(A_DAY_LATER);
    office.endNight().end();
    assertThat(stands(order)).isEqualTo("returned 20000");
  }

  @Test
  void what_is_on_its_way_back_when_the_night_ends_is_no_revenue() {
    OrderId order = paid();
    arrives(order);
    refund(order);

    at(NIGHT_ENDS);
    assertThat(office.endNight().end().deposits()).isZero();
    assertThat(stands(order)).isEqualTo("owed 20000");
    sent();
    assertThat(stands(order)).isEqualTo("returned 20000");
  }

  @Test
  void a_refund_after_it_was_earned_takes_the_revenue_back() {
    OrderId order = paid();
    arrives(order);
    at(NIGHT_ENDS);
    office.endNight().end();

    refund(order);
    sent();

    assertThat(stands(order)).isEqualTo("returned 20000");
    assertThat(deposit(order).entries())
        .filteredOn(e -> e.kind() == DepositEntry.Kind.EARNED)
        .extracting(DepositEntry::amount)
        .containsExactly(DUE, DUE.negated());
  }

  @Test
  void a_refund_after_it_was_forfeited_takes_the_revenue_back() {
    OrderId order = paid();
    at(A_DAY_LATER);
    office.endNight().end();

    refund(order);
    sent();

    assertThat(stands(order)).isEqualTo("returned 20000");
  }

  @Test
  void part_of_it_that_is_refunded_in_the_dashboard_is_returned_and_the_rest_earned() {
    OrderId order = paid();
    arrives(order);
    told(order, "re_1", RefundNews.SUCCEEDED, 5_000);

    assertThat(stands(order)).isEqualTo("owed 15000, returned 5000");
    at(NIGHT_ENDS);
    office.endNight().end();
    assertThat(stands(order)).isEqualTo("returned 5000, earned 15000");

    told(order, "re_2", RefundNews.SUCCEEDED, 7_000);
    assertThat(stands(order)).isEqualTo("returned 12000, earned 8000");
  }

  @Test
  void an_amount_that_we_refund_is_returned_like_one_in_the_dashboard() {
    OrderId order = paid();
    arrives(order);
    amount(order, 5_000);
    assertThat(stands(order)).isEqualTo("owed 20000");
    sent();
    assertThat(stands(order)).isEqualTo("owed 15000, returned 5000");

    amount(order, 3_000);
    at(NIGHT_ENDS);
    office.endNight().end();
    assertThat(stands(order)).as("on its way").isEqualTo("owed 3000, returned 5000, earned 12000");
    sent();
    assertThat(stands(order)).isEqualTo("returned 8000, earned 12000");

    amount(order, 7_000);
    sent();
    assertThat(stands(order)).isEqualTo("returned 15000, earned 5000");
  }

  private void amount(OrderId order, long minor) {
    assertThat(
            office.refundAmount.refund(
                new RefundAmount.Request(order, SampleEvents.usd(minor), "no heating", false),
                CAUSE))
        .isInstanceOf(RefundAmount.Outcome.Requested.class);
  }

  @Test
  void a_refund_that_comes_back_is_owed_again_until_a_person_has_paid_it() {
    OrderId order = paid();
    told(order, "re_1", RefundNews.SUCCEEDED, 5_000);
    told(order, "re_1", RefundNews.FAILED, 5_000);
    assertThat(stands(order)).isEqualTo("owed 20000");

    arrives(order);
    at(NIGHT_ENDS);
    office.endNight().end();
    assertThat(stands(order)).isEqualTo("owed 5000, earned 15000");

    Refund owed = office.refunds.of(order).getFirst();
    office
        .recordRefund(office.clock)
        .record(
            new RecordRefundByHand.Request(owed.id(), PaidByHand.Method.CASH, null, null, ""),
            CAUSE);
    assertThat(stands(order)).isEqualTo("returned 5000, earned 15000");
    office.endNight().end();
    assertThat(stands(order)).isEqualTo("returned 5000, earned 15000");
  }

  /// $50 back in the dashboard, all of it by us before we heard of that, and the bank sends the $50
  /// back.
  @Test
  void what_refunds_that_cross_return_is_the_same_in_whatever_order_we_hear_of_them() {
    List<Consumer<OrderId>> news =
        List.of(
            order -> told(order, "re_1", RefundNews.SUCCEEDED, 5_000),
            _ -> sent(),
            order -> told(order, "re_1", RefundNews.FAILED, 5_000));
    for (int[] heard :
        new int[][] {{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}}) {
      OrderId order = paid();
      refund(order);
      IntStream.of(heard).forEach(i -> news.get(i).accept(order));

      assertThat(stands(order)).as(Arrays.toString(heard)).isEqualTo("returned 20000");
    }
    at(A_DAY_LATER);
    office.endNight().end();
    assertThat(totals())
        .isEqualTo(new DepositTotals(usd(0), usd(120_000), usd(120_000), usd(0), usd(0)));
  }

  @Test
  void a_refund_by_hand_returns_no_more_than_it_pays() {
    OrderId order =
        office.hold(Holds.of(office.ids, event).places(0, 2).deposit(table(), 4, DUE, SPEND));
    captured(order);
    told(order, "re_1", RefundNews.SUCCEEDED, 13_000);
    told(order, "re_1", RefundNews.FAILED, 13_000);

    office
        .recordRefund(office.clock)
        .record(
            new RecordRefundByHand.Request(
                office.refunds.of(order).getFirst().id(), PaidByHand.Method.CASH, null, null, ""),
            CAUSE);

    assertThat(stands(order)).isEqualTo("owed 10000, returned 10000");
  }

  @Test
  void money_that_came_twice_and_goes_back_is_not_the_deposit() {
    OrderId order = paid();
    office.settle.settle(
        order,
        List.of(
            new Fact.Captured(order, "pi_again", DUE, SampleEvents.NOW, "test"),
            new Fact.RefundOf(order, "re_1", "pi_again", SampleEvents.NOW, "test")),
        CAUSE);
    told(order, "re_1", RefundNews.SUCCEEDED, 20_000);

    assertThat(stands(order)).isEqualTo("owed 20000");
  }

  @Test
  void a_table_whose_passes_a_person_voided_keeps_its_money_as_forfeited() {
    OrderId order = paid();
    VoidTicket voiding = office.voidTicket();
    office
        .tickets
        .of(order)
        .forEach(pass -> voiding.voidTicket(pass.id(), true, "thrown out", CAUSE));

    at(A_DAY_LATER);
    office.endNight().end();

    assertThat(state(order)).isEqualTo("cancelled");
    assertThat(stands(order)).isEqualTo("forfeited 20000");
  }

  @Test
  void of_a_canceled_event_nothing_becomes_revenue() {
    OrderId order = paid();
    office.events.cancel(event.id());

    at(A_DAY_LATER);
    office.endNight().end();

    assertThat(stands(order)).isEqualTo("owed 20000");
  }

  @Test
  void all_deposits_of_a_time_add_up() {
    paid();
    OrderId came = paid();
    arrives(came);
    OrderId refunded = paid();
    refund(refunded);
    sent();
    at(NIGHT_ENDS);
    office.endNight().end();

    assertThat(totals())
        .isEqualTo(new DepositTotals(usd(0), usd(60_000), usd(20_000), usd(20_000), usd(0)));
    assertThat(totals().after()).isEqualTo(usd(20_000));
    DepositTotals morning = totals(NIGHT_ENDS, NIGHT_ENDS.plusSeconds(60));
    assertThat(morning)
        .isEqualTo(new DepositTotals(usd(40_000), usd(0), usd(0), usd(20_000), usd(0)));
    assertThat(morning.after()).isEqualTo(totals().after());
  }

  private static Money usd(long minor) {
    return SampleEvents.usd(minor);
  }

  private DepositTotals totals() {
    return totals(Instant.EPOCH, office.clock.instant().plusSeconds(1));
  }

  private DepositTotals totals(Instant from, Instant to) {
    return Objects.requireNonNull(office.deposits.totals(from, to).get(DUE.currency()));
  }

  private OrderId paid() {
    OrderId order = office.hold(Holds.of(office.ids, event).deposit(table(), 4, DUE, SPEND));
    captured(order);
    return order;
  }

  private TableId table() {
    TableId table = new TableId(office.ids.next());
    office.events.addTable(event.id(), table);
    return table;
  }

  private void captured(OrderId order) {
    office.settle.settle(
        order,
        List.of(
            new Fact.Captured(
                order, "pi_" + order, office.order(order).total(), SampleEvents.NOW, "test")),
        CAUSE);
  }

  private void arrives(OrderId order) {
    office.reservations.admitted(office.tickets.of(order).getFirst(), SampleEvents.DOORS);
  }

  private void refund(OrderId order) {
    assertThat(
            office.refundOrder.refund(
                new RefundOrder.Request(order, Set.of(), true, RefundOrder.Why.ASKED, ""), CAUSE))
        .isInstanceOf(RefundOrder.Outcome.Requested.class);
  }

  private void sent() {
    office
        .refunds
        .claim(9, office.clock.instant(), Duration.ofMinutes(1))
        .forEach(refund -> {
          told(
              refund.order(),
              Optional.of(refund),
              "re_" + refund.id(),
              RefundNews.SUCCEEDED,
              refund.amount());
        });
  }

  private void told(OrderId order, String object, RefundNews news, long minor) {
    told(order, Optional.empty(), object, news, usd(minor));
  }

  private void told(
      OrderId order, Optional<Refund> ours, String object, RefundNews news, Money amount) {
    office.settle.settle(
        order,
        List.of(
            new Fact.RefundTold(
                order, object, news, amount, ours.map(Refund::id), office.clock.instant(), "test")),
        CAUSE);
  }

  private void at(Instant instant) {
    office.clock.advance(Duration.between(office.clock.instant(), instant));
  }

  private String state(OrderId order) {
    return office.reservations.last(order).map(Reservation::state).orElseThrow();
  }

  private Deposit deposit(OrderId order) {
    return office.deposits.of(order).getFirst();
  }

  /// What is not zero, as "owed 15000, returned 5000".
  private String stands(OrderId order) {
    Deposit deposit = deposit(order);
    return String.join(
        ", ",
        List.of(
                named("owed", deposit.owed()),
                named("returned", deposit.returned()),
                named("earned", deposit.earned()),
                named("forfeited", deposit.forfeited()))
            .stream()
            .filter(text -> !text.isEmpty())
            .toList());
  }

  private static String named(String name, Money amount) {
    return amount.isZero() ? "" : name + " " + amount.minor();
  }
}
