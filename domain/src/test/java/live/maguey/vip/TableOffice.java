package live.maguey.vip;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import live.maguey.audit.Actor;
import live.maguey.audit.Cause;
import live.maguey.emails.Email;
import live.maguey.events.Event;
import live.maguey.events.SampleEvents;
import live.maguey.guests.InMemoryGuests;
import live.maguey.orders.Holds;
import live.maguey.orders.Order;
import live.maguey.orders.OrderId;
import live.maguey.reservations.Reservation;
import live.maguey.settlement.BoxOffice;
import live.maguey.settlement.News;
import live.maguey.settlement.SettlePayment;
import live.maguey.shared.SequentialIds;
import live.maguey.tables.SamplePlans;
import live.maguey.tables.Standing;
import live.maguey.tables.Table;
import live.maguey.tickets.Ticket;
import live.maguey.tickets.TicketChanges;

/// The server with one event that has tables: 1 and 2 seat four for $320.00, 3 is like them, 6 is
/// premium and seats six for $500.00, 9 seats two for $120.00.
final class TableOffice extends BoxOffice {
  static final Cause OPERATOR = new Cause(Actor.operator("ops@office"), "req_1");

  final Event event;
  final InMemoryGuests guests = new InMemoryGuests(world, tickets, reservations, events, outbox);
  final MoveParty moveParty =
      new MoveParty(
          orders, events, tables, tickets, guests, reservations, outbox, audit, work, ids, clock);

  final CancelReservation cancelReservation =
      new CancelReservation(orders, tickets, reservations, refundOrder, audit, work, clock);
  final DeclineTable declineTable = new DeclineTable(events, reservations, refundOrder, clock);

  TableOffice() {
    Event bare = add(SampleEvents.tonight(new SequentialIds(9)).tier("General", 10));
    tables.replace(
        bare.id(),
        SamplePlans.room(ids)
            .table("1")
            .table("2")
            .table("3")
            .table("6", Table.Kind.PREMIUM, 6, 50_000)
            .table("9", Table.Kind.STANDARD, 2, 12_000)
            .plan());
    event = events.find(bare.id()).orElseThrow();
  }

  Table table(String label) {
    return tables.of(event.id()).orElseThrow().plan().tables().stream()
        .filter(t -> t.label().equals(label))
        .findFirst()
        .orElseThrow();
  }

  boolean isFree(String label) {
    return tables.of(event.id()).orElseThrow().standing(table(label).id()) instanceof Standing.Free;
  }

  /// Held, not paid.
  OrderId holding(String label) {
    Table table = table(label);
    return hold(Holds.of(ids, event).table(table.id(), table.seats(), table.price().dueNow()));
  }

  /// With its passes.
  OrderId party(String label) {
    OrderId id = holding(label);
    learnPaid(id);
    return id;
  }

  void learnPaid(OrderId id) {
    SettlePayment.Outcome outcome =
        settle.settle(id, List.of(News.of(order(id)).captured("pi_" + id)), BUYER);
    assertThat(outcome).isInstanceOf(SettlePayment.Outcome.Settled.class);
  }

  List<Ticket> passes(OrderId id) {
    return tickets.of(id).stream().filter(Ticket::isPass).toList();
  }

  Reservation reservation(OrderId id) {
    return reservations.last(id).orElseThrow();
  }

  /// The gate lets somebody in with the pass.
  void admit(Ticket pass) {
    tickets.change(pass.id(), t -> TicketChanges.admitted(t, clock.instant()));
    reservations.admitted(pass, clock.instant());
  }

  void name(Ticket pass, String guest) {
    assertThat(guests.name(pass.id(), guest, clock.instant())).isTrue();
  }

  List<Email.Kind> mails(OrderId id) {
    return outbox.list(null, id, 50).stream().map(Email::kind).toList();
  }

  Order now(OrderId id) {
    return order(id);
  }
}
