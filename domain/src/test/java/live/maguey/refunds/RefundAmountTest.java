package live.maguey.refunds;

import static live.maguey.events.SampleEvents.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Currency;
import java.util.List;
import java.util.Random;
import java.util.Set;
import live.maguey.audit.Actor;
import live.maguey.audit.AuditEntry;
import live.maguey.audit.Cause;
import live.maguey.emails.Email;
import live.maguey.events.Event;
import live.maguey.events.SampleEvents;
import live.maguey.events.TableId;
import live.maguey.orders.Holds;
import live.maguey.orders.Order;
import live.maguey.orders.OrderId;
import live.maguey.payments.Fact;
import live.maguey.payments.Refund;
import live.maguey.payments.RefundNews;
import live.maguey.refunds.RefundAmount.Outcome;
import live.maguey.refunds.RefundAmount.Request;
import live.maguey.reservations.Reservation;
import live.maguey.revenue.LedgerEntry;
import live.maguey.settlement.News;
import live.maguey.settlement.OneEvent;
import live.maguey.shared.InvalidRequest;
import live.maguey.shared.Money;
import live.maguey.tickets.Ticket;
import live.maguey.tickets.TicketId;
import org.junit.jupiter.api.Test;

class RefundAmountTest {
  private static final Cause OWNER = new Cause(Actor.operator("owner@office"), "req_1");
  private static final String WHY = "the lights went out";

  private final OneEvent office = OneEvent.withPlaces(9);
  private final SendRefunds send = office.sendRefunds(new Random(1));

  /// Two places at $30.00, paid at the page.
  private Order paid() {
    return pays(office.hold());
  }

  /// A place at $30.00 and a table at $600.00 with four seats.
  private Order withTable() {
    TableId table = new TableId(office.ids.next());
    office.events.addTable(office.event.id(), table);
    return pays(
        office.order(
            office.hold(
                Holds.of(office.ids, office.event).places(0, 1).table(table, 4, usd(60_000)))));
  }

  private Order pays(Order order) {
    office.openPage(order);
    office.learn(News.of(order).captured(office.stripe.pay(order.id())));
    return office.now(order);
  }

  private Outcome amount(Order order, long minor) {
    return amount(order, minor, WHY);
  }

  private Outcome amount(Order order, long minor, String reason) {
    return office.refundAmount.refund(new Request(order.id(), usd(minor), reason, true), OWNER);
  }

  private RefundOrder.Outcome tickets(Order order, Ticket... tickets) {
    Set<TicketId> ids = Set.copyOf(List.of(tickets).stream().map(Ticket::id).toList());
    return office.refundOrder.refund(
        new RefundOrder.Request(order.id(), ids, false, RefundOrder.Why.ASKED, ""), OWNER);
  }

  private List<Money> refunded(Order order) {
    return office.refunds.of(order.id()).stream().map(Refund::amount).toList();
  }

  @Test
  void an_amount_goes_back_and_every_ticket_stays() {
    Order order = paid();

    Outcome outcome = amount(order, 2_500);

    Refund asked = office.refund(order);
    assertThat(outcome).isEqualTo(new Outcome.Requested(office.now(order), asked.id(), usd(3_500)));
    assertThat(asked.amount()).isEqualTo(usd(2_500));
    assertThat(asked.reason()).isEqualTo(WHY);
    assertThat(asked.subject())
        .isEqualTo(new Refund.Subject.Amount(List.of(new Refund.Share(1, usd(2_500))), true));
    assertThat(office.now(order).state()).isEqualTo("partially_refunded");
    assertThat(office.tickets(order)).hasSize(2).allMatch(Ticket::isValid);
    assertThat(office.placesTaken()).isEqualTo(2);
    assertThat(office.mails(order))
        .containsExactly("REFUND " + asked.id(), "TICKETS " + order.id());
    assertThat(office.audit.of("order " + order.id(), 1))
        .containsExactly(
            new AuditEntry(
                SampleEvents.NOW,
                OWNER.actor(),
                "order.amount-refunded",
                "order " + order.id(),
                "$25.00, reason told: " + WHY,
                "req_1"));

    send.send(9);
    assertThat(office.refund(order).state()).isEqualTo(Refund.State.SUCCEEDED);
    assertThat(office.balance(order)).isEqualTo(usd(3_500));
    assertThat(office.tickets(order)).allMatch(Ticket::isValid);
  }

  @Test
  void the_rest_of_an_order_goes_back_with_its_tickets_whole_or_one_by_one() {
    Order whole = paid();
    amount(whole, 2_500);
    assertThat(tickets(whole))
        .isInstanceOfSatisfying(
            RefundOrder.Outcome.Requested.class,
            done -> assertThat(done.amount()).isEqualTo(usd(3_500)));
    assertThat(office.now(whole).state()).isEqualTo("refunded");

    Order each = paid();
    amount(each, 2_501);
    tickets(each, office.tickets(each).getFirst());
    tickets(each, office.tickets(each).getLast());
    assertThat(refunded(each)).containsExactly(usd(2_501), usd(1_750), usd(1_749));
    assertThat(office.now(each).state()).isEqualTo("refunded");
    assertThat(office.tickets(each)).noneMatch(Ticket::isValid);

    send.send(9);
    assertThat(office.balance(whole).isZero()).isTrue();
    assertThat(office.balance(each).isZero()).isTrue();
    assertThat(office.alarms()).isEmpty();
  }

  @Test
  void a_ticket_that_went_back_leaves_less_to_go_back_as_an_amount() {
    Order order = paid();
    tickets(order, office.tickets(order).getFirst());

    assertThat(amount(order, 3_001))
        .isEqualTo(new Outcome.MoreThanLeft(office.now(order), usd(3_000)));
    assertThat(amount(order, 2_999)).isInstanceOf(Outcome.Requested.class);
    assertThat(amount(order, 2, "once more"))
        .isEqualTo(new Outcome.MoreThanLeft(office.now(order), usd(1)));
  }

  @Test
  void all_that_is_left_is_no_amount() {
    Order order = paid();
    assertThat(amount(order, 6_000)).isEqualTo(new Outcome.AllThatIsLeft(office.now(order)));
    amount(order, 1_000);
    assertThat(amount(order, 5_000)).isEqualTo(new Outcome.AllThatIsLeft(office.now(order)));
    assertThat(refunded(order)).containsExactly(usd(1_000));
    assertThat(office.now(order).state()).isEqualTo("partially_refunded");
  }

  @Test
  void what_went_back_in_the_dashboard_is_not_left() {
    Order order = paid();
    office.learn(News.of(order).refund("re_9", RefundNews.PENDING, usd(4_000), null));

    assertThat(amount(order, 2_001))
        .isEqualTo(new Outcome.MoreThanLeft(office.now(order), usd(2_000)));
    assertThat(amount(order, 2_000)).isEqualTo(new Outcome.AllThatIsLeft(office.now(order)));
    assertThat(amount(order, 1_999)).isInstanceOf(Outcome.Requested.class);
  }

  @Test
  void an_amount_and_the_rest_in_the_dashboard_are_all_the_money() {
    Order order = paid();
    amount(order, 2_000);
    send.send(9);
    office.learn(News.of(order).refund("re_9", RefundNews.SUCCEEDED, usd(4_000), null));

    assertThat(office.now(order).state()).isEqualTo("refunded");
    assertThat(office.tickets(order)).noneMatch(Ticket::isValid);
    assertThat(amount(order, 1, "again")).isEqualTo(new Outcome.NothingLeft(office.now(order)));
  }

  @Test
  void one_amount_goes_back_for_one_reason_once() {
    Order order = paid();
    amount(order, 1_000);

    assertThat(amount(order, 1_000))
        .isEqualTo(new Outcome.Already(office.now(order), office.refund(order)));
    assertThat(amount(order, 1_000, "the bar was closed, too"))
        .isInstanceOf(Outcome.Requested.class);
    assertThat(amount(order, 1_001)).isInstanceOf(Outcome.Requested.class);
  }

  @Test
  void what_a_failed_amount_owes_is_not_left_for_another() {
    Order order = paid();
    amount(order, 4_000);
    Refund failed = office.refund(order);
    office.refunds.giveUp(failed.id(), 1, "insufficient funds", SampleEvents.NOW);

    assertThat(amount(order, 2_001, "another"))
        .isEqualTo(new Outcome.MoreThanLeft(office.now(order), usd(2_000)));
    assertThat(tickets(order))
        .isInstanceOfSatisfying(
            RefundOrder.Outcome.Requested.class,
            done -> assertThat(done.amount()).isEqualTo(usd(2_000)));
    assertThat(
            OrderMoney.owed(
                office.refunds.find(failed.id()).orElseThrow(), office.refunds, office.facts))
        .isEqualTo(usd(4_000));
  }

  @Test
  void a_table_and_its_reservation_stay_and_each_line_bears_its_share() {
    Order order = withTable();

    amount(order, 21_000);
    send.send(9);

    assertThat(office.refund(order).subject())
        .isEqualTo(
            new Refund.Subject.Amount(
                List.of(new Refund.Share(1, usd(1_000)), new Refund.Share(2, usd(20_000))), true));
    assertThat(office.tickets(order)).hasSize(5).allMatch(Ticket::isValid);
    assertThat(office.reservations.last(order.id()).orElseThrow())
        .isInstanceOf(Reservation.Confirmed.class);
    assertThat(booked(order))
        .containsExactly(
            new LedgerEntry.Allocation(1, usd(-1_000)),
            new LedgerEntry.Allocation(2, usd(-20_000)));
  }

  @Test
  void a_line_whose_tickets_went_back_bears_nothing() {
    Order order = withTable();
    tickets(order, office.tickets(order).getFirst());

    amount(order, 21_000);

    assertThat(office.refunds.of(order.id()).getLast().subject())
        .isEqualTo(new Refund.Subject.Amount(List.of(new Refund.Share(2, usd(21_000))), true));
  }

  private List<LedgerEntry.Allocation> booked(Order order) {
    return office.ledger.of(order.id()).stream()
        .filter(entry -> entry.kind() == LedgerEntry.Kind.REFUND)
        .flatMap(entry -> entry.allocations().stream())
        .toList();
  }

  @Test
  void an_amount_that_the_bank_sends_back_is_paid_by_hand_by_the_lines_that_bear_it() {
    Order order = withTable();
    tickets(order, office.tickets(order).getFirst());
    send.send(9);
    amount(order, 21_000);
    send.send(9);
    Refund sent = office.refunds.of(order.id()).getLast();
    office.learn(
        News.of(order)
            .refund(sent.object().orElseThrow(), RefundNews.FAILED, usd(21_000), sent.id()));

    office
        .recordRefund(office.clock)
        .record(
            new RecordRefundByHand.Request(sent.id(), PaidByHand.Method.CASH, null, null, ""),
            OWNER);

    assertThat(office.ledger.of(order.id()))
        .filteredOn(entry -> entry.account() == LedgerEntry.Account.CASH)
        .flatExtracting(LedgerEntry::allocations)
        .filteredOn(part -> !part.amount().isZero())
        .containsExactly(new LedgerEntry.Allocation(2, usd(-21_000)));
    assertThat(office.balance(order)).isEqualTo(usd(39_000));
    assertThat(office.tickets(order)).filteredOn(Ticket::isValid).hasSize(4);
    assertThat(office.alarms()).isEmpty();
  }

  @Test
  void a_canceled_night_refunds_what_amounts_left() {
    Order order = paid();
    amount(order, 2_500);
    office.cancelEvent();

    new RefundCancelled(office.orders, office.refundOrder, office.alerts, office.clock)
        .refund(null, OWNER, _ -> {});
    send.send(9);

    assertThat(refunded(order)).containsExactly(usd(2_500), usd(3_500));
    assertThat(office.now(order).state()).isEqualTo("refunded");
    assertThat(office.balance(order).isZero()).isTrue();
    assertThat(office.alarms()).isEmpty();
    assertThat(office.mailKinds(order))
        .containsExactly(Email.Kind.TICKETS, Email.Kind.REFUND, Email.Kind.EVENT_CANCELLED);
  }

  @Test
  void a_second_payment_on_its_way_back_is_not_what_is_left() {
    Order order = paid();
    office.learn(News.of(order).captured("pi_again"));

    assertThat(amount(order, 6_001))
        .isEqualTo(new Outcome.MoreThanLeft(office.now(order), usd(6_000)));
    assertThat(amount(order, 1_000)).isInstanceOf(Outcome.Requested.class);
    assertThat(office.refunds.of(order.id()).getLast().payment()).isNotEqualTo("pi_again");
  }

  @Test
  void a_disputed_payment_is_left_to_the_dispute() {
    Order order = paid();
    String payment = office.stripe.paid().getFirst().payment();
    office.learn(
        News.of(order).disputed("dp_1", Fact.DisputeTold.Stage.OPEN, payment),
        News.of(order).withdrawn("txn_1", "dp_1"));

    assertThat(amount(order, 1_000)).isEqualTo(new Outcome.Disputed(office.now(order)));
  }

  @Test
  void what_was_not_bought_for_money_has_none_to_go_back() {
    Order held = office.hold();
    assertThat(amount(held, 100)).isEqualTo(new Outcome.NotPaid(office.now(held)));

    OrderId nobody = new OrderId(office.ids.next());
    assertThat(office.refundAmount.refund(new Request(nobody, usd(1), WHY, false), OWNER))
        .isEqualTo(new Outcome.NoSuchOrder(nobody));

    Event free =
        office.add(
            SampleEvents.tonight(office.ids)
                .tier("General", 4, SampleEvents.price("Guest list", 0, 0)));
    Order gift = office.order(office.hold(free, 1));
    office.learn(News.of(gift).free());
    assertThat(amount(gift, 100)).isEqualTo(new Outcome.Free(office.now(gift)));

    Order back = paid();
    tickets(back);
    assertThat(amount(back, 100)).isEqualTo(new Outcome.NothingLeft(office.now(back)));
  }

  @Test
  void bad_input_is_refused_in_words() {
    Order order = paid();
    OrderId id = order.id();
    assertThatThrownBy(() -> new Request(id, usd(0), WHY, false))
        .isInstanceOf(InvalidRequest.class)
        .hasMessageContaining("amount");
    assertThatThrownBy(() -> new Request(id, usd(1), " ", false))
        .isInstanceOf(InvalidRequest.class)
        .hasMessageContaining("reason");
    assertThat(
            office.refundAmount.refund(
                new Request(id, Money.of(100, Currency.getInstance("MXN")), WHY, false), OWNER))
        .isEqualTo(new Outcome.OtherCurrency(order));
    assertThat(refunded(order)).isEmpty();
  }

  @Test
  void a_preview_says_what_would_be_done_and_does_nothing() {
    Order order = paid();

    assertThat(office.refundAmount.preview(new Request(order.id(), usd(2_500), WHY, false)))
        .isEqualTo(
            new Outcome.Possible(
                new Order.PartiallyRefunded(order.details(), SampleEvents.NOW), usd(3_500)));
    assertThat(office.now(order).state()).isEqualTo("paid");
    assertThat(refunded(order)).isEmpty();
  }

  @Test
  void shares_that_do_not_sum_to_the_amount_are_refused() {
    Order order = paid();
    amount(order, 2_500);
    Refund made = office.refund(order);
    assertThatThrownBy(() ->
            new Refund(
                made.id(),
                made.order(),
                made.payment(),
                usd(2_501),
                made.reason(),
                1,
                SampleEvents.NOW,
                made.standing(),
                made.subject()))
        .hasMessageContaining("do not sum");
  }
}
