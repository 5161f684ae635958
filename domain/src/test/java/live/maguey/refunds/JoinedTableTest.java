package live.maguey.refunds;

import static live.maguey.events.SampleEvents.usd;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import live.maguey.events.SampleEvents;
import live.maguey.events.TableId;
import live.maguey.guests.InMemoryGuests;
import live.maguey.orders.Holds;
import live.maguey.orders.Order;
import live.maguey.orders.OrderId;
import live.maguey.reservations.Reservation;
import live.maguey.settlement.BoxOffice;
import live.maguey.settlement.News;
import live.maguey.settlement.OneEvent;
import live.maguey.tickets.Ticket;
import live.maguey.tickets.TicketId;
import live.maguey.tickets.VoidTicket;
import org.junit.jupiter.api.Test;

/// A table of three for $600, one of whose seats a friend has taken with a ticket of their own.
class JoinedTableTest {
  private final OneEvent office = OneEvent.withPlaces(10);
  private final TableId table = new TableId(office.ids.next());
  private final OrderId host = host();
  private final TicketId friend = friend();
  private final RefundOrder refund = office.refundOrder;
  private final VoidTicket voidTicket = office.voidTicket();

  private OrderId host() {
    office.events.addTable(office.event.id(), table);
    OrderId id = office.hold(Holds.of(office.ids, office.event).table(table, 3, usd(60_000)));
    office.learn(News.of(office.order(id)).captured("pi_table"));
    return id;
  }

  private TicketId friend() {
    Order.Held order = office.atThePage();
    office.learn(News.of(order).captured("pi_friend"));
    TicketId ticket = office.tickets(order).getFirst().id();
    InMemoryGuests guests =
        new InMemoryGuests(
            office.world, office.tickets, office.reservations, office.events, office.outbox);
    assertThat(guests.join(ticket, passes().getLast().id(), SampleEvents.NOW)).isTrue();
    return ticket;
  }

  private List<Ticket> passes() {
    return office.tickets.of(host);
  }

  private Reservation reservation() {
    return office.reservations.last(host).orElseThrow();
  }

  private Ticket friendsTicket() {
    return office.tickets.find(friend).orElseThrow();
  }

  private void assertAllGone(RefundOrder.Outcome outcome) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            RefundOrder.Outcome.Requested.class,
            done -> assertThat(done.amount()).isEqualTo(usd(60_000)));
    assertThat(office.order(host)).isInstanceOf(Order.Refunded.class);
    assertThat(reservation()).isInstanceOf(Reservation.Cancelled.class);
    assertThat(passes()).noneMatch(Ticket::stands);
    assertThat(friendsTicket().isValid()).isTrue();
    assertThat(friendsTicket().joined()).isEmpty();
  }

  @Test
  void all_its_money_goes_back_and_the_friend_has_a_plain_ticket() {
    assertAllGone(
        refund.refund(
            new RefundOrder.Request(host, Set.of(), false, RefundOrder.Why.ASKED, ""),
            BoxOffice.BUYER));
  }

  @Test
  void of_a_canceled_night_all_its_money_goes_back() {
    assertAllGone(refund.refund(RefundOrder.Request.cancelled(host), BoxOffice.BUYER));
  }

  @Test
  void it_stays_reserved_while_the_friend_is_coming() {
    List<Ticket> passes = passes();
    voidTicket.voidTicket(passes.get(0).id(), false, "", BoxOffice.BUYER);
    voidTicket.voidTicket(passes.get(1).id(), false, "", BoxOffice.BUYER);
    assertThat(reservation()).isInstanceOf(Reservation.Confirmed.class);

    voidTicket.voidTicket(passes.get(2).id(), false, "", BoxOffice.BUYER);
    assertThat(reservation()).isInstanceOf(Reservation.Cancelled.class);
    assertThat(friendsTicket().joined()).isEmpty();
  }
}
