package live.maguey.refunds;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import live.maguey.payments.Fact;
import live.maguey.payments.Refund;
import live.maguey.payments.RefundId;

/// What the facts say of refunds, ours and those made in Stripe's dashboard.
public final class ToldRefunds {
  private ToldRefunds() {}

  /// Our own id of a refund; empty when it was not made by us.
  public static Optional<RefundId> ours(Fact refund) {
    return Optional.ofNullable(refund.related()).map(id -> new RefundId(UUID.fromString(id)));
  }

  /// The payment that a refund pays back, where it was told.
  public static Optional<String> payment(Fact refund, List<Fact> facts) {
    return facts.stream()
        .filter(fact -> fact.kind() == Fact.Kind.REFUND_OF)
        .filter(of -> of.object().equals(refund.object()))
        .map(Fact::related)
        .findFirst();
  }

  /// Whether it may pay back this payment: it does, or nobody told.
  public static boolean mayBeOf(Fact refund, String payment, List<Fact> facts) {
    return payment(refund, facts).map(payment::equals).orElse(true);
  }

  /// Whether the refund of this object ever went through.
  public static boolean wentThrough(String object, List<Fact> facts) {
    return of(facts).stream().anyMatch(refund -> isThrough(refund, object));
  }

  /// Refunds that are with the buyer: through, and not sent back by the bank since.
  public static List<Fact> throughNow(List<Fact> facts) {
    List<Fact> refunds = of(facts);
    return refunds.stream()
        .filter(refund -> isThrough(refund, refund.object()))
        .filter(refund -> refunds.stream().noneMatch(r -> isOver(r, refund.object())))
        .toList();
  }

  /// Refunds made elsewhere that are with the buyer.
  public static List<Fact> throughElsewhere(List<Fact> facts) {
    return throughNow(facts).stream().filter(refund -> ours(refund).isEmpty()).toList();
  }

  /// What refunds made elsewhere took from a payment, or may: pending ones count, and those of
  /// which nobody told the payment.
  public static long takenElsewhere(List<Fact> facts, String payment) {
    List<Fact> refunds = of(facts);
    Map<String, Long> taken = new LinkedHashMap<>();
    refunds.stream()
        .filter(refund -> ours(refund).isEmpty())
        .filter(refund -> mayBeOf(refund, payment, facts))
        .filter(refund -> refunds.stream().noneMatch(r -> isOver(r, refund.object())))
        .forEach(refund -> taken.put(refund.object(), refund.money().minor()));
    return taken.values().stream().mapToLong(Long::longValue).sum();
  }

  private static boolean isOver(Fact refund, String object) {
    return refund.object().equals(object) && !Refund.State.ofStripe(refund.status()).isGoing();
  }

  private static boolean isThrough(Fact refund, String object) {
    return refund.object().equals(object)
        && Refund.State.ofStripe(refund.status()) == Refund.State.SUCCEEDED;
  }

  private static List<Fact> of(List<Fact> facts) {
    return facts.stream().filter(fact -> fact.kind() == Fact.Kind.REFUND).toList();
  }
}
