package live.maguey.reservations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import live.maguey.events.Event;
import live.maguey.events.EventId;
import live.maguey.events.SampleEvents;
import live.maguey.events.TableId;
import live.maguey.orders.Hold;
import live.maguey.orders.HoldOutcome;
import live.maguey.orders.Holds;
import live.maguey.orders.Order;
import live.maguey.orders.OrderId;
import live.maguey.settlement.SalesContract;
import live.maguey.shared.Ids;
import live.maguey.shared.Page;
import live.maguey.shared.PageContract;
import live.maguey.shared.SequentialIds;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every store of reservations promises.
public abstract class ReservationsContract extends SalesContract {
  private static final Instant NOW = SampleEvents.NOW;
  private static final Instant LATER = NOW.plusSeconds(60);

  protected final Ids ids = new SequentialIds();
  private final Event tonight = SampleEvents.tonight(ids).tier("General", 10).event();
  private final LocalDate night = tonight.businessDate();
  private final LocalDate next = night.plusDays(1);

  @BeforeEach
  void an_event_on_sale() {
    events().add(tonight);
  }

  @Test
  void an_order_without_a_table_reserves_nothing() {
    Hold hold = Holds.of(ids, tonight).places(0, 1).hold();
    orders().hold(hold);

    assertThat(reservations().of(hold.order().id())).isEmpty();
    assertThat(reservations().last(hold.order().id())).isEmpty();
  }

  @Test
  void a_reservation_moves_from_the_state_it_is_in_and_from_no_other() {
    Reservation.Pending pending = held(aTable());
    Reservation.Confirmed confirmed = pending.confirmed(LATER);

    assertThat(reservations().move(pending, confirmed)).isTrue();
    assertThat(last(pending)).isEqualTo(confirmed);
    assertThat(reservations().move(pending, pending.expired(LATER))).isFalse();
    assertThat(last(pending)).isEqualTo(confirmed);

    Reservation.CheckedIn in = confirmed.checkedIn(LATER);
    assertThat(reservations().move(confirmed, in)).isTrue();
    assertThat(reservations().move(confirmed, confirmed.cancelled(LATER))).isFalse();
    assertThat(last(pending)).isEqualTo(in);
  }

  @Test
  void one_that_is_not_there_does_not_move() {
    Reservation.Pending pending = held(aTable());
    Reservation.Pending other = pending.expired(NOW).again(NOW);

    assertThat(reservations().move(other, other.confirmed(NOW))).isFalse();
  }

  @Test
  void a_table_that_is_taken_again_is_the_orders_next_reservation() {
    Reservation.Pending first = held(aTable());
    Reservation.Expired expired = first.expired(LATER);
    reservations().move(first, expired);

    Reservation.Pending again = expired.again(LATER);
    reservations().add(again);

    assertThat(again.id().no()).isEqualTo(2);
    assertThat(reservations().of(first.id().order())).containsExactly(expired, again);
    assertThat(last(first)).isEqualTo(again);
  }

  @Test
  void a_table_has_one_live_reservation_whatever_state_it_is_in() {
    TableId table = aTable();
    Reservation.Pending lapsed = held(table);
    reservations().move(lapsed, lapsed.cancelled(NOW));
    release(lapsed);
    Reservation.Pending live = held(table);
    Reservation.Pending again = lapsed.cancelled(NOW).again(NOW);

    assertIsRefused(again);
    Reservation.Confirmed confirmed = live.confirmed(NOW);
    reservations().move(live, confirmed);
    assertIsRefused(again);
    Reservation.NoShow noShow = confirmed.noShow(NOW);
    reservations().move(confirmed, noShow);
    assertIsRefused(again);
    reservations().move(noShow, noShow.completed(NOW));
    assertIsRefused(again);
  }

  private void assertIsRefused(Reservation.Pending again) {
    assertThatThrownBy(() -> reservations().add(again)).isInstanceOf(RuntimeException.class);
    assertThat(reservations().of(again.id().order())).hasSize(1);
  }

  @Test
  void when_the_night_is_over_who_came_is_completed_and_nobody_else() {
    Reservation.CheckedIn in = checkedIn(aTable());
    Reservation.Confirmed confirmed = confirmed(aTable());
    Reservation.Pending pending = held(aTable());
    Instant end = tonight.ends();

    assertThat(reservations().complete(night, end)).as("its own night").isZero();
    assertThat(reservations().complete(next, end.minusSeconds(1))).as("still on").isZero();
    assertThat(reservations().complete(next, end)).isEqualTo(1);

    assertThat(last(in)).isEqualTo(in.completed(end));
    assertThat(last(confirmed)).isEqualTo(confirmed);
    assertThat(last(pending)).isEqualTo(pending);
    assertThat(reservations().complete(next, end)).as("once").isZero();
  }

  @Test
  void a_night_later_who_did_not_come_is_a_no_show_and_nobody_else() {
    Reservation.CheckedIn in = checkedIn(aTable());
    Reservation.Confirmed confirmed = confirmed(aTable());
    Reservation.Pending pending = held(aTable());
    Instant over = tonight.ends();
    Instant now = over.plus(Duration.ofHours(24));

    assertThat(reservations().miss(night, over, now)).as("its own night").isZero();
    assertThat(reservations().miss(next, over.minusSeconds(1), now)).as("too early").isZero();
    assertThat(reservations().miss(next, over, now)).isEqualTo(1);

    assertThat(last(confirmed)).isEqualTo(confirmed.noShow(now));
    assertThat(last(in)).isEqualTo(in);
    assertThat(last(pending)).isEqualTo(pending);
    assertThat(reservations().miss(next, over, now)).as("once").isZero();
  }

  @Test
  void a_party_is_seated_at_another_table_and_stays_in_its_state() {
    TableId to = aTable();
    Reservation.Confirmed confirmed = confirmed(aTable());
    Reservation.CheckedIn in = checkedIn(aTable());

    assertThat(reservations().reseat(confirmed, to)).isTrue();
    assertThat(last(confirmed)).isEqualTo(confirmed.at(to));
    assertThat(reservations().reseat(confirmed, aTable())).as("it sits elsewhere").isFalse();
    assertThatThrownBy(() -> reservations().reseat(in, to)).isInstanceOf(RuntimeException.class);
    assertThat(last(in)).isEqualTo(in);
    TableId free = confirmed.booking().table();
    assertThat(reservations().reseat(new Reservation.Confirmed(in.booking(), NOW), free))
        .as("its first guest came meanwhile")
        .isTrue();
    assertThat(last(in)).isEqualTo(in.at(free));
  }

  @Test
  void a_party_whose_night_is_over_stays_where_it_is() {
    Reservation.CheckedIn in = checkedIn(aTable());
    reservations().move(in, in.completed(NOW));

    assertThat(reservations().reseat(in, aTable())).isFalse();
    assertThat(last(in)).isEqualTo(in.completed(NOW));
  }

  @Test
  void a_table_that_stands_in_is_kept_as_such() {
    Reservation.Pending lost = held(aTable());
    Reservation.Expired expired = lost.expired(LATER);
    reservations().move(lost, expired);
    Reservation.Pending instead = expired.again(aTable(), LATER);
    reservations().add(instead);

    assertThat(instead.booking().standIn()).isTrue();
    assertThat(last(lost)).isEqualTo(instead);
  }

  @Test
  void the_last_reservation_of_each_order_is_listed_page_by_page() {
    Reservation.Pending lapsed = held(aTable());
    Reservation.Expired expired = lapsed.expired(NOW);
    reservations().move(lapsed, expired);
    Reservation.Pending again = expired.again(LATER);
    reservations().add(again);
    Reservation.Confirmed confirmed = confirmed(aTable());
    Reservation.Pending later = held(aTable(), LATER);
    orders().hold(Holds.of(ids, tonight).places(0, 1).hold());

    assertThat(list(null, null)).containsExactly(later, confirmed, again);
    assertThat(list(tonight.id(), "confirmed")).containsExactly(confirmed);
    assertThat(list(new EventId(ids.next()), null)).isEmpty();
    PageContract.isKept(
        Stream.of(again, confirmed, later).map(this::row).toList(),
        page ->
            reservations().list(new Reservations.Search(tonight.id(), null, page)).stream()
                .map(r -> r.id().order())
                .toList());
  }

  private List<Reservation> list(@Nullable EventId event, @Nullable String state) {
    return reservations().list(new Reservations.Search(event, state, Page.newest(9)));
  }

  private Page.Row<OrderId> row(Reservation reservation) {
    OrderId order = reservation.id().order();
    return new Page.Row<>(orders().find(order).orElseThrow().details().placedAt(), order);
  }

  @Test
  void a_guest_whose_scan_comes_late_makes_a_no_show_completed() {
    Reservation.NoShow noShow = confirmed(aTable()).noShow(LATER);
    reservations().move(confirmed(noShow), noShow);

    assertThat(reservations().move(noShow, noShow.completed(LATER))).isTrue();
    assertThat(last(noShow)).isEqualTo(noShow.completed(LATER));
    assertThat(reservations().move(noShow, noShow.completed(LATER))).isFalse();
  }

  private static Reservation.Confirmed confirmed(Reservation.NoShow later) {
    return new Reservation.Confirmed(later.booking(), NOW);
  }

  private TableId aTable() {
    TableId table = new TableId(ids.next());
    addTable(tonight.id(), table);
    return table;
  }

  private Reservation.Pending held(TableId table) {
    return held(table, NOW);
  }

  private Reservation.Pending held(TableId table, Instant at) {
    Hold hold = Holds.of(ids, tonight).table(table, 6, SampleEvents.usd(60_000)).at(at).hold();
    assertThat(orders().hold(hold)).isEqualTo(new HoldOutcome.Taken());
    return (Reservation.Pending) reservations().last(hold.order().id()).orElseThrow();
  }

  private Reservation.Confirmed confirmed(TableId table) {
    Reservation.Pending pending = held(table);
    reservations().move(pending, pending.confirmed(NOW));
    return pending.confirmed(NOW);
  }

  private Reservation.CheckedIn checkedIn(TableId table) {
    Reservation.Confirmed confirmed = confirmed(table);
    reservations().move(confirmed, confirmed.checkedIn(NOW));
    return confirmed.checkedIn(NOW);
  }

  private void release(Reservation reservation) {
    Order order = orders().find(reservation.id().order()).orElseThrow();
    orders().move(order, ((Order.Held) order).cancelled(NOW));
    orders().release(order.id());
  }

  private Reservation last(Reservation of) {
    List<Reservation> all = reservations().of(of.id().order());
    return all.getLast();
  }
}
