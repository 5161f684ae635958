package live.maguey.status;

import java.time.Instant;
import java.util.Optional;

/// When the ledger was last compared with Stripe's, and with which result.
public interface Reconciliations {
  void record(Reconciliation done);

  /// The one that ended last; empty before the first.
  Optional<Reconciliation> last();

  /// @param at when it ended; @param from, until the time that was compared
  /// @param compared movements at Stripe; @param differences how many were found
  record Reconciliation(Instant at, Instant from, Instant until, long compared, long differences) {}
}
