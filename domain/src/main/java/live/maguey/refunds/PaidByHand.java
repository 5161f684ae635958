package live.maguey.refunds;

import java.time.Instant;
import live.maguey.audit.Actor;
import live.maguey.payments.RefundId;
import live.maguey.revenue.LedgerEntry;
import live.maguey.shared.Money;

/// How a refund that did not reach its buyer was paid another way. Recorded once, never changed.
///
/// @param amount what the buyer got: all that was owed of the refund, no more than it
/// @param paidAt when the buyer got it
/// @param note a reference or a word about it, empty for none; it names no buyer
/// @param by who recorded it
public record PaidByHand(
    RefundId refund,
    Method method,
    Money amount,
    Instant paidAt,
    String note,
    Actor by,
    Instant recordedAt) {

  /// Where the money came from. It never was a movement at Stripe.
  public enum Method {
    CASH(LedgerEntry.Account.CASH),
    BANK_TRANSFER(LedgerEntry.Account.BANK);

    private final LedgerEntry.Account account;

    Method(LedgerEntry.Account account) {
      this.account = account;
    }

    public LedgerEntry.Account account() {
      return account;
    }
  }

  public PaidByHand {
    if (amount.minor() <= 0) {
      throw new IllegalArgumentException(amount + " is no payment");
    }
  }
}
