package live.maguey.refunds;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import live.maguey.orders.Item;
import live.maguey.orders.Order;
import live.maguey.orders.OrderLine;
import live.maguey.orders.Orders;
import live.maguey.reservations.FollowReservation;
import live.maguey.reservations.Reservations;
import live.maguey.tickets.Ticket;
import live.maguey.tickets.Tickets;

/// Voids tickets at the gate, puts their places on sale again until doors, and moves the order to
/// what is left of it, a table's reservation with it. Who is at a table stays: the passes of those
/// who came in, and the reservation. Inside a unit of work that holds the locks of order and
/// tickets.
public final class VoidTickets {
  private final Orders orders;
  private final Tickets tickets;
  private final FollowReservation reservation;

  public VoidTickets(Orders orders, Tickets tickets, Reservations reservations) {
    this.orders = orders;
    this.tickets = tickets;
    this.reservation = new FollowReservation(reservations);
  }

  /// @param order as it is now; @param places how many are on sale again
  public record Taken(Order order, int places) {}

  /// @param all every ticket of the order, locked, without those that went before; @param back
  ///   those that go
  public Taken take(
      Order.Bought order,
      List<Ticket> all,
      List<Ticket> back,
      Ticket.VoidReason reason,
      Instant now) {
    return take(order, all, back, VoidTickets::isAtTable, reason, now);
  }

  /// Takes all that is owed, where nobody was asked about who is inside: they stay in, with a
  /// ticket as with a pass.
  public Taken takeAllButAdmitted(
      Order.Bought order, List<Ticket> all, Ticket.VoidReason reason, Instant now) {
    List<Ticket> owed = all.stream().filter(VoidTickets::isOwed).toList();
    return take(order, all, owed, ticket -> ticket.entries() > 0, reason, now);
  }

  /// @param stays valid, although its money goes back
  private Taken take(
      Order.Bought order,
      List<Ticket> all,
      List<Ticket> back,
      Predicate<Ticket> stays,
      Ticket.VoidReason reason,
      Instant now) {
    // A ticket that was void before has given its place back, or was meant to keep it.
    List<Ticket> voided =
        back.stream()
            .filter(stays.negate())
            .filter(ticket -> tickets.voidTicket(ticket.id(), reason, now))
            .toList();
    List<OrderLine> touched =
        order.details().lines().stream().filter(line -> back.stream().anyMatch(of(line))).toList();
    Map<Integer, Integer> freed =
        touched.stream()
            .collect(Collectors.toMap(OrderLine::no, line -> freed(order, line, all, voided)));
    freed.values().removeIf(places -> places == 0);
    boolean whole = all.stream().filter(VoidTickets::isOwed).allMatch(back::contains);
    Order left = order.refunded(whole, now);
    if (!left.state().equals(order.state())) {
      orders.move(order, left);
    }
    int places = freed.isEmpty() ? 0 : orders.release(order.id(), freed, now);
    touched.stream()
        .filter(line -> isGivenUp(order, line, all, voided))
        .forEach(line -> reservation.givenUp(order.details(), line, now));
    return new Taken(orders.find(order.id()).orElseThrow(), places);
  }

  /// A place is free with its ticket, a table once nobody is left at it, also where a person had
  /// voided its passes one by one.
  private int freed(Order order, OrderLine line, List<Ticket> all, List<Ticket> voided) {
    return switch (line.item()) {
      case Item.Places _ -> (int) voided.stream().filter(of(line)).count();
      case Item.Table _ -> isGivenUp(order, line, all, voided) ? line.quantity() : 0;
    };
  }

  /// Whether nobody of a line was ever inside or can still come.
  private boolean isGivenUp(Order order, OrderLine line, List<Ticket> all, List<Ticket> voided) {
    return all.stream()
            .filter(of(line))
            .noneMatch(t -> t.entries() > 0 || (t.stands() && !voided.contains(t)))
        && !reservation.isAttended(order.details(), line);
  }

  private static boolean isAtTable(Ticket ticket) {
    return ticket.isPass() && ticket.entries() > 0;
  }

  private static Predicate<Ticket> of(OrderLine line) {
    return ticket -> ticket.line() == line.no();
  }

  /// Whether its price is still with us: also when a person voided it and kept the money.
  public static boolean isOwed(Ticket ticket) {
    return switch (ticket.state()) {
      case Ticket.State.Valid() -> true;
      case Ticket.State.Voided(Ticket.VoidReason reason, Instant _) ->
          switch (reason) {
            case VOIDED, MOVED, JOINED -> true;
            case REFUNDED, EVENT_CANCELLED -> false;
          };
    };
  }
}
