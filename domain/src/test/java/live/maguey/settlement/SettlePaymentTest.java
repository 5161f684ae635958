package live.maguey.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import live.maguey.audit.Actor;
import live.maguey.audit.AuditEntry;
import live.maguey.audit.Cause;
import live.maguey.emails.Email;
import live.maguey.events.SampleEvents;
import live.maguey.evidence.Requirement;
import live.maguey.orders.Order;
import live.maguey.orders.OrderId;
import live.maguey.payments.DeclineReason;
import live.maguey.payments.Fact;
import live.maguey.payments.Refund;
import live.maguey.payments.RefundId;
import live.maguey.payments.RefundNews;
import live.maguey.revenue.LedgerEntry;
import live.maguey.shared.Money;
import live.maguey.tickets.Ticket;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is written for each decision: order, places, tickets, ledger, refund, mail, alert, audit.
class SettlePaymentTest {
  private final OneEvent office = OneEvent.withPlaces(4);

  @Test
  @Requirement({"PAY-01", "1.1"})
  void money_in_time_buys_tickets_and_tells_the_buyer() {
    Order.Held order = office.hold();

    office.learn(News.of(order).captured("pi_1"));

    assertThat(office.now(order)).isEqualTo(order.paid(SampleEvents.NOW));
    assertThat(office.tickets(order))
        .extracting(Ticket::line, Ticket::no, Ticket::kind, Ticket::policy, Ticket::party)
        .containsExactly(ticket(order, 1), ticket(order, 2));
    assertThat(office.tickets(order))
        .allMatch(Ticket::isValid)
        .allMatch(t -> t.event().equals(office.event.id()))
        .allMatch(t -> t.notAfter().equals(SampleEvents.ENDS.plus(Duration.ofDays(1))));
    assertThat(office.book(order)).containsExactly("CHARGE pi_1 6000");
    assertThat(office.mails(order)).containsExactly("TICKETS " + order.id());
    assertThat(office.refunds.of(order.id())).isEmpty();
    assertThat(office.placesTaken()).isEqualTo(2);
    assertThat(office.alarms()).isEmpty();
  }

  @Test
  void each_step_is_in_the_trail_with_who_caused_it_and_by_what_request() {
    Order.Held order = office.hold();
    Cause cause = new Cause(Actor.system("webhook evt_1"), "req_1");

    office.settle.settle(order.id(), List.of(News.of(order).captured("pi_1")), cause);

    assertThat(office.audit.of("order " + order.id(), 9))
        .containsExactly(
            entry(order, cause, "order.confirmation", "paid, queued"),
            entry(order, cause, "order.fulfil:1", "paid, tickets: 2"),
            entry(order, cause, "order.confirm", "paid, pi_1"),
            entry(order, cause, "order.charge:pi_1", "held, recorded"));
    assertThat(office.outbox.list(null, order.id(), 9))
        .extracting(Email::requestId)
        .containsExactly("req_1");
  }

  private static AuditEntry entry(Order order, Cause cause, String act, String detail) {
    return new AuditEntry(
        SampleEvents.NOW, cause.actor(), act, "order " + order.id(), detail, cause.requestId());
  }

  @Test
  @Requirement({"PAY-03", "1.3"})
  void the_same_news_again_changes_nothing() {
    Order.Held order = office.hold();
    Fact paid = News.of(order).captured("pi_1");
    office.learn(paid, paid);
    List<Ticket> tickets = office.tickets(order);
    office.clock.advance(Duration.ofMinutes(1));

    assertThat(office.learn(paid)).isEmpty();
    assertThat(office.learn(News.of(order).at(office.clock.instant()).captured("pi_1"))).isEmpty();

    assertThat(office.now(order)).isEqualTo(order.paid(SampleEvents.NOW));
    assertThat(office.tickets(order)).isEqualTo(tickets).hasSize(2);
    assertThat(office.book(order)).containsExactly("CHARGE pi_1 6000");
    assertThat(office.mails(order)).hasSize(1);
    assertThat(office.audit.of("order " + order.id(), 9)).hasSize(4);
  }

  @Test
  void a_ticket_that_a_person_made_void_stays_void_when_the_news_comes_again() {
    Order.Held order = office.hold();
    Fact paid = News.of(order).captured("pi_1");
    office.learn(paid);
    Ticket taken = office.tickets(order).getFirst();
    office.tickets.voidTicket(taken.id(), Ticket.VoidReason.VOIDED, SampleEvents.NOW);

    office.learn(paid);

    assertThat(office.tickets(order)).extracting(Ticket::isValid).containsExactly(false, true);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 5_999, 6_001, 60_000})
  void a_wrong_amount_goes_back_and_the_hold_stays(long minor) {
    Order.Held order = office.hold();

    office.learn(News.of(order).captured("pi_1", SampleEvents.usd(minor)));

    assertThat(office.now(order)).isEqualTo(order);
    assertThat(office.tickets(order)).isEmpty();
    assertThat(office.book(order)).containsExactly("CHARGE pi_1 " + minor);
    assertThat(office.refund(order)).isEqualTo(requested(order, "pi_1", minor, "wrong_amount"));
    assertThat(office.mails(order)).containsExactly("REFUND " + office.refund(order).id());
    assertThat(office.placesTaken()).isEqualTo(2);
  }

  @Test
  void another_currency_goes_back_in_that_currency() {
    Order.Held order = office.hold();
    Money pesos = Money.of(6_000, Currency.getInstance("MXN"));

    office.learn(News.of(order).captured("pi_1", pesos));

    assertThat(office.now(order)).isEqualTo(order);
    assertThat(office.refund(order).amount()).isEqualTo(pesos);
    assertThat(office.ledger.of(order.id())).extracting(LedgerEntry::amount).containsExactly(pesos);
  }

  @Test
  void the_right_amount_still_buys_after_a_wrong_one_went_back() {
    Order.Held order = office.hold();
    office.learn(News.of(order).captured("pi_1", SampleEvents.usd(1)));

    office.learn(News.of(order).captured("pi_2"));

    assertThat(office.now(order)).isInstanceOf(Order.Paid.class);
    assertThat(office.tickets(order)).hasSize(2);
    assertThat(office.refund(order).payment()).isEqualTo("pi_1");
  }

  @Test
  void a_late_payment_takes_the_places_again_while_they_are_there() {
    Order.Held order = office.hold();
    office.learn(News.of(order).lapsed());
    assertThat(office.placesTaken()).isZero();

    office.learn(News.of(order).captured("pi_1"));

    assertThat(office.now(order)).isInstanceOf(Order.Paid.class);
    assertThat(((Order.Paid) office.now(order)).reseated()).isTrue();
    assertThat(office.placesTaken()).isEqualTo(2);
    assertThat(office.tickets(order)).hasSize(2);
    assertThat(office.mailKinds(order)).containsExactly(Email.Kind.TICKETS);
    assertThat(office.refunds.of(order.id())).isEmpty();
  }

  @Test
  void a_late_payment_goes_back_in_full_when_a_place_is_gone_and_the_buyer_is_told() {
    Order.Held order = office.hold();
    office.learn(News.of(order).lapsed());
    Order.Held others = office.hold(3);

    office.learn(News.of(order).captured("pi_1"));

    assertThat(office.now(order).state()).isEqualTo("late_refunded");
    assertThat(office.tickets(order)).isEmpty();
    assertThat(office.refund(order)).isEqualTo(requested(order, "pi_1", 6_000, "late"));
    assertThat(office.mails(order)).containsExactly("LATE_REFUND " + office.refund(order).id());
    assertThat(office.book(order)).containsExactly("CHARGE pi_1 6000");
    assertThat(office.placesTaken()).isEqualTo(3);
    assertThat(office.now(others)).isEqualTo(others);
  }

  @Test
  void a_late_payment_that_went_back_is_not_seated_when_places_come_free_after_all() {
    Order.Held order = office.hold();
    office.learn(News.of(order).lapsed());
    Order.Held others = office.hold(4);
    Fact late = News.of(order).captured("pi_1");
    office.learn(late);
    office.learn(News.of(others).lapsed());

    assertThat(office.learn(late)).isEmpty();

    assertThat(office.now(order).state()).isEqualTo("late_refunded");
    assertThat(office.placesTaken()).isZero();
  }

  @Test
  void money_for_places_that_were_released_takes_them_again() {
    Order.Held order = office.hold();
    office.learn(
        News.of(order).released(), News.of(order).page("cs_1", Fact.PageEnded.End.EXPIRED));
    assertThat(office.now(order).state()).isEqualTo("cancelled");
    assertThat(office.placesTaken()).isZero();

    office.learn(News.of(order).captured("pi_1"));

    assertThat(office.now(order).state()).isEqualTo("paid");
    assertThat(office.tickets(order)).hasSize(2);
    assertThat(office.placesTaken()).isEqualTo(2);
  }

  @Test
  void a_second_payment_goes_back_and_the_tickets_stay() {
    Order.Held order = office.hold();
    office.learn(News.of(order).captured("pi_1"));

    office.learn(News.of(order).captured("pi_2"));

    assertThat(office.now(order)).isEqualTo(order.paid(SampleEvents.NOW));
    assertThat(office.tickets(order)).hasSize(2).allMatch(Ticket::isValid);
    assertThat(office.refund(order)).isEqualTo(requested(order, "pi_2", 6_000, "paid_twice"));
    assertThat(office.book(order)).containsExactly("CHARGE pi_1 6000", "CHARGE pi_2 6000");
    assertThat(office.mailKinds(order)).containsExactly(Email.Kind.TICKETS, Email.Kind.REFUND);
  }

  @Test
  void each_late_payment_of_an_order_goes_back() {
    Order.Held order = office.hold();
    office.learn(News.of(order).lapsed());
    office.hold(4);

    office.learn(News.of(order).captured("pi_1"), News.of(order).captured("pi_2"));

    assertThat(office.now(order).state()).isEqualTo("late_refunded");
    assertThat(office.refunds.of(order.id()))
        .extracting(Refund::payment, Refund::amount)
        .containsExactlyInAnyOrder(
            Tuple.tuple("pi_1", order.total()), Tuple.tuple("pi_2", order.total()));
  }

  @Test
  void money_that_comes_late_for_an_event_that_was_called_off_goes_back() {
    Order.Held order = office.hold();
    office.learn(News.of(order).lapsed());
    office.cancelEvent();

    office.learn(News.of(order).captured("pi_1"));

    assertThat(office.now(order).state()).isEqualTo("late_refunded");
    assertThat(office.refund(order).reason()).isEqualTo("late");
    assertThat(office.mailKinds(order)).containsExactly(Email.Kind.LATE_REFUND);
    assertThat(office.placesTaken()).isZero();
  }

  @Test
  void money_that_comes_when_the_event_is_over_goes_back() {
    Order.Held order = office.hold();
    office.learn(News.of(order).lapsed());
    office.clock.set(SampleEvents.ENDS);

    office.learn(News.of(order).captured("pi_1"));

    assertThat(office.now(order).state()).isEqualTo("late_refunded");
  }

  @Test
  void money_in_time_for_an_event_that_was_called_off_meanwhile_goes_back() {
    Order.Held order = office.hold();
    office.cancelEvent();

    office.learn(News.of(order).captured("pi_1"));

    assertThat(office.now(order).state()).isEqualTo("late_refunded");
    assertThat(office.tickets(order)).isEmpty();
  }

  @Test
  void a_free_order_is_confirmed_without_any_money() {
    OneEvent free = OneEvent.withFreePlaces(4);
    Order.Held order = free.hold();

    free.learn(News.of(order).free());

    assertThat(free.now(order).state()).isEqualTo("paid");
    assertThat(free.tickets(order)).hasSize(2);
    assertThat(free.mailKinds(order)).containsExactly(Email.Kind.TICKETS);
    assertThat(free.book(order)).isEmpty();
  }

  @Test
  @Requirement("11.4")
  void an_expired_page_puts_the_places_on_sale_again_without_a_word() {
    Order.Held order = office.hold();
    String session = office.openPage(order);

    office.learn(News.of(order).page(session, Fact.PageEnded.End.EXPIRED));

    assertThat(office.now(order).state()).isEqualTo("expired");
    assertThat(office.placesTaken()).isZero();
    assertThat(office.attempt(order).state()).isEqualTo("closed");
    assertThat(office.book(order)).isEmpty();
    assertThat(office.mails(order)).isEmpty();
    assertThat(office.alarms()).isEmpty();
  }

  @Test
  @Requirement({"PAY-04", "11.4"})
  void an_order_that_stripe_refused_fails_with_the_reason_and_frees_its_places() {
    Order.Held order = office.hold();

    office.learn(News.of(order).refused("amount_too_large"));

    assertThat(office.now(order))
        .isEqualTo(
            new Order.Failed(office.now(order).details(), SampleEvents.NOW, "amount_too_large"));
    assertThat(office.placesTaken()).isZero();
  }

  @Test
  @Requirement({"PAY-04", "1.4"})
  void a_declined_card_changes_nothing_and_the_next_one_buys() {
    Order.Held order = office.hold();
    String session = office.openPage(order);

    assertThat(office.learn(News.of(order).declined("ch_1", DeclineReason.INSUFFICIENT_FUNDS)))
        .isEmpty();
    assertThat(office.now(order)).isEqualTo(order);
    assertThat(office.attempt(order).session()).contains(session);
    assertThat(office.attempt(order).state()).isEqualTo("open");
    assertThat(office.mails(order)).isEmpty();

    office.learn(News.of(order).captured("pi_1"));

    assertThat(office.now(order).state()).isEqualTo("paid");
    assertThat(office.tickets(order)).hasSize(2);
  }

  @Test
  void money_that_is_to_come_later_keeps_the_places_and_buys_when_it_comes() {
    Order.Held order = office.hold();
    String session = office.openPage(order);
    office.learn(News.of(order).page(session, Fact.PageEnded.End.UNPAID));
    assertThat(office.now(order)).isEqualTo(order);
    assertThat(office.attempt(order).state()).isEqualTo("closed");

    office.learn(News.of(order).captured("pi_1"));

    assertThat(office.now(order).state()).isEqualTo("paid");
  }

  @Test
  @Requirement("11.4")
  void money_that_was_to_come_later_and_did_not_frees_the_places() {
    Order.Held order = office.hold();
    String session = office.openPage(order);
    office.learn(News.of(order).page(session, Fact.PageEnded.End.UNPAID));

    office.learn(News.of(order).page(session, Fact.PageEnded.End.FAILED));

    assertThat(office.now(order).state()).isEqualTo("failed");
    assertThat(office.placesTaken()).isZero();
    assertThat(office.tickets(order)).isEmpty();
  }

  @Test
  void a_fee_is_entered_against_us_and_names_the_charge_that_it_was_kept_of() {
    Order.Held order = office.hold();

    office.learn(News.of(order).fee("txn_1", 204, "pi_1"));
    office.learn(News.of(order).captured("pi_1"));

    assertThat(office.book(order)).containsExactly("CHARGE pi_1 6000", "FEE txn_1 -204");
    assertThat(office.ledger.of(order.id()))
        .extracting(LedgerEntry::balanceTransaction)
        .containsOnly("txn_1");
  }

  @Test
  void a_refund_is_entered_when_it_is_through_and_not_while_it_is_pending() {
    Order.Held order = lateRefunded();
    Refund refund = office.refund(order);

    office.learn(refund(order, refund, RefundNews.PENDING));
    assertThat(office.refund(order).state()).isEqualTo(Refund.State.PENDING);
    assertThat(office.refund(order).object()).contains("re_1");
    assertThat(office.book(order)).containsExactly("CHARGE pi_1 6000");

    office.learn(refund(order, refund, RefundNews.SUCCEEDED));
    assertThat(office.refund(order).state()).isEqualTo(Refund.State.SUCCEEDED);
    assertThat(office.book(order)).containsExactly("CHARGE pi_1 6000", "REFUND re_1 -6000");
    assertThat(office.balance(order).isZero()).isTrue();
    assertThat(office.alarms()).isEmpty();
  }

  @Test
  void a_refund_that_is_told_pending_after_it_was_through_stays_through() {
    Order.Held order = lateRefunded();
    Refund refund = office.refund(order);
    office.learn(refund(order, refund, RefundNews.SUCCEEDED));

    office.learn(refund(order, refund, RefundNews.PENDING));

    assertThat(office.refund(order).state()).isEqualTo(Refund.State.SUCCEEDED);
    assertThat(office.balance(order).isZero()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"FAILED, FAILED", "CANCELLED, CANCELLED"})
  void a_refund_that_fails_moves_no_money_and_calls_a_person(RefundNews news, Refund.State state) {
    Order.Held order = lateRefunded();
    Refund refund = office.refund(order);
    office.learn(refund(order, refund, RefundNews.PENDING));

    office.learn(refund(order, refund, news));

    assertThat(office.refund(order).state()).isEqualTo(state);
    assertThat(office.book(order)).containsExactly("CHARGE pi_1 6000");
    assertThat(office.alarms()).containsExactly("refund-failed, refund " + refund.id());
    assertThat(office.now(order).state()).isEqualTo("late_refunded");
  }

  @Test
  void a_refund_that_comes_back_from_the_bank_is_in_the_ledger_again_and_calls_a_person() {
    Order.Held order = lateRefunded();
    Refund refund = office.refund(order);
    office.learn(refund(order, refund, RefundNews.SUCCEEDED));

    office.learn(refund(order, refund, RefundNews.FAILED));

    assertThat(office.refund(order).state()).isEqualTo(Refund.State.FAILED);
    assertThat(office.book(order))
        .containsExactly("ADJUSTMENT re_1 6000", "CHARGE pi_1 6000", "REFUND re_1 -6000");
    assertThat(office.balance(order)).isEqualTo(order.total());
    assertThat(office.alarms()).containsExactly("refund-failed, refund " + refund.id());
  }

  @Test
  void it_comes_to_the_same_when_the_failure_is_heard_of_first() {
    Order.Held order = lateRefunded();
    Refund refund = office.refund(order);
    office.learn(refund(order, refund, RefundNews.FAILED));

    office.learn(refund(order, refund, RefundNews.SUCCEEDED));

    assertThat(office.refund(order).state()).isEqualTo(Refund.State.FAILED);
    assertThat(office.balance(order)).isEqualTo(order.total());
  }

  @Test
  void money_that_somebody_refunds_at_stripe_is_entered_voids_nothing_and_calls_a_person() {
    Order.Held order = office.hold();
    office.learn(News.of(order).captured("pi_1"));

    office.learn(News.of(order).refund("re_1", RefundNews.PENDING, SampleEvents.usd(1_000), null));
    office.learn(
        News.of(order).refund("re_1", RefundNews.SUCCEEDED, SampleEvents.usd(1_000), null));

    assertThat(office.book(order)).containsExactly("CHARGE pi_1 6000", "REFUND re_1 -1000");
    assertThat(office.tickets(order)).hasSize(2).allMatch(Ticket::isValid);
    assertThat(office.now(order).state()).isEqualTo("paid");
    assertThat(office.alarms()).containsExactly(foreign(order, "re_1"));
  }

  @Test
  void a_refund_made_at_stripe_is_shown_once_when_all_of_it_is_learnt_at_once() {
    Order.Held order = office.hold();
    office.learn(News.of(order).captured("pi_1"));

    office.learn(
        News.of(order).refund("re_1", RefundNews.PENDING, SampleEvents.usd(1_000), null),
        News.of(order).refund("re_1", RefundNews.SUCCEEDED, SampleEvents.usd(1_000), null));

    assertThat(office.book(order)).containsExactly("CHARGE pi_1 6000", "REFUND re_1 -1000");
    assertThat(office.alarms()).containsExactly(foreign(order, "re_1"));
  }

  @Test
  void each_refund_made_at_stripe_is_shown_to_a_person() {
    Order.Held order = office.hold();
    office.learn(News.of(order).captured("pi_1"));

    office.learn(
        News.of(order).refund("re_1", RefundNews.SUCCEEDED, SampleEvents.usd(1_000), null),
        News.of(order).refund("re_2", RefundNews.SUCCEEDED, SampleEvents.usd(2_000), null));

    assertThat(office.alarms()).containsExactly(foreign(order, "re_1"), foreign(order, "re_2"));
    assertThat(office.balance(order)).isEqualTo(SampleEvents.usd(3_000));
  }

  @Test
  void when_all_the_money_is_back_at_stripe_no_ticket_is_valid_and_the_places_are_for_sale() {
    Order.Held order = office.hold();
    office.learn(News.of(order).captured("pi_1"));
    office.learn(
        News.of(order).refund("re_1", RefundNews.SUCCEEDED, SampleEvents.usd(2_000), null));
    assertThat(office.tickets(order)).allMatch(Ticket::isValid);

    office.learn(News.of(order).refund("re_2", RefundNews.PENDING, SampleEvents.usd(4_000), null));
    assertThat(office.tickets(order)).as("it may still fail").allMatch(Ticket::isValid);

    office.learn(
        News.of(order).refund("re_2", RefundNews.SUCCEEDED, SampleEvents.usd(4_000), null));
    assertThat(office.tickets(order))
        .extracting(Ticket::voidReason)
        .containsOnly(Optional.of(Ticket.VoidReason.REFUNDED));
    assertThat(office.now(order).state()).isEqualTo("refunded");
    assertThat(office.placesTaken()).isZero();
    assertThat(office.balance(order).isZero()).isTrue();
    assertThat(office.alarms()).containsExactly(foreign(order, "re_1"), foreign(order, "re_2"));
  }

  @Test
  void a_refund_at_stripe_that_a_bank_sent_back_does_not_count_towards_all_the_money() {
    Order.Held order = office.hold();
    office.learn(News.of(order).captured("pi_1"));
    office.learn(
        News.of(order).refund("re_1", RefundNews.SUCCEEDED, SampleEvents.usd(2_000), null),
        News.of(order).refund("re_1", RefundNews.FAILED, SampleEvents.usd(2_000), null));

    office.learn(
        News.of(order).refund("re_2", RefundNews.SUCCEEDED, SampleEvents.usd(4_000), null));

    assertThat(office.tickets(order)).allMatch(Ticket::isValid);
    assertThat(office.now(order).state()).isEqualTo("paid");
  }

  @Test
  void a_refund_that_names_one_we_do_not_have_is_entered_and_shown_to_a_person() {
    Order.Held order = office.hold();
    office.learn(News.of(order).captured("pi_1"));

    office.learn(
        News.of(order)
            .refund("re_1", RefundNews.SUCCEEDED, order.total(), new RefundId(office.ids.next())));

    assertThat(office.balance(order).isZero()).isTrue();
    assertThat(office.alarms()).containsExactly(foreign(order, "re_1"));
  }

  @Test
  void news_of_an_order_that_is_not_ours_leaves_no_trace() {
    OrderId nobody = new OrderId(office.ids.next());
    Fact paid = new News(nobody, SampleEvents.usd(6_000), SampleEvents.NOW).captured("pi_1");

    assertThat(office.settle.settle(nobody, List.of(paid), Cause.job("test")))
        .isEqualTo(new SettlePayment.Outcome.NoSuchOrder(nobody));

    assertThat(office.facts.of(nobody)).isEmpty();
    assertThat(office.audit.of("order " + nobody, 9)).isEmpty();
  }

  @Test
  void news_of_one_order_is_never_taken_for_another_and_nothing_of_it_stays() {
    Order.Held order = office.hold();
    Order.Held other = office.hold();

    assertThatThrownBy(() ->
            office.settle.settle(
                order.id(),
                List.of(News.of(order).captured("pi_1"), News.of(other).captured("pi_2")),
                Cause.job("test")))
        .isInstanceOf(IllegalArgumentException.class);

    assertThat(office.now(order)).isEqualTo(order);
    assertThat(office.facts.of(order.id())).isEmpty();
    assertThat(office.facts.of(other.id())).isEmpty();
  }

  private Order.Held lateRefunded() {
    Order.Held order = office.hold();
    office.learn(News.of(order).lapsed());
    office.hold(4);
    office.learn(News.of(order).captured("pi_1"));
    assertThat(office.now(order).state()).isEqualTo("late_refunded");
    return order;
  }

  private static Fact refund(Order order, Refund refund, RefundNews news) {
    return News.of(order).refund("re_1", news, refund.amount(), refund.id());
  }

  private Refund requested(Order order, String payment, long minor, String reason) {
    return Refund.requested(
        office.refund(order).id(),
        order.id(),
        payment,
        SampleEvents.usd(minor),
        reason,
        SampleEvents.NOW,
        new Refund.Subject.Payment());
  }

  private static Tuple ticket(Order order, int no) {
    return Tuple.tuple(
        1,
        no,
        Ticket.Kind.GENERAL,
        Ticket.EntryPolicy.ONCE,
        order.details().reference().toString());
  }

  private static String foreign(Order order, String object) {
    return "foreign-refund, order " + order.id() + ", " + object;
  }
}
