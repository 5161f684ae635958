package live.maguey.refunds;

import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import live.maguey.alerts.AlertKind;
import live.maguey.alerts.Alerts;
import live.maguey.audit.Cause;
import live.maguey.events.EventId;
import live.maguey.orders.OrderId;
import live.maguey.orders.Orders;
import org.jspecify.annotations.Nullable;

/// Refunds everything that was bought for canceled events, order by order, each in its own
/// transaction. If a run stops in the middle, the next continues where it was, and finds money that
/// came in after the cancellation.
public final class RefundCancelled {
  private static final int PAGE = 100;

  private final Orders orders;
  private final RefundOrder refund;
  private final Alerts alerts;
  private final InstantSource clock;

  public RefundCancelled(Orders orders, RefundOrder refund, Alerts alerts, InstantSource clock) {
    this.orders = orders;
    this.refund = refund;
    this.alerts = alerts;
    this.clock = clock;
  }

  /// @param refunded orders whose money is on its way, free ones too
  /// @param left orders that a person has to look at: part of the money went back elsewhere, or the
  ///   buyer's bank is disputing it
  public record Done(int refunded, int left) {
    Done plus(Done other) {
      return new Done(refunded + other.refunded, left + other.left);
    }
  }

  /// @param event only of this event; null: of every canceled one
  /// @param progress gets the work done so far after each order
  public Done refund(@Nullable EventId event, Cause cause, Consumer<Done> progress) {
    Done done = new Done(0, 0);
    List<OrderId> page = orders.boughtForCancelled(event, null, PAGE);
    while (!page.isEmpty()) {
      for (OrderId id : page) {
        done = done.plus(refund(id, cause));
        progress.accept(done);
      }
      page = orders.boughtForCancelled(event, page.getLast(), PAGE);
    }
    return done;
  }

  private Done refund(OrderId id, Cause cause) {
    return switch (refund.refund(RefundOrder.Request.cancelled(id), cause)) {
      case RefundOrder.Outcome.Requested _ -> new Done(1, 0);
      case RefundOrder.Outcome.Disputed _ -> left(id, "the buyer's bank disputes the payment");
      case RefundOrder.Outcome.MoreThanLeft more ->
          left(id, more.asked() + " was asked for and " + more.left() + " is left of the payment");
      case RefundOrder.Outcome.NothingLeft _,
          RefundOrder.Outcome.NotPaid _,
          RefundOrder.Outcome.Possible _,
          RefundOrder.Outcome.NoSuchTicket _,
          RefundOrder.Outcome.Admitted _,
          RefundOrder.Outcome.NoSuchOrder _ ->
          new Done(0, 0);
    };
  }

  private Done left(OrderId id, String why) {
    alerts.raise(
        AlertKind.CANCELLED_NOT_REFUNDED,
        "order " + id,
        "its event is canceled: " + why,
        clock.instant());
    return new Done(0, 1);
  }
}
