package live.maguey.deposits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import live.maguey.audit.Actor;
import live.maguey.deposits.DepositEntry.Kind;
import live.maguey.events.Event;
import live.maguey.events.SampleEvents;
import live.maguey.events.TableId;
import live.maguey.orders.Hold;
import live.maguey.orders.HoldOutcome;
import live.maguey.orders.Holds;
import live.maguey.orders.OrderId;
import live.maguey.reservations.Reservation;
import live.maguey.settlement.SalesContract;
import live.maguey.shared.Ids;
import live.maguey.shared.Money;
import live.maguey.shared.SequentialIds;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every record of deposits, and of what was collected at the venue, promises.
public abstract class DepositsContract extends SalesContract {
  private static final Instant NOW = SampleEvents.NOW;
  private static final Money DUE = SampleEvents.usd(20_000);
  private static final Money SPEND = SampleEvents.usd(100_000);

  protected final Ids ids = new SequentialIds();
  private final Event tonight = SampleEvents.tonight(ids).tier("General", 10).event();
  private final LocalDate next = tonight.businessDate().plusDays(1);
  private final Instant over = tonight.ends();

  /// Stores of one empty world, the same ones during one test.
  protected abstract Deposits deposits();

  protected abstract CollectedAmounts collected();

  @BeforeEach
  void an_event_on_sale() {
    events().add(tonight);
  }

  @Test
  void what_is_to_be_spent_stays_with_the_order_s_line() {
    OrderId order = held();

    assertThat(orders().find(order).orElseThrow().details().line(1).minimumSpend()).contains(SPEND);
    assertThat(orders().find(order).orElseThrow().details().line(1).atTheTable())
        .contains(SPEND.minus(DUE));
  }

  @Test
  void an_order_without_entries_has_no_deposit() {
    assertThat(deposits().of(held())).isEmpty();
  }

  @Test
  void entries_come_back_in_the_order_in_which_they_were_appended() {
    OrderId order = held();
    DepositEntry taken = Deposit.taken(order, 1, DUE, NOW);
    DepositEntry forfeited = entry(order, Kind.FORFEITED, "night", 20_000);
    DepositEntry back = entry(order, Kind.FORFEITED, "late", -20_000);
    DepositEntry earned = entry(order, Kind.EARNED, "late", 20_000);
    deposits().append(List.of(taken));
    deposits().append(List.of(forfeited));
    deposits().append(List.of(back, earned));
    taken(held());

    assertThat(deposits().of(order))
        .containsExactly(new Deposit(order, 1, List.of(taken, forfeited, back, earned)));
  }

  @Test
  void an_entry_is_there_once_by_its_kind_and_source() {
    OrderId order = taken(held());
    DepositEntry first = entry(order, Kind.RETURNED, "re_1", 5_000);
    deposits().append(List.of(first));
    deposits().append(List.of(entry(order, Kind.RETURNED, "re_1", 7_000)));
    taken(order);

    assertThat(deposits().of(order).getFirst().entries())
        .containsExactly(Deposit.taken(order, 1, DUE, NOW), first);
  }

  @Test
  void what_does_not_add_up_is_refused_and_nothing_of_it_stored() {
    OrderId order = taken(held());
    deposits().append(List.of(entry(order, Kind.RETURNED, "re_1", 15_000)));

    List<List<DepositEntry>> wrong =
        List.of(
            List.of(entry(order, Kind.EARNED, "night", 5_001)),
            List.of(entry(order, Kind.EARNED, "re_1", -1)),
            List.of(entry(order, Kind.RETURNED, "re_1 sent back", -15_001)),
            List.of(
                entry(order, Kind.EARNED, "night", 5_000),
                entry(order, Kind.FORFEITED, "night", 5_000)));

    for (List<DepositEntry> entries : wrong) {
      assertThatThrownBy(() -> deposits().append(entries)).hasStackTraceContaining("add up");
    }
    assertThat(deposits().of(order).getFirst().owed()).isEqualTo(SampleEvents.usd(5_000));
    deposits().append(List.of(entry(order, Kind.EARNED, "night", 5_000)));
    assertThat(deposits().of(order).getFirst().owed().isZero()).isTrue();
  }

  @Test
  void a_deposit_is_at_its_end_with_its_reservation_and_while_it_is_owed() {
    OrderId order = taken(held());
    assertThat(ended()).isEmpty();
    Reservation.Confirmed confirmed = confirm(order);
    assertThat(ended()).isEmpty();
    Reservation.CheckedIn in = confirmed.checkedIn(NOW);
    reservations().move(confirmed, in);
    assertThat(ended()).isEmpty();

    reservations().move(in, in.completed(NOW));
    assertThat(ended()).containsExactly(order);
    assertThat(deposits().ended(tonight.businessDate(), over, null, 9)).isEmpty();

    deposits().append(List.of(entry(order, Kind.RETURNED, "re_1", 19_999)));
    assertThat(ended()).containsExactly(order);
    deposits().append(List.of(entry(order, Kind.EARNED, "night", 1)));
    assertThat(ended()).isEmpty();
  }

  @Test
  void one_that_nobody_came_for_is_at_its_end_once_no_scan_can_come() {
    OrderId missed = taken(held());
    Reservation.Confirmed confirmed = confirm(missed);
    reservations().move(confirmed, confirmed.noShow(NOW));
    OrderId cancelled = taken(held());
    Reservation.Confirmed other = confirm(cancelled);
    reservations().move(other, other.cancelled(NOW));

    assertThat(deposits().ended(next, over.minusSeconds(1), null, 9)).isEmpty();
    assertThat(ended()).containsExactlyInAnyOrder(missed, cancelled);
    List<OrderId> first = deposits().ended(next, over, null, 1);
    assertThat(deposits().ended(next, over, first.getFirst(), 9))
        .hasSize(1)
        .doesNotContainAnyElementsOf(first);

    events().cancel(tonight.id());
    assertThat(ended()).isEmpty();
  }

  @Test
  void totals_are_of_a_time_and_begin_with_what_was_owed_before() {
    OrderId order = taken(held());
    Instant later = NOW.plus(Duration.ofHours(9));
    deposits()
        .append(
            List.of(
                new DepositEntry(order, 1, Kind.EARNED, "night", SampleEvents.usd(12_000), later)));
    taken(held(), later);

    assertThat(deposits().totals(Instant.EPOCH, NOW)).isEmpty();
    assertThat(totals(NOW, later)).isEqualTo(totals(0, 20_000, 0));
    assertThat(totals(later, later.plusSeconds(1))).isEqualTo(totals(20_000, 20_000, 12_000));
    assertThat(totals(later, later.plusSeconds(1)).after()).isEqualTo(SampleEvents.usd(28_000));
  }

  @Test
  void what_was_collected_is_kept_once_and_never_below_nothing() {
    OrderId order = held();
    Collected bottles = collected(order, 40_000, "two bottles");
    Collected wrong = collected(order, -15_000, "one went back");

    assertThat(collected().add(bottles)).isTrue();
    assertThat(collected().add(bottles)).isFalse();
    assertThat(collected().add(wrong)).isTrue();
    assertThat(collected().add(collected(order, -25_001, "too much"))).isFalse();

    assertThat(collected().of(order)).containsExactlyInAnyOrder(bottles, wrong);
    assertThat(collected().of(held())).isEmpty();
  }

  private Collected collected(OrderId order, long minor, String note) {
    return new Collected(
        new UUID(7, ids.next().getLeastSignificantBits()),
        order,
        1,
        SampleEvents.usd(minor),
        note,
        Actor.operator("host@venue"),
        NOW);
  }

  private List<OrderId> ended() {
    return deposits().ended(next, over, null, 9);
  }

  private DepositTotals totals(Instant from, Instant to) {
    return Objects.requireNonNull(deposits().totals(from, to).get(DUE.currency()));
  }

  private static DepositTotals totals(long before, long taken, long earned) {
    Money none = SampleEvents.usd(0);
    return new DepositTotals(
        SampleEvents.usd(before), SampleEvents.usd(taken), none, SampleEvents.usd(earned), none);
  }

  private static DepositEntry entry(OrderId order, Kind kind, String source, long minor) {
    return new DepositEntry(order, 1, kind, source, SampleEvents.usd(minor), NOW);
  }

  private Reservation.Confirmed confirm(OrderId order) {
    Reservation.Pending pending = (Reservation.Pending) reservations().last(order).orElseThrow();
    reservations().move(pending, pending.confirmed(NOW));
    return pending.confirmed(NOW);
  }

  private OrderId taken(OrderId order) {
    return taken(order, NOW);
  }

  private OrderId taken(OrderId order, Instant at) {
    deposits().append(List.of(Deposit.taken(order, 1, DUE, at)));
    return order;
  }

  private OrderId held() {
    TableId table = new TableId(ids.next());
    addTable(tonight.id(), table);
    Hold hold = Holds.of(ids, tonight).deposit(table, 4, DUE, SPEND).hold();
    assertThat(orders().hold(hold)).isEqualTo(new HoldOutcome.Taken());
    return hold.order().id();
  }
}
