package live.maguey.payments;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import live.maguey.orders.OrderId;

/// Money that goes back. States move forward only; succeeded may still turn to failed, as banks do.
public interface Refunds {
  /// Inside the unit of work that decided it; one that is there stays as it is.
  void request(Refund refund);

  /// Takes requested refunds whose turn has come for `lease`.
  List<Refund> claim(int limit, Instant now, Duration lease);

  /// Stripe's answer or a later event.
  ///
  /// @return whether the state moved
  boolean moved(RefundId id, String object, Refund.State to, Instant at);

  /// The attempt's answer is unknown or was put off: due again at `next`, under the same key.
  void retry(RefundId id, Instant next, String answer);

  /// The attempt failed for good: asked again at `next` under a new key.
  void nextAttempt(RefundId id, Instant next, String answer);

  Optional<Refund> find(RefundId id);

  List<Refund> of(OrderId order);
}
