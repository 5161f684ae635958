package live.maguey.revenue;

import java.time.Instant;
import live.maguey.orders.OrderId;
import live.maguey.shared.Money;
import org.jspecify.annotations.Nullable;

/// Where our book and Stripe's disagree.
///
/// @param object what to look up: Stripe's `txn_…`, or the object our entry names
/// @param ours what our book says, null where it says nothing
/// @param theirs what Stripe's says, null where it says nothing
public record Difference(
    Kind kind,
    String object,
    @Nullable OrderId order,
    @Nullable Money ours,
    @Nullable Money theirs,
    Instant at) {

  public enum Kind {
    /// Stripe moved money of an order, and our book has nothing of it.
    NOT_IN_OUR_BOOK,
    /// Our book has an entry, and Stripe has no movement for it.
    NOT_AT_STRIPE,
    AMOUNT_DIFFERS,
    FEE_DIFFERS,
    /// Stripe kept a fee that our book has not.
    FEE_MISSING,
    /// A payout is not the sum of what it paid out.
    PAYOUT_DIFFERS,
    /// A type of movement that this program does not know.
    UNKNOWN_TYPE
  }
}
