package live.maguey.lookup;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import live.maguey.checkout.CheckoutAttempt;
import live.maguey.disputes.Dispute;
import live.maguey.disputes.DisputesAndWarnings;
import live.maguey.orders.Order;
import live.maguey.payments.DeclineReason;
import live.maguey.payments.Fact;
import live.maguey.payments.Refund;
import live.maguey.refunds.ToldRefunds;

/// How the payment of an order stands.
///
/// @param attempts to open a payment page, the first one first
/// @param refunds ours
public record OrderPayment(
    Order order, List<CheckoutAttempt> attempts, List<Fact> facts, List<Refund> refunds) {
  public OrderPayment {
    attempts = List.copyOf(attempts);
    facts = List.copyOf(facts);
    refunds = List.copyOf(refunds);
  }

  /// Whether the payment page of a held order is still being opened.
  public boolean opening() {
    return current().orElse(null) instanceof CheckoutAttempt.Opening;
  }

  /// Where to pay, while that is possible.
  public Optional<URI> page() {
    return current().orElse(null) instanceof CheckoutAttempt.Open open
        ? Optional.of(open.page().url())
        : Optional.empty();
  }

  /// Why the last try was declined, while the order is held.
  public Optional<DeclineReason> decline() {
    return isHeld()
        ? Fact.of(facts, Fact.Declined.class).reduce((_, later) -> later).map(Fact.Declined::reason)
        : Optional.empty();
  }

  /// What goes back, or went back, by us or in the dashboard.
  public List<Refund> refundsAnywhere() {
    return Stream.concat(
            refunds.stream(),
            ToldRefunds.throughElsewhere(facts).stream().map(OrderPayment::elsewhere))
        .toList();
  }

  public List<Dispute> disputes() {
    return DisputesAndWarnings.of(facts).disputes();
  }

  private Optional<CheckoutAttempt> current() {
    return isHeld() && !attempts.isEmpty() ? Optional.of(attempts.getLast()) : Optional.empty();
  }

  private boolean isHeld() {
    return order instanceof Order.Held;
  }

  /// A refund in Stripe's dashboard, as one of ours.
  private static Refund elsewhere(Fact.RefundTold refund) {
    return Refund.elsewhere(
        refund, "", new Refund.Standing.Succeeded(refund.refund()), refund.at());
  }
}
