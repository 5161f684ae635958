package live.maguey.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import live.maguey.checkout.CheckoutAttempt;
import live.maguey.checkout.CheckoutAttempts;
import live.maguey.orders.Order;
import live.maguey.payments.Fact;
import live.maguey.payments.Facts;
import live.maguey.payments.PaymentGateway;

/// Asks Stripe whether an order was paid that the server does not know as paid: its webhook may be
/// lost. Changes nothing.
public final class AskPayments {
  private final CheckoutAttempts attempts;
  private final Facts facts;
  private final PaymentGateway gateway;

  public AskPayments(CheckoutAttempts attempts, Facts facts, PaymentGateway gateway) {
    this.attempts = attempts;
    this.facts = facts;
    this.gateway = gateway;
  }

  public sealed interface Answer {
    /// Nothing that we do not know, or nothing to ask for.
    record Nothing() implements Answer {}

    /// @param captures payments that we do not know, one or more
    record Paid(List<Fact.Captured> captures) implements Answer {
      public Paid {
        captures = List.copyOf(captures);
      }
    }

    record Unknown(String reason) implements Answer {}
  }

  public Answer ask(Order order) {
    if (order instanceof Order.Bought || order.total().isZero()) {
      return new Answer.Nothing();
    }
    var known =
        Fact.of(facts.of(order.id()), Fact.Captured.class)
            .map(Fact.Captured::payment)
            .collect(Collectors.toSet());
    List<Fact.Captured> captures = new ArrayList<>();
    for (CheckoutAttempt attempt : attempts.of(order.id())) {
      Optional<String> session = attempt.session();
      if (session.isEmpty()) {
        continue;
      }
      switch (gateway.evidence(session.get())) {
        case PaymentGateway.Evidence.Found(List<Fact> found) ->
            Fact.of(found, Fact.Captured.class)
                .filter(capture -> !known.contains(capture.payment()))
                .forEach(captures::add);
        case PaymentGateway.Evidence.Unknown(String reason) -> {
          return new Answer.Unknown(reason);
        }
        case PaymentGateway.Evidence.Foreign(), PaymentGateway.Evidence.Missing() -> {}
      }
    }
    return captures.isEmpty() ? new Answer.Nothing() : new Answer.Paid(captures);
  }
}
