package live.maguey.lookup;

import java.util.List;
import java.util.Optional;
import live.maguey.payments.Facts;
import live.maguey.payments.Refund;
import live.maguey.payments.RefundId;
import live.maguey.refunds.OrderMoney;
import live.maguey.refunds.PaidByHand;
import live.maguey.refunds.RefundSearch;
import live.maguey.refunds.Refunds;
import live.maguey.shared.Money;
import live.maguey.shared.Page;

/// Looks up refunds.
public final class LookUpRefunds {
  private final Refunds refunds;
  private final Facts facts;
  private final RefundSearch search;

  public LookUpRefunds(Refunds refunds, Facts facts, RefundSearch search) {
    this.refunds = refunds;
    this.facts = facts;
    this.search = search;
  }

  public Optional<Refund> find(RefundId id) {
    return refunds.find(id);
  }

  /// What the buyer is still owed of it, zero where it is on its way or arrived.
  public Money owed(Refund refund) {
    return OrderMoney.owed(refund, refunds, facts);
  }

  /// How a person paid it; empty where nobody did.
  public Optional<PaidByHand> byHand(RefundId id) {
    return refunds.byHand(id);
  }

  /// The newest first.
  public List<RefundSearch.Found> list(RefundSearch.Wanted wanted) {
    return search.list(wanted);
  }

  /// Where a refund stands in the list.
  public Optional<Page.Row<RefundId>> row(RefundId id) {
    return refunds.find(id).map(refund -> new Page.Row<>(refund.requestedAt(), id));
  }
}
