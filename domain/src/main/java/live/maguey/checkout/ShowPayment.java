package live.maguey.checkout;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import live.maguey.orders.Order;
import live.maguey.payments.Fact;
import live.maguey.payments.Facts;
import live.maguey.payments.Refund;
import live.maguey.refunds.Refunds;
import live.maguey.refunds.ToldRefunds;

/// How an order's payment stands, by its private link.
public final class ShowPayment {
  private final CheckoutAttempts attempts;
  private final Facts facts;
  private final Refunds refunds;

  public ShowPayment(CheckoutAttempts attempts, Facts facts, Refunds refunds) {
    this.attempts = attempts;
    this.facts = facts;
    this.refunds = refunds;
  }

  /// @param opening whether the payment page of a held order is still being opened
  /// @param page where to pay, while that is possible
  /// @param decline why the last try was declined, while the order is held
  /// @param refunds what goes back, or went back, by us or in the dashboard
  public record Payment(
      boolean opening,
      Optional<URI> page,
      Optional<Declines.Decline> decline,
      List<Refund> refunds) {}

  public Payment of(Order order) {
    if (!(order instanceof Order.Held)) {
      return new Payment(false, Optional.empty(), Optional.empty(), refunds(order));
    }
    CheckoutAttempt attempt = attempts.current(order.id()).orElse(null);
    return new Payment(
        attempt instanceof CheckoutAttempt.Opening,
        attempt instanceof CheckoutAttempt.Open open
            ? Optional.of(open.page().url())
            : Optional.empty(),
        facts.of(order.id()).stream()
            .filter(f -> f.kind() == Fact.Kind.DECLINE)
            .reduce((_, later) -> later)
            .map(f -> Declines.of(f.status())),
        List.of());
  }

  private List<Refund> refunds(Order order) {
    return Stream.concat(
            refunds.of(order.id()).stream(),
            ToldRefunds.throughElsewhere(facts.of(order.id())).stream().map(ShowPayment::elsewhere))
        .toList();
  }

  /// A refund in Stripe's dashboard, as one of ours.
  private static Refund elsewhere(Fact refund) {
    return Refund.elsewhere(refund, "", Refund.State.SUCCEEDED, refund.at());
  }
}
