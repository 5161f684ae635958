package live.maguey.vip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import live.maguey.audit.AuditEntry;
import live.maguey.events.SampleEvents;
import live.maguey.orders.Holds;
import live.maguey.orders.Order;
import live.maguey.orders.OrderId;
import live.maguey.reservations.Reservation;
import live.maguey.shared.InvalidRequest;
import live.maguey.tables.Table;
import live.maguey.tickets.Ticket;
import live.maguey.vip.CancelReservation.Outcome;
import live.maguey.vip.CancelReservation.Request;
import org.junit.jupiter.api.Test;

class CancelReservationTest {
  private final TableOffice office = new TableOffice();

  private Outcome cancel(Request request) {
    return office.cancelReservation.cancel(request, TableOffice.OPERATOR);
  }

  private static Request back(OrderId order) {
    return new Request(order, false, false, "fell ill");
  }

  @Test
  void all_the_money_goes_back_and_the_table_is_free() {
    OrderId party = office.party("1");

    assertThat(office.cancelReservation.preview(back(party)))
        .isEqualTo(
            new Outcome.Possible(
                office.order(party), office.reservation(party), SampleEvents.usd(32_000)));
    assertThat(office.reservation(party)).isInstanceOf(Reservation.Confirmed.class);

    assertThat(cancel(back(party)))
        .isInstanceOfSatisfying(
            Outcome.Cancelled.class,
            done -> {
              assertThat(done.back()).isEqualTo(SampleEvents.usd(32_000));
              assertThat(done.reservation()).isInstanceOf(Reservation.Cancelled.class);
              assertThat(done.order()).isInstanceOf(Order.Refunded.class);
            });
    assertThat(office.isFree("1")).isTrue();
    assertThat(office.passes(party)).noneMatch(Ticket::isValid);
    assertThat(cancel(back(party)))
        .isEqualTo(new Outcome.Over(office.order(party), office.reservation(party)));
  }

  @Test
  void tickets_of_the_same_order_stay() {
    Table table = office.table("1");
    OrderId both =
        office.hold(
            Holds.of(office.ids, office.event)
                .places(0, 2)
                .table(table.id(), table.seats(), table.price().dueNow()));
    office.learnPaid(both);

    assertThat(cancel(back(both))).isInstanceOf(Outcome.Cancelled.class);

    assertThat(office.order(both)).isInstanceOf(Order.PartiallyRefunded.class);
    assertThat(office.tickets.of(both)).filteredOn(Ticket::isValid).hasSize(2);
  }

  @Test
  void money_is_kept_for_a_reason_which_the_trail_has() {
    OrderId party = office.party("1");

    assertThat(cancel(new Request(party, true, false, "late by our terms")))
        .isInstanceOfSatisfying(
            Outcome.Cancelled.class, done -> assertThat(done.back().isZero()).isTrue());

    assertThat(office.order(party)).isInstanceOf(Order.Paid.class);
    assertThat(office.refunds.of(party)).isEmpty();
    assertThat(office.isFree("1")).isTrue();
    assertThat(office.passes(party)).noneMatch(Ticket::isValid);
    assertThat(office.audit.of("order " + party, 1))
        .extracting(AuditEntry::detail)
        .containsExactly("money kept: late by our terms");
    assertThatThrownBy(() -> new Request(party, true, false, " "))
        .isInstanceOf(InvalidRequest.class)
        .hasMessageContaining("note");
  }

  @Test
  void who_is_in_stays_and_only_the_money_goes_back_when_asked_for() {
    OrderId party = office.party("1");
    office.admit(office.passes(party).get(1));

    assertThat(cancel(back(party)))
        .isEqualTo(new Outcome.AtTheTable(office.order(party), office.reservation(party)));
    assertThat(cancel(new Request(party, true, false, "no")))
        .isInstanceOf(Outcome.AtTheTable.class);

    assertThat(cancel(new Request(party, false, true, "")))
        .isInstanceOfSatisfying(
            Outcome.Cancelled.class,
            done -> {
              assertThat(done.back()).isEqualTo(SampleEvents.usd(32_000));
              assertThat(done.reservation()).isInstanceOf(Reservation.CheckedIn.class);
            });
    assertThat(office.passes(party))
        .extracting(Ticket::isValid)
        .containsExactly(false, true, false, false);
    assertThat(office.isFree("1")).isFalse();
  }

  @Test
  void a_hold_is_not_canceled_here_and_an_order_without_a_table_not_at_all() {
    OrderId held = office.holding("1");
    OrderId places = office.hold(office.event, 1);

    assertThat(cancel(back(held))).isEqualTo(new Outcome.OnHold(office.order(held)));
    assertThat(cancel(back(places))).isEqualTo(new Outcome.NoTable(office.order(places)));
    OrderId nobody = new OrderId(office.ids.next());
    assertThat(cancel(back(nobody))).isEqualTo(new Outcome.NoSuchOrder(nobody));
  }

  @Test
  void a_table_that_an_order_without_money_still_has_is_given_up() {
    OrderId left = office.holding("1");
    Order.Held held = (Order.Held) office.order(left);
    office.orders.move(held, held.expired(office.clock.instant()));
    office.orders.release(left);

    assertThat(office.cancelReservation.preview(back(left))).isInstanceOf(Outcome.Possible.class);
    assertThat(cancel(back(left))).isInstanceOf(Outcome.Cancelled.class);

    assertThat(office.reservation(left)).isInstanceOf(Reservation.Cancelled.class);
    office.party("1");
  }

  @Test
  void from_the_doors_on_a_table_that_is_given_up_is_sold_no_more() {
    OrderId party = office.party("1");
    office.later(Duration.between(office.clock.instant(), office.event.doors()));

    assertThat(cancel(back(party))).isInstanceOf(Outcome.Cancelled.class);

    assertThat(office.isFree("1")).isFalse();
  }
}
