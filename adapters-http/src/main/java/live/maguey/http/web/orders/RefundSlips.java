package live.maguey.http.web.orders;

import java.util.Comparator;
import java.util.List;
import live.maguey.http.web.Times;
import live.maguey.http.web.orders.OrderPage.RefundSlip;
import live.maguey.lookup.OrderPayment;
import live.maguey.orders.Order;
import live.maguey.payments.Refund;
import live.maguey.shared.Money;
import live.maguey.words.MoneyText;
import live.maguey.words.Words;

/// What was refunded of an order, as a receipt.
final class RefundSlips {
  private final Order order;
  private final List<Refund> moving;
  private final Times times;
  private final Words words;

  /// A refund that was canceled is not on its way.
  RefundSlips(Order order, OrderPayment payment, Times times, Words words) {
    this.order = order;
    this.moving =
        payment.refundsAnywhere().stream()
            .filter(r -> r.state() != Refund.State.CANCELLED)
            .toList();
    this.times = times;
    this.words = words;
  }

  boolean isAny() {
    return !moving.isEmpty();
  }

  /// All refunds as one; the whole order if there is no record.
  RefundSlip slip() {
    Money amount = moving.stream().map(Refund::amount).reduce(Money::plus).orElseGet(order::total);
    String when =
        moving.stream()
            .map(Refund::requestedAt)
            .max(Comparator.naturalOrder())
            .map(times::moment)
            .orElse("");
    boolean whole = amount.equals(order.total());
    return new RefundSlip(
        MoneyText.of(amount),
        whole && !when.isEmpty() ? words.get("order.refund.whole", times.within(when)) : when,
        moving.stream().flatMap(refund -> refund.toldReason().stream()).toList());
  }

  /// What the order was bought for and has not gone back.
  Money rest() {
    return moving.stream()
        .filter(refund -> !(refund.subject() instanceof Refund.Subject.Payment))
        .map(Refund::amount)
        .reduce(order.total(), Money::minus);
  }
}
