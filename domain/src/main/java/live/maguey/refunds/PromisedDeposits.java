package live.maguey.refunds;

import java.util.Optional;
import live.maguey.deposits.Deposit;
import live.maguey.deposits.Promised;
import live.maguey.orders.OrderId;
import live.maguey.payments.Facts;
import live.maguey.payments.Refund;
import live.maguey.payments.StepKey;
import live.maguey.revenue.Ledger;
import live.maguey.revenue.LedgerEntry;
import live.maguey.shared.Money;

/// What refunds promise back of a deposit: each that was asked for, until the money has reached the
/// guest.
public final class PromisedDeposits implements Promised {
  private final Refunds refunds;
  private final Facts facts;
  private final Ledger ledger;

  public PromisedDeposits(Refunds refunds, Facts facts, Ledger ledger) {
    this.refunds = refunds;
    this.facts = facts;
    this.ledger = ledger;
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
  private Money borne(Refund refund, Deposit deposit) {
    return refund.borneBy(deposit.line()).orElseGet(() -> sentBack(refund, deposit));
  }

  private Money sentBack(Refund refund, Deposit deposit) {
    OrderId order = deposit.order();
    String paidBy = facts.done(order).getOrDefault(StepKey.CONFIRM, "");
    return new RefundEntries(paidBy, refunds.of(order), facts.of(order))
        .in(ledger.of(order))
        .filter(entry -> entry.kind() == LedgerEntry.Kind.ADJUSTMENT)
        .filter(entry -> refund.object().equals(Optional.of(entry.source())))
        .map(entry -> entry.borneBy(deposit.line()))
        .reduce(Money.zero(deposit.taken().currency()), Money::plus);
  }

  private static Money least(Money one, Money other) {
    return one.compareTo(other) <= 0 ? one : other;
  }
}
