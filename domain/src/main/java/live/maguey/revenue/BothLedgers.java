package live.maguey.revenue;

import java.time.Instant;
import java.util.List;
import live.maguey.orders.OrderId;
import live.maguey.shared.Money;
import org.jspecify.annotations.Nullable;

/// Stripe's ledger as imported, next to ours. Both sides are read a page at a time, by time and
/// then id.
public interface BothLedgers {
  /// Stores lines of Stripe's ledger; existing ones stay. Entries of ours that name the same
  /// payment or refund and have no balance transaction yet are linked to theirs.
  void bringIn(List<BalanceTransaction> lines);

  /// Lines of Stripe's ledger at or after `from` and before `to`, each with what our ledger has of
  /// it.
  ///
  /// @param after the last one of the page before, or null
  List<Line> lines(Instant from, Instant to, @Nullable Line after, int limit);

  /// Entries of the account `stripe` in that time that no imported line covers. A charge covers its
  /// fees.
  ///
  /// @param after the last one of the page before, or null
  List<Alone> alone(Instant from, Instant to, @Nullable Alone after, int limit);

  /// @param order whose it is in our ledger, or null
  /// @param moved what our ledger says was moved, or null
  /// @param fee what our ledger says Stripe kept, positive, or null
  record Line(
      BalanceTransaction theirs,
      @Nullable OrderId order,
      @Nullable Money moved,
      @Nullable Money fee) {}

  /// @param transaction what our ledger links it to, null while unknown
  record Alone(
      LedgerEntryId id,
      OrderId order,
      LedgerEntry.Kind kind,
      String source,
      @Nullable String transaction,
      Money amount,
      Instant at) {}
}
