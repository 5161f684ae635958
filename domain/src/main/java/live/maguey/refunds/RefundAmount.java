package live.maguey.refunds;

import java.time.Instant;
import java.time.InstantSource;
import live.maguey.audit.AuditTrail;
import live.maguey.audit.Cause;
import live.maguey.emails.Email;
import live.maguey.emails.Outbox;
import live.maguey.orders.Order;
import live.maguey.orders.OrderId;
import live.maguey.orders.Orders;
import live.maguey.payments.Facts;
import live.maguey.payments.Refund;
import live.maguey.payments.RefundId;
import live.maguey.shared.Ids;
import live.maguey.shared.InvalidRequest;
import live.maguey.shared.Money;
import live.maguey.shared.OneLine;
import live.maguey.shared.UnitOfWork;
import live.maguey.words.MoneyText;

/// Refunds an amount of an order, for a reason. Tickets and passes stay valid and a reservation
/// stays as it is: the order is partially refunded, each line bears its share by what is left of
/// it, and [SendRefunds] asks Stripe afterwards.
///
/// All that is left is no amount: an order without its money would still let its guests in. To give
/// that back is [RefundOrder]'s, which pays what amounts have left and voids the tickets.
///
/// Safe to repeat and to race: one amount goes back for one reason once, and never more than is
/// left.
public final class RefundAmount {
  private static final int LONGEST_REASON = 200;

  private final Orders orders;
  private final Facts facts;
  private final Refunds refunds;
  private final UnitOfWork work;
  private final Ids ids;
  private final InstantSource clock;
  private final NoteRefund note;

  public RefundAmount(
      Orders orders,
      Facts facts,
      Refunds refunds,
      Outbox outbox,
      AuditTrail audit,
      UnitOfWork work,
      Ids ids,
      InstantSource clock) {
    this.orders = orders;
    this.facts = facts;
    this.refunds = refunds;
    this.work = work;
    this.ids = ids;
    this.clock = clock;
    this.note = new NoteRefund(outbox, audit, ids);
  }

  /// @param reason why, in a person's words; it names no buyer
  /// @param told whether the buyer reads the reason in the email and on the order's page
  public record Request(OrderId order, Money amount, String reason, boolean told) {
    /// @throws InvalidRequest for an amount that is not above zero, or no reason
    public Request {
      reason = OneLine.parse("reason", reason, LONGEST_REASON);
      InvalidRequest.unless(amount.isPositive(), "amount", "is not more than zero");
    }
  }

  public sealed interface Outcome {
    /// The money is on its way.
    ///
    /// @param order as it is now; @param left what can still be refunded of it
    record Requested(Order order, RefundId refund, Money left) implements Outcome {}

    /// What [#preview] says of a request that would be done.
    ///
    /// @param left what could still be refunded of the order afterwards
    record Possible(Order order, Money left) implements Outcome {}

    /// This amount was refunded for this reason before.
    record Already(Order order, Refund refund) implements Outcome {}

    /// The money is back, or on its way.
    record NothingLeft(Order order) implements Outcome {}

    /// Nothing was bought: there is no money to refund.
    record NotPaid(Order order) implements Outcome {}

    /// It was bought for nothing.
    record Free(Order order) implements Outcome {}

    record OtherCurrency(Order order) implements Outcome {}

    record MoreThanLeft(Order order, Money left) implements Outcome {}

    /// It would leave tickets that nobody has paid for.
    record AllThatIsLeft(Order order) implements Outcome {}

    /// The buyer's bank has the money, or has had it: Stripe would refuse.
    record Disputed(Order order) implements Outcome {}

    record NoSuchOrder(OrderId order) implements Outcome {}
  }

  /// What [#refund] would do now; changes nothing.
  public Outcome preview(Request request) {
    return decide(
        request,
        (money, left) ->
            new Outcome.Possible(money.order().refunded(false, clock.instant()), left));
  }

  public Outcome refund(Request request, Cause cause) {
    return decide(request, (money, left) -> carryOut(money, request, left, cause));
  }

  private interface Act {
    /// @param left what is left of the order afterwards
    Outcome of(Refundable money, Money left);
  }

  private Outcome decide(Request request, Act act) {
    return work.run(() -> {
      if (orders.find(request.order()).isEmpty()) {
        return new Outcome.NoSuchOrder(request.order());
      }
      Order order = orders.lock(request.order());
      return switch (order) {
        case Order.Bought bought -> decide(request, bought, act);
        case Order.Refunded _ -> new Outcome.NothingLeft(order);
        case Order.Held _, Order.Lapsed _, Order.LateRefunded _ -> new Outcome.NotPaid(order);
      };
    });
  }

  private Outcome decide(Request request, Order.Bought order, Act act) {
    Money amount = request.amount();
    if (order.total().isZero()) {
      return new Outcome.Free(order);
    }
    if (!amount.currency().equals(order.total().currency())) {
      return new Outcome.OtherCurrency(order);
    }
    Refundable money = Refundable.of(order, facts, refunds);
    for (Refund before : money.before()) {
      if (isSame(before, request)) {
        return new Outcome.Already(order, before);
      }
    }
    if (money.disputed()) {
      return new Outcome.Disputed(order);
    }
    Money left = money.inAll();
    if (left.isZero()) {
      return new Outcome.NothingLeft(order);
    }
    int compared = amount.compareTo(left);
    if (compared > 0) {
      return new Outcome.MoreThanLeft(order, left);
    }
    return compared == 0 ? new Outcome.AllThatIsLeft(order) : act.of(money, left.minus(amount));
  }

  private static boolean isSame(Refund before, Request request) {
    return before.subject() instanceof Refund.Subject.Amount
        && before.amount().equals(request.amount())
        && before.reason().equals(request.reason());
  }

  private Outcome carryOut(Refundable money, Request request, Money left, Cause cause) {
    Instant now = clock.instant();
    Order.Bought order = money.order();
    RefundId id = new RefundId(ids.next());
    refunds.request(
        Refund.requested(
            id,
            order.id(),
            money.payment(),
            request.amount(),
            request.reason(),
            now,
            new Refund.Subject.Amount(money.shares(request.amount()), request.told())));
    note.tell(order, Email.Kind.REFUND, id.toString(), now, cause);
    Order refunded = order.refunded(false, now);
    if (!refunded.state().equals(order.state())) {
      orders.move(order, refunded);
    }
    note.record(
        order,
        "order.amount-refunded",
        MoneyText.of(request.amount())
            + (request.told() ? ", reason told: " : ": ")
            + request.reason(),
        now,
        cause);
    return new Outcome.Requested(orders.find(order.id()).orElseThrow(), id, left);
  }
}
