package live.maguey.revenue;

import java.time.Instant;
import java.util.Optional;
import live.maguey.shared.Money;

/// One movement in Stripe's own ledger of the account; it never changes there.
///
/// @param id `txn_…`
/// @param type as Stripe names it: `charge`, `refund`, `payout`, `adjustment`, …
/// @param source what moved the money: the payment of a charge (`pi_…`), else the object itself
///   (`re_…`, `po_…`, a charge without a payment); empty for some of the account's own
/// @param amount gross; positive is towards the venue
/// @param fee what Stripe kept of it; positive
public record BalanceTransaction(
    String id, String type, String source, Money amount, Money fee, Instant at) {

  /// What kind of movement it is in the venue's ledger.
  /// <https://docs.stripe.com/reports/balance-transaction-types>
  public enum Movement {
    CHARGE,
    REFUND,
    /// A completed refund that the buyer's bank returned.
    REFUND_RETURNED,
    /// Money that a dispute takes or returns.
    DISPUTE,
    PAYOUT,
    /// The account's own: Stripe's invoices, reserves, top-ups. It belongs to no order.
    ACCOUNT,
    /// A type that this program does not know.
    UNKNOWN;

    boolean isOfAnOrder() {
      return switch (this) {
        case CHARGE, REFUND, REFUND_RETURNED, DISPUTE -> true;
        case PAYOUT, ACCOUNT, UNKNOWN -> false;
      };
    }
  }

  public Movement movement() {
    return switch (type) {
      case "charge", "payment" -> Movement.CHARGE;
      case "refund", "payment_refund" -> Movement.REFUND;
      case "refund_failure", "payment_failure_refund" -> Movement.REFUND_RETURNED;
      case "adjustment" -> source.startsWith("d") ? Movement.DISPUTE : Movement.ACCOUNT;
      case "payout", "payout_cancel", "payout_failure" -> Movement.PAYOUT;
      case "stripe_fee",
          "stripe_fx_fee",
          "tax_fee",
          "network_cost",
          "reserve_transaction",
          "reserved_funds",
          "payout_minimum_balance_hold",
          "payout_minimum_balance_release",
          "topup",
          "topup_reversal",
          "contribution",
          "climate_order_purchase",
          "climate_order_refund" ->
          Movement.ACCOUNT;
      default -> Movement.UNKNOWN;
    };
  }

  /// The kind of our entry that names the same source; empty where our ledger has the movement only
  /// by its own id, or not at all.
  public Optional<LedgerEntry.Kind> entryOfItsSource() {
    return switch (movement()) {
      case CHARGE -> Optional.of(LedgerEntry.Kind.CHARGE);
      case REFUND -> Optional.of(LedgerEntry.Kind.REFUND);
      case REFUND_RETURNED -> Optional.of(LedgerEntry.Kind.ADJUSTMENT);
      case DISPUTE, PAYOUT, ACCOUNT, UNKNOWN -> Optional.empty();
    };
  }

  /// What it changes in the account's balance.
  public Money net() {
    return amount.minus(fee);
  }
}
