package live.maguey.guests;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import live.maguey.events.Event;
import live.maguey.events.Events;
import live.maguey.orders.Order;
import live.maguey.orders.Orders;
import live.maguey.reservations.Reservation;
import live.maguey.reservations.Reservations;

/// Shows a table's host who has its passes and who has arrived.
public final class ShowGuests {
  private final Orders orders;
  private final Events events;
  private final Reservations reservations;
  private final Guests guests;
  private final GuestLinks links;
  private final InstantSource clock;

  public ShowGuests(
      Orders orders,
      Events events,
      Reservations reservations,
      Guests guests,
      GuestLinks links,
      InstantSource clock) {
    this.orders = orders;
    this.events = events;
    this.reservations = reservations;
    this.guests = guests;
    this.links = links;
    this.clock = clock;
  }

  /// @return empty for a link that is malformed, closed, or of no paid table: they look alike
  public Optional<GuestList> byToken(String token) {
    return links
        .order(token)
        .flatMap(orders::find)
        .filter(order -> links.opensHostPage(token, order.details(), guests.settings(order.id())))
        .flatMap(this::of);
  }

  /// The secret part of the host's page, `/host/{token}`; empty where the order has no table.
  public Optional<String> token(Order order) {
    return order.details().hasTable()
        ? Optional.of(links.hostToken(order.details(), guests.settings(order.id())))
        : Optional.empty();
  }

  /// @return empty where the order has no table, or was never paid
  public Optional<GuestList> of(Order order) {
    List<Pass> passes = order.details().hasTable() ? guests.of(order.id()) : List.of();
    if (passes.isEmpty()) {
      return Optional.empty();
    }
    Event event = events.find(order.details().event()).orElseThrow();
    Reservation reservation = reservations.last(order.id()).orElseThrow();
    return Optional.of(
        new GuestList(
            order,
            orders.buyer(order.details().buyer()).orElseThrow().name(),
            event,
            reservation,
            passes.getFirst().ticket().label().name(),
            passes,
            guests.settings(order.id()).invite(),
            HostsTable.isHosted(reservation) && clock.instant().isBefore(event.doors())));
  }
}
