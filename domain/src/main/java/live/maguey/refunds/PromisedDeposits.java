package live.maguey.refunds;

import live.maguey.deposits.Deposit;
import live.maguey.deposits.Promised;
import live.maguey.payments.Facts;
import live.maguey.payments.Refund;
import live.maguey.shared.Money;

/// What refunds promise back of a deposit: each that was asked for, until the money has reached the
/// guest.
public final class PromisedDeposits implements Promised {
  private final Refunds refunds;

  private final Facts facts;

  public PromisedDeposits(Refunds refunds, Facts facts) {
    this.refunds = refunds;
    this.facts = facts;
  }

  @Override
  public Money of(Deposit deposit) {
    return refunds.of(deposit.order()).stream()
        .map(refund -> promised(refund, deposit))
        .reduce(Money.zero(deposit.taken().currency()), Money::plus);
  }

  private Money promised(Refund refund, Deposit deposit) {
    return switch (refund.state()) {
      case REQUESTED, PENDING -> borne(refund, deposit);
      case FAILED, CANCELLED ->
          least(borne(refund, deposit), OrderMoney.owed(refund, refunds, facts));
      case SUCCEEDED, PAID_BY_HAND -> Money.zero(deposit.taken().currency());
    };
  }

  /// One of no line bought nothing, or was made in Stripe's dashboard and sent back.
  private static Money borne(Refund refund, Deposit deposit) {
    return refund
        .borneBy(deposit.line())
        .or(() -> refund.object().map(deposit::sentBack))
        .orElse(Money.zero(deposit.taken().currency()));
  }

  private static Money least(Money one, Money other) {
    return one.compareTo(other) <= 0 ? one : other;
  }
}
