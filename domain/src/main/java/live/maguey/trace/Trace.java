package live.maguey.trace;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import live.maguey.orders.Order;
import live.maguey.payments.Fact;
import live.maguey.shared.Money;
import live.maguey.words.MoneyText;

/// One order's timeline.
///
/// @param refunded what went back of its money, by us or in the dashboard; empty for nothing
/// @param moments the earliest first
/// @param explanations what its guest may call about although nothing is missing
public record Trace(
    Order order,
    Optional<Money> refunded,
    List<Moment> moments,
    List<Missing> missing,
    List<Explanation> explanations) {
  public Trace {
    explanations = List.copyOf(explanations);
    moments = List.copyOf(moments);
    missing = List.copyOf(missing);
  }

  /// With payments that only Stripe knows of.
  public Trace with(List<Fact.Captured> captures) {
    List<Moment> told = new ArrayList<>(moments);
    List<Missing> open = new ArrayList<>(missing);
    for (Fact.Captured capture : captures) {
      String amount = " of " + MoneyText.of(capture.amount());
      told.add(
          new Moment(
              capture.at(),
              Moment.Kind.STRIPE,
              "paid" + amount + ", which only Stripe knows",
              capture.object()));
      open.add(
          new Missing(
              Gap.PAYMENT_UNHEARD,
              capture.object(),
              "Stripe has a payment" + amount + ", " + capture.object() + ", and we never heard",
              "maguey webhooks pull"));
    }
    told.sort(Comparator.comparing(Moment::at));
    return new Trace(order, refunded, told, open, explanations);
  }
}
