package live.maguey.revenue;

import java.time.Instant;
import java.util.List;
import live.maguey.orders.OrderId;
import live.maguey.shared.Money;
import org.jspecify.annotations.Nullable;

/// Stripe's book as it was brought in, beside ours. Both sides are read a page at a time, by time
/// and then id.
public interface Comparison {
  /// Keeps lines of Stripe's book; what is there already stays. Entries of ours that name the same
  /// payment or refund and have no balance transaction yet are linked to theirs.
  void bringIn(List<BalanceTransaction> lines);

  /// Lines of Stripe's book at or after `from` and before `to`, each with what our book has of it.
  ///
  /// @param after the last one of the page before, or null
  List<Line> lines(Instant from, Instant to, @Nullable Line after, int limit);

  /// Entries of the account `stripe` in that time that no line brought in tells of. Fees are told
  /// of by their charge.
  ///
  /// @param after the last one of the page before, or null
  List<Alone> alone(Instant from, Instant to, @Nullable Alone after, int limit);

  /// @param order whose it is in our book, null where our book has nothing of it
  /// @param moved what our book says was moved, null where it says nothing
  /// @param fee what our book says Stripe kept, positive, null where it says nothing
  record Line(
      BalanceTransaction theirs,
      @Nullable OrderId order,
      @Nullable Money moved,
      @Nullable Money fee) {}

  /// @param transaction what our book links it to, null while that is not known
  record Alone(
      LedgerEntryId id,
      OrderId order,
      LedgerEntry.Kind kind,
      String source,
      @Nullable String transaction,
      Money amount,
      Instant at) {}
}
