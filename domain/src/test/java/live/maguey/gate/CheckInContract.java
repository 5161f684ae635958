package live.maguey.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import live.maguey.audit.Cause;
import live.maguey.devices.Device;
import live.maguey.devices.DeviceId;
import live.maguey.events.Event;
import live.maguey.events.SampleEvents;
import live.maguey.events.TableId;
import live.maguey.evidence.Requirement;
import live.maguey.orders.Hold;
import live.maguey.orders.HoldOutcome;
import live.maguey.orders.Holds;
import live.maguey.orders.Order;
import live.maguey.orders.Orders;
import live.maguey.payments.Fact;
import live.maguey.refunds.RefundOrder;
import live.maguey.reservations.Reservation;
import live.maguey.reservations.Reservations;
import live.maguey.shared.Ids;
import live.maguey.shared.Money;
import live.maguey.tickets.Ticket;
import live.maguey.tickets.Tickets;
import live.maguey.tickets.VoidTicket;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the gate does to a table's reservation, and what is left of both when money goes back:
/// orders are of a place and a table of three.
public abstract class CheckInContract {
  private static final int SEATS = 3;
  private static final Money PRICE = SampleEvents.usd(60_000);
  private static final Cause OWNER = Cause.job("test");
  private static final Instant OPEN = SampleEvents.DOORS;

  private Event event;
  private TableId table;
  private Device gate;

  /// Stores of one empty world, the same ones during one test; its clock is at [SampleEvents#NOW].
  protected abstract Ids ids();

  protected abstract Orders orders();

  protected abstract Reservations reservations();

  protected abstract Tickets tickets();

  protected abstract Admissions admissions();

  protected abstract RefundOrder refundOrder();

  protected abstract VoidTicket voidTicket();

  /// Gives the seat of a pass to a ticket.
  protected abstract void join(Ticket ticket, Ticket pass);

  /// Settles the order of what was learnt.
  protected abstract Order learn(Fact evidence);

  /// Makes event, table and device known to the stores.
  protected abstract void open(Event event, TableId table, Device gate);

  @BeforeEach
  void a_night_with_a_table() {
    event = SampleEvents.tonight(ids()).tier("General", 10).event();
    table = new TableId(ids().next());
    gate = new Device(new DeviceId(ids().next()), "phone 1", "Gate A", "Nico");
    open(event, table, gate);
  }

  @Test
  @Requirement({"VIP-01", "4.1"})
  void paying_confirms_the_reservation_that_the_hold_made() {
    Order.Held held = held();
    assertThat(reservation(held)).isInstanceOf(Reservation.Pending.class);

    learn(captured(held));

    assertThat(reservation(held))
        .isEqualTo(new Reservation.Confirmed(reservation(held).booking(), SampleEvents.NOW));
    assertThat(passes(held)).hasSize(SEATS);
  }

  @Test
  @Requirement({"VIP-01", "VIP-03", "4.1", "4.3", "9.3", "9.4"})
  void the_first_pass_of_host_or_guest_checks_the_reservation_in_and_the_next_changes_nothing() {
    Order order = paid();
    Ticket guest = passes(order).get(1);
    Ticket host = passes(order).getFirst();

    assertThat(scan(guest, OPEN).arrivals()).isEqualTo(new Arrivals(SEATS, 1));
    Reservation in = reservation(order);
    assertThat(in).isEqualTo(new Reservation.CheckedIn(in.booking(), OPEN));

    assertThat(scan(host, OPEN.plusSeconds(9)).arrivals()).isEqualTo(new Arrivals(SEATS, 2));
    assertThat(reservation(order)).isEqualTo(in);
  }

  @Test
  void a_ticket_of_the_same_order_checks_nothing_in_and_has_no_arrivals() {
    Order order = paid();

    Admissions.Decided decided = scan(place(order), OPEN);

    assertThat(decided.decision().reason()).isEqualTo(Reason.ADMITTED);
    assertThat(decided.arrivals()).isNull();
    assertThat(reservation(order)).isInstanceOf(Reservation.Confirmed.class);
  }

  @Test
  @Requirement("VIP-03")
  void a_ticket_that_joined_checks_the_table_in_as_a_pass_does() {
    Order order = paid();
    join(place(order), passes(order).get(2));

    Admissions.Decided decided = scan(place(order), OPEN);

    assertThat(decided.arrivals()).isEqualTo(new Arrivals(SEATS, 1));
    assertThat(reservation(order)).isInstanceOf(Reservation.CheckedIn.class);
  }

  @Test
  void a_pass_that_is_refused_checks_nothing_in() {
    Order order = paid();
    Ticket pass = passes(order).getFirst();

    Admissions.Decided early = scan(pass, event.hours().gateOpens().minusSeconds(1));
    assertThat(early.decision().reason()).isEqualTo(Reason.NOT_OPEN);
    assertThat(early.arrivals()).isEqualTo(new Arrivals(SEATS, 0));
    tickets().voidTicket(pass.id(), Ticket.VoidReason.VOIDED, SampleEvents.NOW);
    assertThat(scan(pass, OPEN).decision().reason()).isEqualTo(Reason.VOID);

    assertThat(reservation(order)).isInstanceOf(Reservation.Confirmed.class);
  }

  @Test
  void a_pass_that_is_shown_again_counts_once() {
    Ticket pass = passes(paid()).getFirst();
    scan(pass, OPEN);

    Admissions.Decided again = scan(pass, OPEN.plusSeconds(1));

    assertThat(again.decision().reason()).isEqualTo(Reason.ALREADY_INSIDE);
    assertThat(again.arrivals()).isEqualTo(new Arrivals(SEATS, 1));
  }

  @Test
  void a_scan_that_is_sent_again_is_answered_with_the_arrivals_of_now() {
    List<Ticket> passes = passes(paid());
    ScanId scan = new ScanId(ids().next());
    scan(scan, passes.getFirst(), OPEN);
    scan(passes.get(1), OPEN);

    assertThat(scan(scan, passes.getFirst(), OPEN).arrivals()).isEqualTo(new Arrivals(SEATS, 2));
  }

  @Test
  void a_hold_that_lapses_expires_it_and_money_that_comes_late_makes_the_next() {
    Order.Held held = held();
    learn(new Fact.HoldLapsed(held.id(), SampleEvents.NOW, "test"));
    assertThat(reservation(held)).isInstanceOf(Reservation.Expired.class);

    learn(captured(held));

    assertThat(reservations().of(held.id()))
        .extracting(Reservation::state)
        .containsExactly("expired", "confirmed");
    assertThat(reservation(held).id().no()).isEqualTo(2);
    scan(passes(held).getFirst(), OPEN);
    assertThat(reservations().of(held.id()))
        .extracting(Reservation::state)
        .containsExactly("expired", "checked_in");
  }

  @Test
  void money_that_comes_late_for_a_table_that_is_gone_reserves_nothing() {
    Order.Held held = held();
    learn(new Fact.HoldLapsed(held.id(), SampleEvents.NOW, "test"));
    Order other = paid();

    assertThat(learn(captured(held))).isInstanceOf(Order.LateRefunded.class);

    assertThat(reservations().of(held.id())).hasSize(1);
    assertThat(reservation(held)).isInstanceOf(Reservation.Expired.class);
    assertThat(reservation(other)).isInstanceOf(Reservation.Confirmed.class);
  }

  @Test
  void a_hold_that_its_buyer_releases_cancels_it() {
    Order.Held held = held();

    learn(new Fact.HoldReleased(held.id(), SampleEvents.NOW, "test"));
    assertThat(reservation(held)).isInstanceOf(Reservation.Pending.class);
    learn(new Fact.HoldLapsed(held.id(), SampleEvents.NOW, "test"));

    assertThat(reservation(held)).isInstanceOf(Reservation.Cancelled.class);
    assertThat(reservation(held())).isInstanceOf(Reservation.Pending.class);
  }

  @Test
  void a_refund_of_the_table_cancels_it_and_another_can_have_it() {
    Order order = paid();

    refund(order, passes(order).get(1), false);

    assertThat(reservation(order)).isInstanceOf(Reservation.Cancelled.class);
    assertThat(reservation(paid())).isInstanceOf(Reservation.Confirmed.class);
  }

  @Test
  void a_refund_of_the_place_beside_it_leaves_it() {
    Order order = paid();

    refund(order, place(order), false);

    assertThat(reservation(order)).isInstanceOf(Reservation.Confirmed.class);
  }

  @Test
  void of_a_table_that_is_checked_in_only_the_money_goes_back_and_who_has_not_come_stays_out() {
    Order order = paid();
    Ticket in = passes(order).get(1);
    scan(in, OPEN);
    assertThat(refund(order, in, false)).isInstanceOf(RefundOrder.Outcome.Admitted.class);

    assertThat(refund(order, in, true))
        .isInstanceOfSatisfying(
            RefundOrder.Outcome.Requested.class,
            back -> {
              assertThat(back.amount()).isEqualTo(PRICE);
              assertThat(back.places()).isZero();
            });

    assertThat(reservation(order)).isInstanceOf(Reservation.CheckedIn.class);
    assertThat(passes(order))
        .filteredOn(Ticket::isValid)
        .extracting(Ticket::id)
        .containsOnly(in.id());
    assertThat(scan(passes(order).getFirst(), OPEN).decision().reason()).isEqualTo(Reason.REFUNDED);
    assertThat(orders().hold(wanted())).isEqualTo(new HoldOutcome.SoldOut(table.inventory(), 1, 0));
    assertThat(refund(order, in, true)).isInstanceOf(RefundOrder.Outcome.NothingLeft.class);
  }

  @Test
  void an_order_is_refunded_when_the_rest_of_a_checked_in_tables_order_goes_back() {
    Order order = paid();
    scan(passes(order).getFirst(), OPEN);
    refund(order, passes(order).getFirst(), true);
    assertThat(orders().find(order.id()).orElseThrow()).isInstanceOf(Order.PartiallyRefunded.class);

    refund(order, place(order), false);

    assertThat(orders().find(order.id()).orElseThrow()).isInstanceOf(Order.Refunded.class);
  }

  @Test
  void a_table_whose_guest_was_put_out_is_not_sold_again() {
    Order order = paid();
    Ticket in = passes(order).getFirst();
    scan(in, OPEN);
    tickets().voidTicket(in.id(), Ticket.VoidReason.VOIDED, SampleEvents.NOW);

    refund(order, in, true);

    assertThat(reservation(order)).isInstanceOf(Reservation.CheckedIn.class);
    assertThat(orders().hold(wanted())).isEqualTo(new HoldOutcome.SoldOut(table.inventory(), 1, 0));
  }

  @Test
  void it_is_canceled_with_its_event_unless_somebody_is_there() {
    Order order = paid();

    refundOrder().refund(RefundOrder.Request.cancelled(order.id()), OWNER);

    assertThat(reservation(order)).isInstanceOf(Reservation.Cancelled.class);
    Order there = paid();
    scan(passes(there).getFirst(), OPEN);
    refundOrder().refund(RefundOrder.Request.cancelled(there.id()), OWNER);
    assertThat(reservation(there)).isInstanceOf(Reservation.CheckedIn.class);
  }

  @Test
  void it_is_canceled_with_the_last_of_its_passes() {
    Order order = paid();
    voidAll(order, SEATS - 1);
    assertThat(reservation(order)).isInstanceOf(Reservation.Confirmed.class);

    voidAll(order, SEATS);

    assertThat(reservation(order)).isInstanceOf(Reservation.Cancelled.class);
  }

  @Test
  void voiding_the_passes_of_who_is_there_cancels_nothing() {
    Order order = paid();
    scan(passes(order).getFirst(), OPEN);

    voidAll(order, SEATS);

    assertThat(reservation(order)).isInstanceOf(Reservation.CheckedIn.class);
  }

  private void voidAll(Order order, int count) {
    passes(order).stream()
        .limit(count)
        .forEach(pass -> voidTicket().voidTicket(pass.id(), false, "", OWNER));
  }

  private RefundOrder.Outcome refund(Order order, Ticket ticket, boolean admittedToo) {
    return refundOrder()
        .refund(
            new RefundOrder.Request(
                order.id(), Set.of(ticket.id()), admittedToo, RefundOrder.Why.ASKED, ""),
            OWNER);
  }

  private Admissions.Decided scan(Ticket ticket, Instant at) {
    return scan(new ScanId(ids().next()), ticket, at);
  }

  private Admissions.Decided scan(ScanId id, Ticket ticket, Instant at) {
    Admissions.Attempt attempt =
        new Admissions.Attempt(
            id,
            gate,
            event.id(),
            event.hours().gateOpens(),
            at,
            at,
            false,
            EntryRules.OPEN,
            TextHash.of(ticket.number()));
    return (Admissions.Decided) admissions().admit(attempt, ticket.code(), Admissions.NO_KEY);
  }

  private Order paid() {
    return learn(captured(held()));
  }

  private Order.Held held() {
    Hold hold = wanted();
    assertThat(orders().hold(hold)).isEqualTo(new HoldOutcome.Taken());
    return hold.order();
  }

  private Hold wanted() {
    return Holds.of(ids(), event).places(0, 1).table(table, SEATS, PRICE).hold();
  }

  private static Fact captured(Order order) {
    return new Fact.Captured(
        order.id(), "pi_" + order.id(), order.total(), SampleEvents.NOW, "test");
  }

  private Reservation reservation(Order order) {
    return reservations().last(order.id()).orElseThrow();
  }

  private List<Ticket> passes(Order order) {
    return tickets().of(order.id()).stream().filter(t -> t.line() == 2).toList();
  }

  private Ticket place(Order order) {
    return tickets().of(order.id()).getFirst();
  }
}
