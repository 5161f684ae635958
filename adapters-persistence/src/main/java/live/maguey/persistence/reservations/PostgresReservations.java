package live.maguey.persistence.reservations;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import live.maguey.events.EventId;
import live.maguey.events.TableId;
import live.maguey.orders.OrderId;
import live.maguey.persistence.Columns;
import live.maguey.persistence.Database;
import live.maguey.persistence.Keyset;
import live.maguey.persistence.Params;
import live.maguey.reservations.Reservation;
import live.maguey.reservations.ReservationId;
import live.maguey.reservations.Reservations;

/// Reservations in PostgreSQL.
public final class PostgresReservations implements Reservations {
  private final Database database;

  public PostgresReservations(Database database) {
    this.database = database;
  }

  @Override
  public void add(Reservation.Pending again) {
    Reservation.Booking booking = again.booking();
    database.update(
        ReservationSql.ADD_RESERVATION,
        of(booking.id())
            .and("line", booking.line())
            .and("event", booking.event().value())
            .and("table", booking.table().value())
            .and("stand_in", booking.standIn())
            .and("since", again.since()));
  }

  @Override
  public boolean reseat(Reservation.Seated from, TableId to) {
    return database.update(
            ReservationSql.RESEAT,
            of(from.id()).and("from", from.booking().table().value()).and("to", to.value()))
        == 1;
  }

  @Override
  public boolean move(Reservation from, Reservation to) {
    return database.update(
            ReservationSql.MOVE_RESERVATION,
            of(from.id()).and("from", from.state()).and("to", to.state()).and("since", to.since()))
        == 1;
  }

  @Override
  public List<Reservation> list(Search wanted) {
    EventId event = wanted.event();
    return database.list(
        ReservationSql.LIST_RESERVATIONS,
        Keyset.values(wanted.page(), OrderId::value)
            .and("event", event == null ? null : event.value())
            .and("state", wanted.state()),
        PostgresReservations::read);
  }

  @Override
  public List<Reservation> of(OrderId order) {
    return database.list(
        ReservationSql.RESERVATIONS_OF_ORDER,
        Params.of("order", order.value()),
        PostgresReservations::read);
  }

  @Override
  public int complete(LocalDate night, Instant now) {
    return Math.toIntExact(
        database.update(
            ReservationSql.COMPLETE_RESERVATIONS, Params.of("night", night).and("now", now)));
  }

  @Override
  public int miss(LocalDate night, Instant over, Instant now) {
    return Math.toIntExact(
        database.update(
            ReservationSql.MISS_RESERVATIONS,
            Params.of("night", night).and("over", over).and("now", now)));
  }

  private static Params of(ReservationId id) {
    return Params.of("order", id.order().value()).and("no", id.no());
  }

  private static Reservation read(Columns c) {
    Reservation.Booking booking =
        new Reservation.Booking(
            new ReservationId(new OrderId(c.id("order_id")), c.integer("no")),
            c.integer("line"),
            new EventId(c.id("event_id")),
            new TableId(c.id("inventory_id")),
            c.truth("stand_in"));
    Instant since = c.instant("since");
    return switch (c.text("state")) {
      case "pending" -> new Reservation.Pending(booking, since);
      case "confirmed" -> new Reservation.Confirmed(booking, since);
      case "checked_in" -> new Reservation.CheckedIn(booking, since);
      case "completed" -> new Reservation.Completed(booking, since);
      case "no_show" -> new Reservation.NoShow(booking, since);
      case "expired" -> new Reservation.Expired(booking, since);
      case "cancelled" -> new Reservation.Cancelled(booking, since);
      default -> throw new IllegalStateException("no reservation is " + c.text("state"));
    };
  }
}
