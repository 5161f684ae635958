package live.maguey.revenue;

import java.util.Currency;
import live.maguey.shared.Money;

/// What moved in one currency; positive is towards the venue, fees are what Stripe kept.
///
/// @param other the account's own at Stripe: invoices, reserves, types that are not known
/// @param payouts to the venue's bank, negative
/// @param pending entries of ours whose movement Stripe has not reported yet, within its time
/// @param pendingAmount their sum
public record Totals(
    Side ours, Side stripe, Money other, Money payouts, int pending, Money pendingAmount) {

  /// @param refunds with refunds that came back
  /// @param disputes what they took, less what they gave back
  public record Side(Money charges, Money refunds, Money disputes, Money fees) {
    static Side none(Currency currency) {
      Money zero = Money.zero(currency);
      return new Side(zero, zero, zero, zero);
    }

    public Money net() {
      return charges.plus(refunds).plus(disputes).minus(fees);
    }

    Side plus(BalanceTransaction.Movement movement, Money amount, Money fee) {
      return switch (movement) {
        case CHARGE -> new Side(charges.plus(amount), refunds, disputes, fees.plus(fee));
        case REFUND, REFUND_RETURNED ->
            new Side(charges, refunds.plus(amount), disputes, fees.plus(fee));
        case DISPUTE -> new Side(charges, refunds, disputes.plus(amount), fees.plus(fee));
        case PAYOUT, ACCOUNT, UNKNOWN -> this;
      };
    }
  }

  static Totals none(Currency currency) {
    Money zero = Money.zero(currency);
    return new Totals(Side.none(currency), Side.none(currency), zero, zero, 0, zero);
  }

  Totals plus(BothLedgers.Line line) {
    BalanceTransaction theirs = line.theirs();
    BalanceTransaction.Movement movement = theirs.movement();
    Money zero = Money.zero(theirs.amount().currency());
    Money moved = line.moved() == null ? zero : line.moved();
    Money kept = line.fee() == null ? zero : line.fee();
    return new Totals(
        ours.plus(movement, moved, kept),
        stripe.plus(movement, theirs.amount(), theirs.fee()),
        movement.isOfAnOrder() || movement == BalanceTransaction.Movement.PAYOUT
            ? other
            : other.plus(theirs.net()),
        movement == BalanceTransaction.Movement.PAYOUT ? payouts.plus(theirs.net()) : payouts,
        pending,
        pendingAmount);
  }

  Totals plusPending(Money amount) {
    return new Totals(ours, stripe, other, payouts, pending + 1, pendingAmount.plus(amount));
  }

  /// An entry of ours that Stripe has no movement for.
  Totals plusAlone(BothLedgers.Alone alone) {
    return new Totals(
        ours.plus(movement(alone.kind()), alone.amount(), Money.zero(alone.amount().currency())),
        stripe,
        other,
        payouts,
        pending,
        pendingAmount);
  }

  private static BalanceTransaction.Movement movement(LedgerEntry.Kind kind) {
    return switch (kind) {
      case CHARGE -> BalanceTransaction.Movement.CHARGE;
      case REFUND -> BalanceTransaction.Movement.REFUND;
      case ADJUSTMENT -> BalanceTransaction.Movement.REFUND_RETURNED;
      case DISPUTE, REINSTATEMENT -> BalanceTransaction.Movement.DISPUTE;
      case FEE -> throw new IllegalArgumentException("a fee is told of by its charge");
    };
  }
}
