package live.maguey.refunds;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import live.maguey.payments.Fact;
import live.maguey.payments.Refund;
import live.maguey.revenue.LedgerEntry;

/// What the ledger says of one payment's refunds: the money that went back by whatever road, and
/// what a bank sent back of it. Their sum is what went back of each line, whatever order they came
/// in.
public final class RefundEntries {
  private final String payment;
  private final List<Refund> refunds;
  private final List<Fact> facts;

  /// @param payment the one that bought the order: money that came twice goes back beside it
  /// @param refunds all of the order; @param facts all that is known of it
  public RefundEntries(String payment, List<Refund> refunds, List<Fact> facts) {
    this.payment = payment;
    this.refunds = List.copyOf(refunds);
    this.facts = List.copyOf(facts);
  }

  /// @param ledger all entries of the order
  public Stream<LedgerEntry> in(List<LedgerEntry> ledger) {
    return ledger.stream().filter(this::isOne);
  }

  private boolean isOne(LedgerEntry entry) {
    return switch (entry.kind()) {
      case REFUND, ADJUSTMENT -> refunded(entry.source()).map(payment::equals).orElse(true);
      case CHARGE, FEE, DISPUTE, REINSTATEMENT -> false;
    };
  }

  /// The payment that went back, where it was told.
  ///
  /// @param source Stripe's object, or our refund that a person paid
  private Optional<String> refunded(String source) {
    Optional<String> byHand =
        refunds.stream()
            .filter(refund -> refund.id().toString().equals(source))
            .map(Refund::payment)
            .filter(told -> !told.isEmpty())
            .findFirst();
    return byHand.or(() ->
        Fact.of(facts, Fact.RefundOf.class)
            .filter(of -> of.refund().equals(source))
            .map(Fact.RefundOf::payment)
            .findFirst());
  }
}
