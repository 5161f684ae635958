package live.maguey.revenue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Stripe's own ledger of the account, a page at a time, newest first. Every call has a timeout.
public interface Statement {
  /// What moved at or after `from` and before `to`, to the second.
  ///
  /// @param after the last one of the page before, or null
  /// @throws live.maguey.shared.Unavailable when Stripe does not answer
  Page between(Instant from, Instant to, @Nullable String after);

  /// What an automatic payout paid out, and the payout itself; empty for one that was made by hand.
  ///
  /// @param payout `po_…`
  /// @throws live.maguey.shared.Unavailable when Stripe does not answer
  Page ofPayout(String payout, @Nullable String after);

  /// One by its id, whenever it was.
  ///
  /// @throws live.maguey.shared.Unavailable when Stripe does not answer
  Optional<BalanceTransaction> find(String id);

  /// @param next where the following page begins, empty at the end
  record Page(List<BalanceTransaction> lines, Optional<String> next) {}
}
