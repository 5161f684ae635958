package live.maguey.reservations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import live.maguey.events.EventId;
import live.maguey.events.SampleEvents;
import live.maguey.events.TableId;
import live.maguey.live.InMemoryAnnouncements;
import live.maguey.orders.OrderId;
import live.maguey.shared.InMemoryUnitOfWork;
import live.maguey.shared.InMemoryWorld;
import live.maguey.tables.EventPlan;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AnnouncedReservationsTest {
  private static final EventId EVENT = new EventId(new UUID(1, 1));

  private final InMemoryWorld world = new InMemoryWorld();
  private final InMemoryUnitOfWork work = new InMemoryUnitOfWork(world);
  private final InMemoryAnnouncements announcements = new InMemoryAnnouncements(world);
  private final AtomicInteger heard = new AtomicInteger();
  private final Reservation.Pending pending =
      new Reservation.Pending(
          new Reservation.Booking(
              new ReservationId(new OrderId(new UUID(1, 2)), 1),
              1,
              EVENT,
              new TableId(new UUID(1, 3))),
          SampleEvents.NOW);

  @BeforeEach
  void follow() {
    announcements.follow(EventPlan.topic(EVENT), heard::incrementAndGet);
  }

  @Test
  void a_move_is_told_once_its_commit_stands() {
    Reservations reservations = announced(true);

    work.execute(() -> {
      reservations.move(pending, pending.confirmed(SampleEvents.NOW));
      assertThat(heard).hasValue(0);
    });

    assertThat(heard).hasValue(1);
  }

  @Test
  void a_move_that_another_one_made_first_is_not_told_again() {
    Reservations reservations = announced(false);

    work.execute(() ->
        reservations.move(pending, pending.expired(SampleEvents.NOW.plus(Duration.ofHours(1)))));

    assertThat(heard).hasValue(0);
  }

  @Test
  void what_is_rolled_back_is_not_told() {
    Reservations reservations = announced(true);

    assertThatThrownBy(() ->
            work.execute(() -> {
              reservations.add(pending);
              throw new IllegalStateException("rolled back");
            }))
        .hasMessage("rolled back");

    assertThat(heard).hasValue(0);
  }

  private Reservations announced(boolean moves) {
    return new AnnouncedReservations(new Moves(moves), announcements, work);
  }

  /// Of one reservation, which another may have moved first.
  private record Moves(boolean first) implements Reservations {
    @Override
    public void add(Reservation.Pending again) {}

    @Override
    public boolean move(Reservation from, Reservation to) {
      return first;
    }

    @Override
    public boolean reseat(Reservation.Seated from, TableId to) {
      return first;
    }

    @Override
    public List<Reservation> list(Search wanted) {
      return List.of();
    }

    @Override
    public List<Reservation> of(OrderId order) {
      return List.of();
    }

    @Override
    public int complete(LocalDate night, Instant now) {
      return 0;
    }

    @Override
    public int miss(LocalDate night, Instant over, Instant now) {
      return 0;
    }
  }
}
