package live.maguey.revenue;

import java.time.Instant;
import live.maguey.orders.OrderId;
import live.maguey.shared.Money;
import org.jspecify.annotations.Nullable;

/// Where our ledger and Stripe's disagree.
///
/// @param object what to look up: Stripe's `txn_…`, the object our entry names, or the payment or
///   refund that carries our seal
/// @param order whose it is, also where the database has no such order; null: of none that we know
/// @param ours what our ledger says, or null
/// @param theirs what Stripe's says, or null
public record Difference(
    Kind kind,
    String object,
    @Nullable OrderId order,
    @Nullable Money ours,
    @Nullable Money theirs,
    Instant at) {

  public enum Kind {
    /// Stripe moved a payment's money, our ledger has no entry for it, and nothing proves that we
    /// opened it.
    NOT_IN_OUR_LEDGER,
    /// We opened it for an order that the database has, and our ledger has no entry for it.
    OURS_NOT_BOOKED,
    /// We opened it for an order that the database does not have: a restored backup lacks it.
    OURS_AND_LOST,
    /// Our ledger has an entry, and Stripe has no movement for it.
    NOT_AT_STRIPE,
    AMOUNT_DIFFERS,
    FEE_DIFFERS,
    /// Stripe kept a fee that our ledger does not have.
    FEE_MISSING,
    /// A payout is not the sum of what it paid out.
    PAYOUT_DIFFERS,
    /// A type of movement that this program does not know.
    UNKNOWN_TYPE
  }
}
