package live.maguey.settlement;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import live.maguey.audit.Cause;
import live.maguey.emails.Email;
import live.maguey.events.Event;
import live.maguey.events.Events;
import live.maguey.orders.Item;
import live.maguey.orders.Order;
import live.maguey.orders.OrderDetails;
import live.maguey.orders.OrderLine;
import live.maguey.reservations.FollowReservation;
import live.maguey.reservations.Reservation;
import live.maguey.reservations.Reservations;
import live.maguey.shared.Ids;
import live.maguey.tables.Tables;
import live.maguey.tickets.IssueTickets;
import live.maguey.tickets.Ticket;
import live.maguey.tickets.TicketCode;
import live.maguey.tickets.TicketId;
import live.maguey.tickets.Tickets;

/// What a paid order gives its buyer: each line a right to enter for each person that it admits, by
/// what the line is of, a table's with its reservation confirmed, and the whole of it an email.
public final class Fulfilment {
  /// Codes stay verifiable this long after the event, so that a phone with a wrong clock still
  /// reads them; the list and the server know whether the event is over.
  private static final Duration CODE_OUTLIVES_EVENT = Duration.ofDays(1);

  private final Events events;
  private final Tables tables;
  private final IssueTickets issue;
  private final FollowReservation reservation;
  private final BuyerEmails emails;
  private final Ids ids;

  public Fulfilment(
      Events events,
      Tables tables,
      Tickets tickets,
      Reservations reservations,
      BuyerEmails emails,
      Ids ids) {
    this.events = events;
    this.tables = tables;
    this.issue = new IssueTickets(tickets, ids);
    this.reservation = new FollowReservation(reservations);
    this.emails = emails;
    this.ids = ids;
  }

  /// What a line gives, for the record.
  static String named(OrderLine line) {
    String what =
        switch (line.item()) {
          case Item.Places _ -> "tickets";
          case Item.Table _ -> "passes";
        };
    return what + ": " + line.admits();
  }

  /// @param lines of the order, none or more
  void give(OrderDetails order, List<OrderLine> lines, Instant now) {
    if (!lines.isEmpty()) {
      Event event = events.find(order.event()).orElseThrow();
      issue.issue(lines.stream().flatMap(line -> tickets(order, line, event, now)).toList());
    }
  }

  void tell(Order order, Cause cause, Instant now) {
    emails.queue(order, Email.Kind.TICKETS, order.id().toString(), cause, now);
  }

  private Stream<Ticket> tickets(OrderDetails order, OrderLine line, Event event, Instant now) {
    Ticket.Label label =
        reservation
            .paid(order, line, now)
            .filter(confirmed -> confirmed.booking().standIn())
            .map(confirmed -> standIn(confirmed.booking()))
            .orElseGet(() -> label(order, line.item()));
    return IntStream.rangeClosed(1, line.admits())
        .mapToObj(no -> ticket(order, line, no, event, label));
  }

  private static Ticket.Label label(OrderDetails order, Item item) {
    return new Ticket.Label(item.label(), item.note(), party(order, item), null);
  }

  /// Of the table where they sit, which is not the one that was bought.
  private Ticket.Label standIn(Reservation.Booking booking) {
    return tables
        .of(booking.event())
        .flatMap(plan -> plan.plan().table(booking.table()))
        .map(table -> Ticket.Label.ofTable(table.label(), table.section()))
        .orElseThrow();
  }

  private Ticket ticket(
      OrderDetails order, OrderLine line, int no, Event event, Ticket.Label label) {
    Item item = line.item();
    return new Ticket(
        new TicketCode(
            event.number(),
            new TicketId(ids.next()),
            1,
            kind(item, no),
            event.ends().plus(CODE_OUTLIVES_EVENT)),
        event.id(),
        new Ticket.Origin(order.id(), line.no(), no),
        label,
        policy(item),
        new Ticket.Visits.None(),
        new Ticket.State.Valid(),
        Optional.empty());
  }

  private static Ticket.Kind kind(Item item, int no) {
    return switch (item) {
      case Item.Places _ -> Ticket.Kind.GENERAL;
      case Item.Table _ -> no == 1 ? Ticket.Kind.HOST : Ticket.Kind.GUEST;
    };
  }

  private static Ticket.EntryPolicy policy(Item item) {
    return switch (item) {
      case Item.Places _ -> Ticket.EntryPolicy.ONCE;
      case Item.Table _ -> Ticket.EntryPolicy.REENTRY;
    };
  }

  private static String party(OrderDetails order, Item item) {
    return switch (item) {
      case Item.Places _ -> order.reference().toString();
      case Item.Table table -> table.name();
    };
  }
}
