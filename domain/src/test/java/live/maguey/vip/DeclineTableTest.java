package live.maguey.vip;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import live.maguey.events.SampleEvents;
import live.maguey.orders.Order;
import live.maguey.orders.OrderId;
import live.maguey.reservations.Reservation;
import live.maguey.settlement.News;
import live.maguey.tickets.Ticket;
import live.maguey.vip.DeclineTable.Outcome;
import org.junit.jupiter.api.Test;

class DeclineTableTest {
  private final TableOffice office = new TableOffice();

  /// Paid too late for table 1, and sits at 2.
  private OrderId standingIn() {
    OrderId late = office.holding("1");
    office.settle.settle(late, List.of(News.of(office.order(late)).lapsed()), TableOffice.BUYER);
    office.party("1");
    office.learnPaid(late);
    assertThat(office.reservation(late).booking().standIn()).isTrue();
    return late;
  }

  private boolean isOffered(OrderId id) {
    return office.declineTable.isOffered(office.order(id), Optional.of(office.reservation(id)));
  }

  private Outcome decline(OrderId id) {
    return office.declineTable.decline(office.order(id), TableOffice.BUYER);
  }

  @Test
  void all_the_money_goes_back_and_the_table_is_free() {
    OrderId late = standingIn();
    assertThat(isOffered(late)).isTrue();

    assertThat(decline(late))
        .isInstanceOfSatisfying(
            Outcome.Declined.class,
            done -> assertThat(done.back()).isEqualTo(SampleEvents.usd(32_000)));

    assertThat(office.order(late)).isInstanceOf(Order.Refunded.class);
    assertThat(office.reservation(late)).isInstanceOf(Reservation.Cancelled.class);
    assertThat(office.isFree("2")).isTrue();
    assertThat(office.passes(late)).noneMatch(Ticket::isValid);
    assertThat(isOffered(late)).isFalse();
    assertThat(decline(late)).as("once").isEqualTo(new Outcome.NotOffered(office.order(late)));
    assertThat(office.refunds.of(late)).hasSize(1);
  }

  @Test
  void the_table_that_was_bought_is_not_declined() {
    OrderId party = office.party("1");

    assertThat(isOffered(party)).isFalse();
    assertThat(decline(party)).isEqualTo(new Outcome.NotOffered(office.order(party)));
    assertThat(office.reservation(party)).isInstanceOf(Reservation.Confirmed.class);
  }

  @Test
  void from_the_doors_on_it_is_theirs() {
    OrderId late = standingIn();
    office.later(Duration.between(office.clock.instant(), office.event.doors()).minusSeconds(1));
    assertThat(isOffered(late)).isTrue();
    office.later(Duration.ofSeconds(1));

    assertThat(isOffered(late)).isFalse();
    assertThat(decline(late)).isEqualTo(new Outcome.NotOffered(office.order(late)));
  }

  @Test
  void a_host_whose_guests_are_in_has_taken_it() {
    OrderId late = standingIn();
    office.admit(office.passes(late).getFirst());

    assertThat(decline(late)).isEqualTo(new Outcome.NotOffered(office.order(late)));
  }
}
