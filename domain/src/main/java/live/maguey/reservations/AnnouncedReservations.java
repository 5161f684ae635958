package live.maguey.reservations;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import live.maguey.events.TableId;
import live.maguey.live.Announcements;
import live.maguey.orders.OrderId;
import live.maguey.shared.UnitOfWork;
import live.maguey.tables.EventPlan;

/// Tells live pages of every reservation that has moved, once its commit stands: a table is sold,
/// or it is free again. The hold itself is told of by who placed it.
public final class AnnouncedReservations implements Reservations {
  private final Reservations reservations;
  private final Announcements announcements;
  private final UnitOfWork work;

  public AnnouncedReservations(
      Reservations reservations, Announcements announcements, UnitOfWork work) {
    this.reservations = reservations;
    this.announcements = announcements;
    this.work = work;
  }

  @Override
  public void add(Reservation.Pending again) {
    reservations.add(again);
    tell(again);
  }

  @Override
  public boolean move(Reservation from, Reservation to) {
    boolean moved = reservations.move(from, to);
    if (moved) {
      tell(to);
    }
    return moved;
  }

  @Override
  public boolean reseat(Reservation.Seated from, TableId to) {
    boolean moved = reservations.reseat(from, to);
    if (moved) {
      tell(from);
    }
    return moved;
  }

  private void tell(Reservation reservation) {
    work.afterCommit(() -> announcements.announce(EventPlan.topic(reservation.booking().event())));
  }

  @Override
  public List<Reservation> list(Search wanted) {
    return reservations.list(wanted);
  }

  @Override
  public List<Reservation> of(OrderId order) {
    return reservations.of(order);
  }

  /// What the night's end does shows on no page of the night.
  @Override
  public int complete(LocalDate night, Instant now) {
    return reservations.complete(night, now);
  }

  @Override
  public int miss(LocalDate night, Instant over, Instant now) {
    return reservations.miss(night, over, now);
  }
}
