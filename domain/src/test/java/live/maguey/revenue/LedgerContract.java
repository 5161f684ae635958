package live.maguey.revenue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import live.maguey.catalog.Nights;
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
        Nights.NOW,
        allocations);
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
            Nights.usd(7200),
            Nights.usd(2000));
    assertThat(ledger().record(charge)).isTrue();
    assertThat(ledger().of(order)).containsExactly(charge);
  }

  @Test
  void a_movement_is_booked_once() {
    OrderId order = anOrder();
    LedgerEntry first =
        entry(order, LedgerEntry.Kind.CHARGE, "pi_" + order, null, Nights.usd(7200));
    LedgerEntry again =
        entry(order, LedgerEntry.Kind.CHARGE, "pi_" + order, null, Nights.usd(7200));
    assertThat(ledger().record(first)).isTrue();
    assertThat(ledger().record(again)).isFalse();
    assertThat(ledger().of(order)).containsExactly(first);
  }

  @Test
  void a_balance_transaction_that_is_known_later_is_linked_once() {
    OrderId order = anOrder();
    String intent = "pi_" + order;
    ledger().record(entry(order, LedgerEntry.Kind.CHARGE, intent, null, Nights.usd(7200)));
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
                Nights.usd(100),
                Nights.NOW,
                List.of(new LedgerEntry.Allocation(1, Nights.usd(99)))))
        .hasMessageContaining("99");
  }
}
