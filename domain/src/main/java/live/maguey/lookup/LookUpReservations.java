package live.maguey.lookup;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import live.maguey.events.Event;
import live.maguey.events.EventId;
import live.maguey.events.Events;
import live.maguey.orders.Order;
import live.maguey.orders.OrderId;
import live.maguey.orders.OrderReference;
import live.maguey.orders.Orders;
import live.maguey.reservations.Reservation;
import live.maguey.reservations.Reservations;
import live.maguey.revenue.Ledger;
import live.maguey.shared.Page;
import live.maguey.tables.EventPlan;
import live.maguey.tables.Tables;
import live.maguey.tickets.Tickets;

/// Looks up who has a table.
public final class LookUpReservations {
  private final Reservations reservations;
  private final Orders orders;
  private final Events events;
  private final Tables tables;
  private final Tickets tickets;
  private final Ledger ledger;

  public LookUpReservations(
      Reservations reservations,
      Orders orders,
      Events events,
      Tables tables,
      Tickets tickets,
      Ledger ledger) {
    this.reservations = reservations;
    this.orders = orders;
    this.events = events;
    this.tables = tables;
    this.tickets = tickets;
    this.ledger = ledger;
  }

  /// Where an order's reservation stands in the list.
  public Optional<Page.Row<OrderId>> row(OrderReference reference) {
    return orders
        .find(reference)
        .filter(order -> order.details().hasTable())
        .map(order -> new Page.Row<>(order.details().placedAt(), order.id()));
  }

  /// The last reservation of each order, the newest order's first.
  public List<Party> list(Reservations.Search wanted) {
    Map<EventId, Seen> seen = new HashMap<>();
    return reservations.list(wanted).stream()
        .map(r -> party(r, seen.computeIfAbsent(r.booking().event(), this::see)))
        .toList();
  }

  /// The last reservation of an order; empty where it has no table.
  public Optional<Party> of(Order order) {
    return order.details().hasTable()
        ? reservations.last(order.id()).map(r -> party(r, see(r.booking().event())))
        : Optional.empty();
  }

  private record Seen(Event event, Optional<EventPlan> plan) {}

  private Seen see(EventId event) {
    return new Seen(events.find(event).orElseThrow(), tables.of(event));
  }

  private Party party(Reservation reservation, Seen at) {
    Order order = orders.find(reservation.id().order()).orElseThrow();
    int line = reservation.booking().line();
    return new Party(
        reservation,
        order,
        at.event(),
        orders.buyer(order.details().buyer()),
        at.plan().flatMap(plan -> plan.plan().table(reservation.booking().table())),
        tickets.of(order.id()).stream().filter(t -> t.line() == line).toList(),
        ledger.of(order.id()));
  }
}
