package live.maguey.status;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What waits to be done and what was given up, counted in the stores.
public interface Backlog {
  Counts count(Instant now);

  /// @param deadWebhooks given up; @param givenUpEmails given up
  /// @param pendingRefunds with the banks; @param failedRefunds that did not arrive and nobody
  ///   settled
  /// @param overdueHolds whose time is over and that still hold places
  record Counts(
      Queue webhooks,
      Queue emails,
      Queue refunds,
      long deadWebhooks,
      long givenUpEmails,
      long pendingRefunds,
      long failedRefunds,
      Queue overdueHolds) {}

  /// @param oldest since when the oldest waits; null where nothing does
  record Queue(long waiting, @Nullable Instant oldest) {
    public static final Queue EMPTY = new Queue(0, null);
  }
}
