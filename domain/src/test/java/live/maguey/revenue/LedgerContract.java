package live.maguey.revenue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import live.maguey.events.SampleEvents;
import live.maguey.orders.OrderId;
import live.maguey.shared.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What every book promises.
public abstract class LedgerContract {
  protected abstract Ledger ledger();

  protected abstract OrderId anOrder();

  private static LedgerEntry entry(
      OrderId order, LedgerEntry.Kind kind, String source, @Nullable String txn, Money... parts) {
    List<LedgerEntry.Allocation> allocations =
        IntStream.range(0, parts.length)
            .mapToObj(i -> new LedgerEntry.Allocation(i + 1, parts[i]))
            .toList();
    return new LedgerEntry(
        new LedgerEntryId(UUID.randomUUID()),
        order,
        LedgerEntry.Account.STRIPE,
        kind,
        source,
        txn,
        List.of(parts).stream().reduce(Money::plus).orElseThrow(),
        SampleEvents.NOW,
        allocations);
  }

  /// A charge of the order, in the book.
  protected final LedgerEntry booked(OrderId order) {
    LedgerEntry charge =
        entry(order, LedgerEntry.Kind.CHARGE, "pi_" + order, null, SampleEvents.usd(7200));
    assertThat(ledger().record(charge)).isTrue();
    return charge;
  }

  @Test
  void an_entry_comes_back_with_its_allocations() {
    OrderId order = anOrder();
    LedgerEntry charge =
        entry(
            order,
            LedgerEntry.Kind.CHARGE,
            "pi_" + order,
            null,
            SampleEvents.usd(7200),
            SampleEvents.usd(2000));
    assertThat(ledger().record(charge)).isTrue();
    assertThat(ledger().of(order)).containsExactly(charge);
  }

  @Test
  void a_movement_is_entered_once() {
    OrderId order = anOrder();
    LedgerEntry first =
        entry(order, LedgerEntry.Kind.CHARGE, "pi_" + order, null, SampleEvents.usd(7200));
    LedgerEntry again =
        entry(order, LedgerEntry.Kind.CHARGE, "pi_" + order, null, SampleEvents.usd(7200));
    assertThat(ledger().record(first)).isTrue();
    assertThat(ledger().record(again)).isFalse();
    assertThat(ledger().of(order)).containsExactly(first);
  }

  @Test
  void another_kind_or_balance_transaction_of_a_source_is_another_movement() {
    OrderId order = anOrder();
    String source = "ch_" + order;
    List<LedgerEntry> movements =
        List.of(
            entry(order, LedgerEntry.Kind.DISPUTE, source, "txn_1", SampleEvents.usd(-7200)),
            entry(order, LedgerEntry.Kind.DISPUTE, source, "txn_2", SampleEvents.usd(-1500)),
            entry(order, LedgerEntry.Kind.REINSTATEMENT, source, "txn_1", SampleEvents.usd(7200)));
    assertThat(movements).allMatch(ledger()::record);
    assertThat(movements).noneMatch(ledger()::record);
    assertThat(ledger().of(order)).containsExactlyInAnyOrderElementsOf(movements);
  }

  @Test
  void an_order_is_told_its_own_entries_by_time() {
    OrderId order = anOrder();
    LedgerEntry charge = booked(order);
    booked(anOrder());
    LedgerEntry before =
        new LedgerEntry(
            new LedgerEntryId(UUID.randomUUID()),
            order,
            LedgerEntry.Account.CASH,
            LedgerEntry.Kind.ADJUSTMENT,
            "till",
            null,
            SampleEvents.usd(-100),
            SampleEvents.NOW.minusSeconds(1),
            List.of(new LedgerEntry.Allocation(1, SampleEvents.usd(-100))));
    ledger().record(before);
    assertThat(ledger().of(order)).containsExactly(before, charge);
  }

  @Test
  void what_went_back_is_told_of_each_order_without_what_a_bank_returned() {
    OrderId part = anOrder();
    OrderId none = anOrder();
    OrderId returned = anOrder();
    OrderId another = anOrder();
    booked(part);
    booked(none);
    ledger()
        .record(entry(part, LedgerEntry.Kind.REFUND, "re_" + part, null, SampleEvents.usd(-1000)));
    ledger()
        .record(entry(part, LedgerEntry.Kind.REFUND, "re_2" + part, null, SampleEvents.usd(-50)));
    ledger()
        .record(
            entry(
                returned, LedgerEntry.Kind.REFUND, "re_" + returned, null, SampleEvents.usd(-70)));
    ledger()
        .record(
            entry(
                returned,
                LedgerEntry.Kind.ADJUSTMENT,
                "re_" + returned,
                null,
                SampleEvents.usd(70)));
    ledger()
        .record(
            entry(another, LedgerEntry.Kind.REFUND, "re_" + another, null, SampleEvents.usd(-9)));

    assertThat(ledger().returned(List.of(part, none, returned)))
        .isEqualTo(Map.of(part, SampleEvents.usd(1_050)));
    assertThat(ledger().returned(List.of())).isEmpty();
  }

  @Test
  void a_link_is_for_its_kind_alone_and_leaves_a_known_transaction_as_it_is() {
    OrderId order = anOrder();
    LedgerEntry known =
        entry(order, LedgerEntry.Kind.CHARGE, "ch_" + order, "txn_1", SampleEvents.usd(7200));
    LedgerEntry refund =
        entry(order, LedgerEntry.Kind.REFUND, "ch_" + order, null, SampleEvents.usd(-7200));
    ledger().record(known);
    ledger().record(refund);
    ledger().link("ch_" + order, LedgerEntry.Kind.CHARGE, "txn_2");
    assertThat(ledger().of(order)).containsExactlyInAnyOrder(known, refund);
  }

  @Test
  void a_balance_transaction_may_be_known_before_its_entry() {
    OrderId order = anOrder();
    ledger().link("pi_" + order, LedgerEntry.Kind.CHARGE, "txn_1");
    booked(order);
    assertThat(ledger().of(order))
        .extracting(LedgerEntry::balanceTransaction)
        .containsExactly("txn_1");
  }

  @Test
  void a_balance_transaction_that_is_known_later_is_linked_once() {
    OrderId order = anOrder();
    String intent = "pi_" + order;
    ledger().record(entry(order, LedgerEntry.Kind.CHARGE, intent, null, SampleEvents.usd(7200)));
    ledger().link(intent, LedgerEntry.Kind.CHARGE, "txn_1");
    ledger().link(intent, LedgerEntry.Kind.CHARGE, "txn_2");
    assertThat(ledger().of(order))
        .extracting(LedgerEntry::balanceTransaction)
        .containsExactly("txn_1");
  }

  @Test
  void an_entry_whose_allocations_are_off_cannot_be_made() {
    assertThatThrownBy(() ->
            new LedgerEntry(
                new LedgerEntryId(UUID.randomUUID()),
                anOrder(),
                LedgerEntry.Account.STRIPE,
                LedgerEntry.Kind.CHARGE,
                "pi_1",
                null,
                SampleEvents.usd(100),
                SampleEvents.NOW,
                List.of(new LedgerEntry.Allocation(1, SampleEvents.usd(99)))))
        .hasMessageContaining("99");
  }
}
