package live.maguey.reservations;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.function.Predicate;
import live.maguey.events.Event;
import live.maguey.events.InMemoryEvents;
import live.maguey.events.TableId;
import live.maguey.orders.InMemoryOrders;
import live.maguey.orders.Item;
import live.maguey.orders.Order;
import live.maguey.orders.OrderId;
import live.maguey.orders.OrderLine;
import live.maguey.shared.InMemoryPages;
import live.maguey.shared.InMemoryWorld;
import live.maguey.shared.Page;
import live.maguey.tickets.Ticket;

/// Reservations in memory, of the orders and events of the same world, with the guards of the real
/// ones.
public final class InMemoryReservations implements Reservations {
  private final InMemoryWorld world;
  private final InMemoryEvents events;
  private final InMemoryOrders orders;
  private final SequencedMap<ReservationId, Reservation> reservations;

  public InMemoryReservations(InMemoryWorld world, InMemoryEvents events, InMemoryOrders orders) {
    this.world = world;
    this.events = events;
    this.orders = orders;
    this.reservations = world.table();
    orders.reserveTablesAt(this::held, this::replaced, this::remade);
  }

  @Override
  public void add(Reservation.Pending again) {
    world.execute(() -> {
      Reservation.Booking booking = again.booking();
      if (isReserved(booking.table()) || reservations.containsKey(again.id())) {
        throw new IllegalStateException("table " + booking.table() + " is reserved");
      }
      reservations.put(again.id(), again);
    });
  }

  private void remade(Order.Expired order) {
    order
        .details()
        .table()
        .ifPresent(line -> {
          ReservationId first = new ReservationId(order.id(), 1);
          reservations.put(
              first,
              new Reservation.Expired(
                  new Reservation.Booking(
                      first,
                      line.no(),
                      order.details().event(),
                      ((Item.Table) line.item()).table()),
                  order.at()));
        });
  }

  private boolean isReserved(TableId table) {
    return reservations.values().stream()
        .filter(Reservation::isLive)
        .anyMatch(r -> r.booking().table().equals(table));
  }

  @Override
  public boolean reseat(Reservation.Seated from, TableId to) {
    return world.locked(() -> {
      if (!(reservations.get(from.id()) instanceof Reservation.Seated stored)
          || !stored.booking().equals(from.booking())) {
        return false;
      }
      if (isReserved(to)) {
        throw new IllegalStateException("table " + to + " is reserved");
      }
      reservations.put(from.id(), stored.at(to));
      return true;
    });
  }

  @Override
  public boolean move(Reservation from, Reservation to) {
    return world.locked(() -> {
      Reservation stored = reservations.get(from.id());
      if (stored == null || !stored.state().equals(from.state())) {
        return false;
      }
      if (!follows(from, to)) {
        throw new IllegalStateException(from.state() + " does not become " + to.state());
      }
      reservations.put(from.id(), to);
      return true;
    });
  }

  private static boolean follows(Reservation from, Reservation to) {
    return from.booking().equals(to.booking())
        && switch (to) {
          case Reservation.Pending _ -> false;
          case Reservation.Confirmed _, Reservation.Expired _ ->
              from instanceof Reservation.Pending;
          case Reservation.CheckedIn _, Reservation.NoShow _ ->
              from instanceof Reservation.Confirmed;
          case Reservation.Completed _ ->
              from instanceof Reservation.CheckedIn || from instanceof Reservation.NoShow;
          case Reservation.Cancelled _ -> from instanceof Reservation.Open;
        };
  }

  @Override
  public List<Reservation> list(Search wanted) {
    return world.locked(() -> {
      Map<OrderId, Reservation> last = new LinkedHashMap<>();
      reservations.values().forEach(r -> last.put(r.id().order(), r));
      return InMemoryPages.of(
          wanted.page(),
          last.values().stream()
              .filter(r -> wanted.event() == null || r.booking().event().equals(wanted.event()))
              .filter(r -> wanted.state() == null || r.state().equals(wanted.state())),
          r -> new Page.Row<>(placedAt(r), r.id().order()));
    });
  }

  private Instant placedAt(Reservation reservation) {
    return orders.find(reservation.id().order()).orElseThrow().details().placedAt();
  }

  @Override
  public List<Reservation> of(OrderId order) {
    return world.locked(
        () -> reservations.values().stream().filter(r -> r.id().order().equals(order)).toList());
  }

  public List<Reservation> all() {
    return world.locked(() -> List.copyOf(reservations.values()));
  }

  @Override
  public int complete(LocalDate night, Instant now) {
    return all(
        Reservation.CheckedIn.class, isOver(night, now), checkedIn -> checkedIn.completed(now));
  }

  @Override
  public int miss(LocalDate night, Instant over, Instant now) {
    return all(
        Reservation.Confirmed.class, isOver(night, over), confirmed -> confirmed.noShow(now));
  }

  private Predicate<Reservation> isOver(LocalDate night, Instant now) {
    return reservation -> {
      Event event = events.find(reservation.booking().event()).orElseThrow();
      return event.businessDate().isBefore(night) && !event.ends().isAfter(now);
    };
  }

  private <T extends Reservation> int all(
      Class<T> state, Predicate<Reservation> which, Function<T, Reservation> to) {
    return world.locked(() -> {
      List<T> found =
          reservations.values().stream()
              .filter(state::isInstance)
              .filter(which)
              .map(state::cast)
              .toList();
      found.forEach(from -> move(from, to.apply(from)));
      return found.size();
    });
  }

  /// A ticket is admitted: a table's pass, or one that joined, checks the table's reservation in.
  public void admitted(Ticket ticket, Instant now) {
    world.execute(() ->
        ticket
            .seat()
            .map(Ticket.Seat::pass)
            .flatMap(pass -> last(pass.order()).filter(r -> r.booking().line() == pass.line()))
            .ifPresent(r -> {
              if (r instanceof Reservation.Confirmed confirmed) {
                move(confirmed, confirmed.checkedIn(now));
              }
            }));
  }

  private void held(Order.Held order) {
    for (OrderLine line : order.details().lines()) {
      if (line.item() instanceof Item.Table table) {
        add(
            new Reservation.Pending(
                new Reservation.Booking(
                    new ReservationId(order.id(), 1),
                    line.no(),
                    order.details().event(),
                    table.table()),
                order.details().placedAt()));
      }
    }
  }

  private void replaced(Order.Cancelled order) {
    Optional<Reservation> last = last(order.id());
    if (last.isPresent() && last.get() instanceof Reservation.Pending pending) {
      move(pending, pending.cancelled(order.at()));
    }
  }
}
