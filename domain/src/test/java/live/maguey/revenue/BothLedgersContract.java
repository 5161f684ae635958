package live.maguey.revenue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import live.maguey.events.SampleEvents;
import live.maguey.orders.OrderDetails;
import live.maguey.revenue.LedgerEntry.Kind;
import live.maguey.shared.Ids;
import live.maguey.shared.SequentialIds;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What every comparison of our book with Stripe's promises.
public abstract class BothLedgersContract {
  private static final Instant FROM = SampleEvents.NOW;
  private static final Instant TO = FROM.plusSeconds(3_600);
  private static final Instant IN = FROM.plusSeconds(60);

  protected final Ids ids = new SequentialIds(3);

  protected abstract BothLedgers comparison();

  protected abstract Ledger ledger();

  /// An order that the ledger may write of.
  protected abstract OrderDetails order();

  private void booked(
      OrderDetails order, Kind kind, String source, @Nullable String txn, long minor, Instant at) {
    ledger()
        .record(
            LedgerEntry.of(
                new LedgerEntryId(ids.next()),
                order,
                LedgerEntry.Account.STRIPE,
                kind,
                source,
                txn,
                SampleEvents.usd(minor),
                at));
  }

  private static BalanceTransaction line(
      String id, String type, String source, long amount, long fee, Instant at) {
    return new BalanceTransaction(
        id, type, source, SampleEvents.usd(amount), SampleEvents.usd(fee), at);
  }

  private void bringIn(BalanceTransaction... lines) {
    comparison().bringIn(List.of(lines));
  }

  private List<BothLedgers.Line> lines() {
    return comparison().lines(FROM, TO, null, 100);
  }

  private List<BothLedgers.Alone> alone() {
    return comparison().alone(FROM, TO, null, 100);
  }

  @Test
  void a_charge_stands_beside_its_entry_and_its_fee() {
    OrderDetails order = order();
    booked(order, Kind.CHARGE, "pi_1", null, 7_200, IN);
    booked(order, Kind.FEE, "txn_1", "txn_1", -239, IN);
    ledger().link("pi_1", Kind.CHARGE, "txn_1");
    BalanceTransaction charge = line("txn_1", "charge", "ch_1", 7_200, 239, IN);

    bringIn(charge);

    assertThat(lines())
        .containsExactly(
            new BothLedgers.Line(
                charge, order.id(), SampleEvents.usd(7_200), SampleEvents.usd(239)));
    assertThat(alone()).isEmpty();
  }

  @Test
  void a_refund_is_linked_by_what_it_is_and_so_is_one_that_came_back() {
    OrderDetails order = order();
    booked(order, Kind.REFUND, "re_1", null, -7_200, IN);
    booked(order, Kind.ADJUSTMENT, "re_1", null, 7_200, IN);
    BalanceTransaction refund = line("txn_2", "refund", "re_1", -7_200, 0, IN);
    BalanceTransaction back = line("txn_3", "refund_failure", "re_1", 7_200, 0, IN);

    bringIn(refund, back);
    bringIn(refund, back);

    assertThat(lines())
        .containsExactly(
            new BothLedgers.Line(refund, order.id(), SampleEvents.usd(-7_200), null),
            new BothLedgers.Line(back, order.id(), SampleEvents.usd(7_200), null));
    assertThat(alone()).isEmpty();
    assertThat(ledger().of(order.id()))
        .extracting(LedgerEntry::balanceTransaction)
        .containsExactlyInAnyOrder("txn_2", "txn_3");
  }

  @Test
  void a_charge_whose_fee_was_not_told_yet_is_linked_by_its_payment() {
    OrderDetails order = order();
    booked(order, Kind.CHARGE, "pi_9", null, 7_200, IN);
    BalanceTransaction charge = line("txn_9", "charge", "pi_9", 7_200, 239, IN);

    bringIn(charge);

    assertThat(lines())
        .containsExactly(new BothLedgers.Line(charge, order.id(), SampleEvents.usd(7_200), null));
    assertThat(alone()).isEmpty();
  }

  @Test
  void what_our_ledger_lacks_stands_alone_on_their_side() {
    BalanceTransaction foreign = line("txn_4", "charge", "ch_foreign", 100, 33, IN);

    bringIn(foreign);

    assertThat(lines()).containsExactly(new BothLedgers.Line(foreign, null, null, null));
  }

  @Test
  void what_they_lack_stands_alone_on_ours_but_for_fees_and_other_accounts() {
    OrderDetails order = order();
    booked(order, Kind.CHARGE, "pi_5", null, 7_200, IN);
    booked(order, Kind.FEE, "txn_5", "txn_5", -239, IN);
    ledger()
        .record(
            LedgerEntry.of(
                new LedgerEntryId(ids.next()),
                order,
                LedgerEntry.Account.CASH,
                Kind.CHARGE,
                "till",
                null,
                SampleEvents.usd(500),
                IN));

    assertThat(alone())
        .extracting(
            BothLedgers.Alone::source,
            BothLedgers.Alone::transaction,
            BothLedgers.Alone::order,
            BothLedgers.Alone::amount)
        .containsExactly(tuple("pi_5", null, order.id(), SampleEvents.usd(7_200)));

    ledger().link("pi_5", Kind.CHARGE, "txn_5");
    assertThat(alone()).extracting(BothLedgers.Alone::transaction).containsExactly("txn_5");
  }

  @Test
  void a_line_of_another_time_still_tells_of_its_entry() {
    booked(order(), Kind.REFUND, "re_6", null, -100, IN);

    bringIn(line("txn_6", "refund", "re_6", -100, 0, TO.plusSeconds(5)));

    assertThat(lines()).isEmpty();
    assertThat(alone()).isEmpty();
  }

  @Test
  void a_line_never_changes() {
    BalanceTransaction first = line("txn_7", "stripe_fee", "", -100, 0, IN);
    bringIn(first);
    bringIn(line("txn_7", "stripe_fee", "", -200, 0, IN));

    assertThat(lines()).extracting(BothLedgers.Line::theirs).containsExactly(first);
  }

  @Test
  void the_first_moment_is_in_and_the_last_is_not() {
    bringIn(
        line("txn_a", "charge", "ch_a", 1, 0, FROM.minusSeconds(1)),
        line("txn_b", "charge", "ch_b", 1, 0, FROM),
        line("txn_c", "charge", "ch_c", 1, 0, TO.minusSeconds(1)),
        line("txn_d", "charge", "ch_d", 1, 0, TO));
    OrderDetails order = order();
    booked(order, Kind.CHARGE, "pi_a", null, 1, FROM.minusSeconds(1));
    booked(order, Kind.CHARGE, "pi_b", null, 1, FROM);
    booked(order, Kind.CHARGE, "pi_c", null, 1, TO.minusSeconds(1));
    booked(order, Kind.CHARGE, "pi_d", null, 1, TO);

    assertThat(lines()).extracting(l -> l.theirs().id()).containsExactly("txn_b", "txn_c");
    assertThat(alone()).extracting(BothLedgers.Alone::source).containsExactly("pi_b", "pi_c");
  }

  @Test
  void both_sides_are_read_by_pages_without_a_gap_or_a_repeat() {
    OrderDetails order = order();
    for (int i = 0; i < 7; i++) {
      // Of one moment: the id decides.
      bringIn(line("txn_p" + i, "charge", "ch_p" + i, 1, 0, IN));
      booked(order, Kind.CHARGE, "pi_p" + i, null, 1, IN);
    }

    assertThat(
            BothLedgersContract.<BothLedgers.Line>paged(
                    after -> comparison().lines(FROM, TO, after, 3))
                .stream()
                .map(l -> l.theirs().id()))
        .containsExactly("txn_p0", "txn_p1", "txn_p2", "txn_p3", "txn_p4", "txn_p5", "txn_p6");
    assertThat(
            BothLedgersContract.<BothLedgers.Alone>paged(
                    after -> comparison().alone(FROM, TO, after, 3))
                .stream()
                .map(BothLedgers.Alone::source))
        .containsExactly("pi_p0", "pi_p1", "pi_p2", "pi_p3", "pi_p4", "pi_p5", "pi_p6");
  }

  private static <T> List<T> paged(Function<@Nullable T, List<T>> page) {
    List<T> all = new ArrayList<>();
    for (List<T> rows = page.apply(null); !rows.isEmpty(); rows = page.apply(rows.getLast())) {
      all.addAll(rows);
    }
    return all;
  }
}
