package live.maguey.cli.trace;

import java.util.List;
import java.util.Optional;
import live.maguey.api.Application;
import live.maguey.api.settings.BadConfiguration;
import live.maguey.cli.command.Operation;
import live.maguey.cli.command.Report;
import live.maguey.orders.Order;
import live.maguey.payments.Fact;
import live.maguey.trace.AskPayments;
import live.maguey.trace.Trace;

/// Traces orders with what only Stripe knows: one whose webhook was lost looks unpaid here. Says on
/// the error stream where Stripe was not asked, or did not answer.
public final class Tracing {
  private final Operation operation;
  private final Application application;
  private final Optional<AskPayments> stripe;

  public Tracing(Operation operation, Application application) {
    this.operation = operation;
    this.application = application;
    stripe = stripe();
  }

  /// In the order of the orders.
  public List<Trace> of(List<Order> orders) {
    return orders.stream().map(application.lookUp().traceOrder()::trace).map(this::asked).toList();
  }

  /// Stripe, where the settings say how it is reached.
  private Optional<AskPayments> stripe() {
    try {
      return Optional.of(application.at(operation.stripe()).askPayments());
    } catch (BadConfiguration notSaid) {
      return Optional.empty();
    }
  }

  private Trace asked(Trace trace) {
    if (stripe.isEmpty()) {
      if (trace.order() instanceof Order.Held || trace.order() instanceof Order.Lapsed) {
        operation.complain("Stripe was not asked for a payment: stripe.secret-key is not set.");
      }
      return trace;
    }
    return switch (stripe.get().ask(trace.order())) {
      case AskPayments.Answer.Nothing() -> trace;
      case AskPayments.Answer.Unknown(String reason) -> {
        operation.complain(
            Report.then(
                "Stripe was asked whether it has a payment and did not answer: " + reason,
                "Run it again in a moment."));
        yield trace;
      }
      case AskPayments.Answer.Paid(List<Fact.Captured> captures) -> trace.with(captures);
    };
  }
}
