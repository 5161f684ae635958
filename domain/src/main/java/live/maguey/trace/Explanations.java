package live.maguey.trace;

import java.util.ArrayList;
import java.util.List;
import live.maguey.orders.Order;
import live.maguey.payments.Fact;
import live.maguey.payments.Refund;
import live.maguey.words.MoneyText;

/// Finds what a guest calls about although all is well.
final class Explanations {
  private Explanations() {}

  static List<Explanation> of(Known known) {
    List<Explanation> found = new ArrayList<>();
    if (known.order() instanceof Order.Held || known.order() instanceof Order.Lapsed) {
      Fact.of(known.facts(), Fact.Declined.class)
          .reduce((_, later) -> later)
          .ifPresent(declined ->
              found.add(
                  new Explanation(
                      Gap.PAYMENT_DECLINED,
                      "The bank declined the card (" + Timeline.word(declined.reason()) + ")")));
    }
    for (Refund refund : known.payment().refundsAnywhere()) {
      String amount = MoneyText.of(refund.amount());
      switch (refund.subject()) {
        case Refund.Subject.Payment() ->
            found.add(
                new Explanation(
                    Gap.PAID_TWICE, "A payment of " + amount + " that bought nothing goes back"));
        case Refund.Subject.Elsewhere() ->
            found.add(
                new Explanation(
                    Gap.REFUNDED_ELSEWHERE, amount + " went back in Stripe's dashboard"));
        case Refund.Subject.Tickets _, Refund.Subject.Amount _ -> {}
      }
    }
    return found;
  }
}
