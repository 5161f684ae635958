package live.maguey.payments;

import live.maguey.orders.OrderDetails;
import live.maguey.revenue.Ledger;
import live.maguey.revenue.LedgerEntry;
import live.maguey.revenue.LedgerEntryId;
import live.maguey.shared.Ids;
import live.maguey.shared.Money;
import org.jspecify.annotations.Nullable;

/// Writes what facts tell of money into the ledger, each under the object of Stripe that it is
/// about.
final class Bookkeeping {
  private final Ledger ledger;
  private final Ids ids;

  Bookkeeping(Ledger ledger, Ids ids) {
    this.ledger = ledger;
    this.ids = ids;
  }

  void charge(OrderDetails order, Fact capture) {
    post(order, LedgerEntry.Kind.CHARGE, null, capture.money(), capture);
  }

  /// The fee may come long after its charge, which is linked to its balance transaction by it.
  void fee(OrderDetails order, Fact fee) {
    post(order, LedgerEntry.Kind.FEE, fee.object(), fee.money().negated(), fee);
    if (fee.related() != null) {
      ledger.link(fee.related(), LedgerEntry.Kind.CHARGE, fee.object());
    }
  }

  void refund(OrderDetails order, Fact refund) {
    post(order, LedgerEntry.Kind.REFUND, null, refund.money().negated(), refund);
  }

  /// A refund that was through and that the buyer's bank sent back.
  void refundReturned(OrderDetails order, Fact refund) {
    post(order, LedgerEntry.Kind.ADJUSTMENT, null, refund.money(), refund);
  }

  private void post(
      OrderDetails order,
      LedgerEntry.Kind kind,
      @Nullable String transaction,
      Money amount,
      Fact fact) {
    ledger.record(
        LedgerEntry.of(
            new LedgerEntryId(ids.next()),
            order,
            LedgerEntry.Account.STRIPE,
            kind,
            fact.object(),
            transaction,
            amount,
            fact.at()));
  }
}
