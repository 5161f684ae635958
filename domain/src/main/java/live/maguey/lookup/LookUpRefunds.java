package live.maguey.lookup;

import java.util.List;
import java.util.Optional;
import live.maguey.payments.Refund;
import live.maguey.payments.RefundId;
import live.maguey.refunds.PaidByHand;
import live.maguey.refunds.RefundSearch;
import live.maguey.refunds.Refunds;
import live.maguey.shared.Span;

/// Looks up refunds.
public final class LookUpRefunds {
  private final Refunds refunds;
  private final RefundSearch search;

  public LookUpRefunds(Refunds refunds, RefundSearch search) {
    this.refunds = refunds;
    this.search = search;
  }

  public Optional<Refund> find(RefundId id) {
    return refunds.find(id);
  }

  /// How a person paid it; empty where nobody did.
  public Optional<PaidByHand> byHand(RefundId id) {
    return refunds.byHand(id);
  }

  /// The newest first.
  public List<RefundSearch.Found> list(RefundSearch.Wanted wanted, Span requested) {
    return search.list(wanted).stream()
        .filter(refund -> requested.has(refund.requestedAt()))
        .toList();
  }
}
