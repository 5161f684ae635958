package live.maguey.payments;

import java.time.Instant;
import live.maguey.orders.OrderId;
import live.maguey.shared.Money;
import org.jspecify.annotations.Nullable;

/// Money that goes back: requested before Stripe is asked, so that a crash leaves something a job
/// owns.
///
/// @param payment the payment intent that it goes back to; @param amount positive
/// @param attempt raised after a definite failure: part of the key
/// @param object Stripe's `re_…`, null until it answered
/// @param firstAskedAt when Stripe was first asked under this attempt, or null
public record Refund(
    RefundId id,
    OrderId order,
    String payment,
    Money amount,
    String reason,
    State state,
    int attempt,
    @Nullable String object,
    Instant requestedAt,
    @Nullable Instant firstAskedAt) {

  public enum State {
    REQUESTED,
    PENDING,
    SUCCEEDED,
    FAILED,
    CANCELLED;

    /// Stripe's word for a refund's status.
    public static State ofStripe(String status) {
      return switch (status) {
        case "succeeded" -> SUCCEEDED;
        case "failed" -> FAILED;
        case "canceled" -> CANCELLED;
        default -> PENDING;
      };
    }
  }

  public String key() {
    return "refund:" + id + ":" + attempt;
  }
}
