package live.maguey.reservations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import live.maguey.events.EventId;
import live.maguey.events.SampleEvents;
import live.maguey.events.TableId;
import live.maguey.orders.OrderId;
import live.maguey.shared.SequentialIds;
import org.junit.jupiter.api.Test;

class ReservationTest {
  private static final Instant NOW = SampleEvents.NOW;

  private final SequentialIds ids = new SequentialIds();
  private final Reservation.Pending pending =
      new Reservation.Pending(
          new Reservation.Booking(
              new ReservationId(new OrderId(ids.next()), 1),
              2,
              new EventId(ids.next()),
              new TableId(ids.next())),
          NOW);
  private final Reservation.Confirmed confirmed = pending.confirmed(NOW);

  @Test
  void it_is_live_until_it_is_given_up() {
    assertThat(
            List.of(
                pending,
                confirmed,
                confirmed.checkedIn(NOW),
                confirmed.checkedIn(NOW).completed(NOW),
                confirmed.noShow(NOW),
                confirmed.noShow(NOW).completed(NOW)))
        .allMatch(Reservation::isLive);
    assertThat(List.of(pending.expired(NOW), pending.cancelled(NOW), confirmed.cancelled(NOW)))
        .noneMatch(Reservation::isLive);
  }

  @Test
  void each_state_has_its_name_and_knows_since_when() {
    Instant later = NOW.plusSeconds(1);
    List<Reservation> states =
        List.of(
            confirmed.checkedIn(later),
            confirmed.checkedIn(NOW).completed(later),
            confirmed.noShow(later),
            pending.expired(later),
            confirmed.cancelled(later));

    assertThat(states)
        .extracting(Reservation::state)
        .containsExactly("checked_in", "completed", "no_show", "expired", "cancelled");
    assertThat(states).extracting(Reservation::since).containsOnly(later);
    assertThat(states).extracting(Reservation::booking).containsOnly(pending.booking());
  }

  @Test
  void what_is_taken_again_is_the_next_of_its_order_for_the_same_table() {
    Reservation.Pending again = pending.expired(NOW).again(NOW.plusSeconds(5));

    assertThat(again.id()).isEqualTo(new ReservationId(pending.id().order(), 2));
    assertThat(again.booking().table()).isEqualTo(pending.booking().table());
    assertThat(again.booking().line()).isEqualTo(2);
    assertThat(again.since()).isEqualTo(NOW.plusSeconds(5));
    assertThat(again.cancelled(NOW).again(NOW).id().no()).isEqualTo(3);
  }

  @Test
  void they_are_counted_from_one() {
    OrderId order = new OrderId(ids.next());

    assertThatThrownBy(() -> new ReservationId(order, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(new ReservationId(order, 1)).hasToString(order + "/1");
  }
}
