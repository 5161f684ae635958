package live.maguey.guests;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import live.maguey.events.Event;
import live.maguey.events.Events;
import live.maguey.live.Announcements;
import live.maguey.orders.Order;
import live.maguey.orders.OrderId;
import live.maguey.orders.Orders;
import live.maguey.reservations.Reservation;
import live.maguey.reservations.Reservations;
import live.maguey.shared.UnitOfWork;

/// A table while somebody changes who has its passes: the order's row is locked, so that changes of
/// one table come one after the other; gates do not wait for it. Open host pages hear of each.
public final class HostsTable {
  private final Orders orders;
  private final Events events;
  private final Reservations reservations;
  private final Guests guests;
  private final Announcements announcements;
  private final UnitOfWork work;
  private final InstantSource clock;

  public HostsTable(
      Orders orders,
      Events events,
      Reservations reservations,
      Guests guests,
      Announcements announcements,
      UnitOfWork work,
      InstantSource clock) {
    this.orders = orders;
    this.events = events;
    this.reservations = reservations;
    this.guests = guests;
    this.announcements = announcements;
    this.work = work;
    this.clock = clock;
  }

  record Open(Order order, Event event, Instant now) {}

  static boolean isHosted(Reservation reservation) {
    return switch (reservation) {
      case Reservation.Confirmed _, Reservation.CheckedIn _ -> true;
      case Reservation.Pending _,
          Reservation.Completed _,
          Reservation.NoShow _,
          Reservation.Expired _,
          Reservation.Cancelled _ ->
          false;
    };
  }

  /// @param change of the table while it can be changed; @param refused otherwise
  <T> T change(OrderId id, Function<Open, T> change, Function<NotNow, T> refused) {
    return work.run(() -> {
      Optional<Order> found = orders.find(id).map(order -> orders.lock(order.id()));
      if (found
          .flatMap(order -> reservations.last(order.id()))
          .filter(HostsTable::isHosted)
          .isEmpty()) {
        return refused.apply(new NotNow.NoTable());
      }
      Order order = found.get();
      Event event = events.find(order.details().event()).orElseThrow();
      if (event.state() == Event.State.CANCELLED) {
        return refused.apply(new NotNow.NoTable());
      }
      Instant now = clock.instant();
      work.afterCommit(() -> announcements.announce(GuestList.topic(id)));
      return now.isBefore(event.doors())
          ? change.apply(new Open(order, event, now))
          : refused.apply(new NotNow.DoorsOpen(event.doors()));
    });
  }

  /// As [#change], of one guest's pass that is not void, that no ticket joined by, and that nobody
  /// came in with.
  <T> T change(OrderId id, int no, Function<Given, T> change, Function<NotNow, T> refused) {
    return change(
        id,
        open -> {
          Optional<Pass> pass =
              guests.of(id).stream()
                  .filter(p -> p.no() == no && !(p.holder() instanceof Pass.Holder.Host))
                  .findFirst();
          return pass.map(
                  p -> fixed(p).map(refused).orElseGet(() -> change.apply(new Given(open, p))))
              .orElseGet(() -> refused.apply(new NotNow.NoSuchPass()));
        },
        refused);
  }

  record Given(Open table, Pass pass) {
    Instant now() {
      return table.now();
    }
  }

  /// Why nothing about a pass can be changed; a ticket that joined can be taken back.
  private static Optional<NotNow> fixed(Pass pass) {
    if (pass.arrived().isPresent()) {
      return Optional.of(new NotNow.Arrived());
    }
    return pass.holder() instanceof Pass.Holder.Voided
        ? Optional.of(new NotNow.Voided())
        : Optional.empty();
  }

  Pass reread(Pass pass) {
    return guests.find(pass.ticket().id()).orElseThrow();
  }

  /// Of a change that a gate or the venue was faster than.
  NotNow overtaken(Pass pass) {
    Pass now = reread(pass);
    return fixed(now).orElseGet(NotNow.Joined::new);
  }
}
