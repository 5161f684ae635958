package live.maguey.payments;

import java.time.Instant;
import live.maguey.orders.OrderId;
import live.maguey.shared.Money;
import org.jspecify.annotations.Nullable;

/// Something that is so, whatever brought the news. Its identity is (kind, object, status): the
/// same fact by event and by fetch is one fact. Never changed, never deleted.
///
/// @param object Stripe's id of what it is about (`pi_…`, `cs_…`, `re_…`, `txn_…`), or ours
/// @param status as in the kind's own words below
/// @param amount what it moves, or null where it moves nothing
/// @param related another id that belongs to it: a refund's own id of ours, a fee's payment intent,
///   a dispute's payment
public record Fact(
    OrderId order,
    Kind kind,
    String object,
    String status,
    @Nullable Money amount,
    Instant at,
    String source,
    @Nullable String related) {

  public enum Kind {
    /// Money was captured. Object: the payment intent; status `succeeded`; amount: what came.
    CAPTURE,
    /// Nothing is to be paid. Object: the order; status `free`.
    FREE,
    /// A payment page. Object: the session; status `expired`, `unpaid` (complete, the money comes
    /// later), `failed` (it did not come) or `refused` (Stripe would not open it).
    SESSION,
    /// The hold. Object: the order; status `lapsed` (its time is over and no page can be paid as
    /// far as we know), `given-back`, or `off` (when it was paid, its night was cancelled or over).
    HOLD,
    /// A payment was declined; the hold and the page stay. Object: the charge or payment intent;
    /// status: the decline code.
    DECLINE,
    /// A refund. Object: `re_…`; status `pending`, `succeeded`, `failed`, `canceled`; related: our
    /// refund's id, or null when it was not made by us.
    REFUND,
    /// Which payment a refund pays back. Object: the refund; status `of`; related: the payment
    /// intent.
    REFUND_OF,
    /// What Stripe kept. Object: the balance transaction; status `charge` or `dispute`; amount: the
    /// fee, positive, or negative where it came back; related: the payment intent, or the dispute.
    FEE,
    /// A dispute or an inquiry. Object: `dp_…`; status: Stripe's own word; amount: what is
    /// disputed; related: the payment intent.
    DISPUTE,
    /// Until when the bank takes evidence, which is the fact's time. Object: the dispute; status
    /// `due`.
    DISPUTE_DEADLINE,
    /// Money that a dispute moved. Object: the balance transaction; status `withdrawn` or
    /// `reinstated`; amount: how much, positive; related: the dispute.
    DISPUTE_MONEY,
    /// A card network's early warning of fraud. Object: `issfr_…`; status `actionable`, or `over`
    /// once there is nothing to do about it; related: the payment intent.
    FRAUD_WARNING
  }

  public Money money() {
    if (amount == null) {
      throw new IllegalStateException(kind + " " + object + " moves no money");
    }
    return amount;
  }
}
