package live.maguey.refunds;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import live.maguey.payments.Fact;
import live.maguey.payments.RefundNews;

/// What the facts say of refunds, ours and those made in Stripe's dashboard.
public final class ToldRefunds {
  private ToldRefunds() {}

  /// The payment that a refund refunds, where it was told.
  public static Optional<String> payment(Fact.RefundTold refund, List<Fact> facts) {
    return Fact.of(facts, Fact.RefundOf.class)
        .filter(of -> of.refund().equals(refund.refund()))
        .map(Fact.RefundOf::payment)
        .findFirst();
  }

  /// Whether it may be of this payment: it does, or nobody told.
  public static boolean mayBeOf(Fact.RefundTold refund, String payment, List<Fact> facts) {
    return payment(refund, facts).map(payment::equals).orElse(true);
  }

  /// Whether the refund of this object ever went through.
  public static boolean wentThrough(String object, List<Fact> facts) {
    return of(facts).stream().anyMatch(refund -> isThrough(refund, object));
  }

  /// Refunds that are with the buyer: through, and not sent back by the bank since.
  public static List<Fact.RefundTold> throughNow(List<Fact> facts) {
    List<Fact.RefundTold> refunds = of(facts);
    return refunds.stream()
        .filter(refund -> isThrough(refund, refund.refund()))
        .filter(refund -> refunds.stream().noneMatch(r -> isOver(r, refund.refund())))
        .toList();
  }

  /// Refunds made elsewhere that are with the buyer.
  public static List<Fact.RefundTold> throughElsewhere(List<Fact> facts) {
    return throughNow(facts).stream().filter(refund -> refund.ours().isEmpty()).toList();
  }

  /// What refunds made elsewhere took from a payment, or may: pending ones count, and those of
  /// which nobody told the payment.
  static long takenElsewhere(List<Fact> facts, String payment) {
    return takenElsewhere(facts, refund -> mayBeOf(refund, payment, facts));
  }

  /// The same of all payments of an order.
  static long takenElsewhere(List<Fact> facts) {
    return takenElsewhere(facts, _ -> true);
  }

  private static long takenElsewhere(List<Fact> facts, Predicate<Fact.RefundTold> which) {
    List<Fact.RefundTold> refunds = of(facts);
    Map<String, Long> taken = new LinkedHashMap<>();
    refunds.stream()
        .filter(refund -> refund.ours().isEmpty())
        .filter(which)
        .filter(refund -> refunds.stream().noneMatch(r -> isOver(r, refund.refund())))
        .forEach(refund -> taken.put(refund.refund(), refund.amount().minor()));
    return taken.values().stream().mapToLong(Long::longValue).sum();
  }

  private static boolean isOver(Fact.RefundTold refund, String object) {
    return refund.refund().equals(object) && !refund.news().isGoing();
  }

  private static boolean isThrough(Fact.RefundTold refund, String object) {
    return refund.refund().equals(object) && refund.news() == RefundNews.SUCCEEDED;
  }

  private static List<Fact.RefundTold> of(List<Fact> facts) {
    return Fact.of(facts, Fact.RefundTold.class).toList();
  }
}
