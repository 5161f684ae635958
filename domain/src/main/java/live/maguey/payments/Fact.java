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
/// @param related another id that belongs to it: a refund's own id of ours, a fee's payment intent
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
    /// far as we know) or `given-back`.
    HOLD,
    /// A payment was declined; the hold and the page stay. Object: the charge or payment intent;
    /// status: the decline code.
    DECLINE,
    /// A refund. Object: `re_…`; status `pending`, `succeeded`, `failed`, `canceled`; related: our
    /// refund's id, or null when it was not made by us.
    REFUND,
    /// What Stripe kept of a charge. Object: the balance transaction; status `charge`; amount: the
    /// fee, positive; related: the payment intent.
    FEE
  }

  public Money money() {
    if (amount == null) {
      throw new IllegalStateException(kind + " " + object + " moves no money");
    }
    return amount;
  }
}
