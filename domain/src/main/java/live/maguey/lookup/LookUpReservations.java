package live.maguey.lookup;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import live.maguey.deposits.ShowDeposits;
import live.maguey.events.Event;
import live.maguey.events.EventId;
import live.maguey.events.Events;
import live.maguey.guests.Guests;
import live.maguey.orders.Order;
import live.maguey.orders.OrderId;
import live.maguey.orders.OrderReference;
import live.maguey.orders.Orders;
import live.maguey.reservations.Reservation;
import live.maguey.reservations.Reservations;
import live.maguey.revenue.Ledger;
import live.maguey.shared.EmailAddress;
import live.maguey.shared.Page;
import live.maguey.tables.EventPlan;
import live.maguey.tables.Table;
import live.maguey.tables.Tables;

/// Looks up who has a table.
public final class LookUpReservations {
  /// More than a night has parties, those that lapsed counted.
  private static final int MOST = 10_000;

  private final Reservations reservations;
  private final Orders orders;
  private final Events events;
  private final Tables tables;
  private final Guests guests;
  private final Ledger ledger;
  private final ShowDeposits deposits;

  public LookUpReservations(
      Reservations reservations,
      Orders orders,
      Events events,
      Tables tables,
      Guests guests,
      Ledger ledger,
      ShowDeposits deposits) {
    this.reservations = reservations;
    this.orders = orders;
    this.events = events;
    this.tables = tables;
    this.guests = guests;
    this.ledger = ledger;
    this.deposits = deposits;
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

  /// Those of one buyer's orders that have a table, the newest first.
  public List<Party> of(EmailAddress buyer, int most) {
    return orders.list(null, null, buyer, most).stream()
        .flatMap(order -> of(order).stream())
        .toList();
  }

  /// Who has the table of that label; empty where it is free, or the plan has none of it.
  public Optional<Party> at(Event event, String label) {
    return tables
        .of(event.id())
        .flatMap(plan -> named(plan, label))
        .flatMap(table ->
            reservations.list(new Reservations.Search(event.id(), null, Page.newest(MOST))).stream()
                .filter(r -> r.isLive() && r.booking().table().equals(table.id()))
                .findFirst())
        .map(r -> party(r, see(event.id())));
  }

  /// An event's table by its label, in any case.
  public Optional<Table> table(Event event, String label) {
    return tables.of(event.id()).flatMap(plan -> named(plan, label));
  }

  private static Optional<Table> named(EventPlan plan, String label) {
    return plan.plan().tables().stream()
        .filter(t -> t.label().equalsIgnoreCase(label.strip()))
        .findFirst();
  }

  private record Seen(Event event, Optional<EventPlan> plan) {}

  private Seen see(EventId event) {
    return new Seen(events.find(event).orElseThrow(), tables.of(event));
  }

  private Party party(Reservation reservation, Seen at) {
    Order order = orders.find(reservation.id().order()).orElseThrow();
    return new Party(
        reservation,
        order,
        at.event(),
        orders.buyer(order.details().buyer()),
        at.plan().flatMap(plan -> plan.plan().table(reservation.booking().table())),
        guests.of(order.id()),
        ledger.of(order.id()),
        deposits.of(order).orElseThrow());
  }
}
