package live.maguey.settlement;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import live.maguey.audit.Cause;
import live.maguey.emails.Email;
import live.maguey.orders.Order;
import live.maguey.orders.Orders;
import live.maguey.payments.Fact;
import live.maguey.payments.Refund;
import live.maguey.payments.RefundId;
import live.maguey.refunds.Refunds;
import live.maguey.refunds.VoidTickets;
import live.maguey.reservations.Reservations;
import live.maguey.shared.Ids;
import live.maguey.tickets.Ticket;
import live.maguey.tickets.Tickets;

/// Refunds whole payments: asks for the refund of money that buys nothing, and voids what a payment
/// bought once it was refunded elsewhere.
public final class RefundPayments {
  private final Orders orders;
  private final Tickets tickets;
  private final VoidTickets voidTickets;
  private final Refunds refunds;
  private final BuyerEmails emails;
  private final Ids ids;

  public RefundPayments(
      Orders orders,
      Tickets tickets,
      Reservations reservations,
      Refunds refunds,
      BuyerEmails emails,
      Ids ids) {
    this.orders = orders;
    this.tickets = tickets;
    this.voidTickets = new VoidTickets(orders, tickets, reservations);
    this.refunds = refunds;
    this.emails = emails;
    this.ids = ids;
  }

  /// Tells the buyer, too.
  ///
  /// @return the order as it is then
  Order request(Order order, Fact.Captured capture, Step.Return.Why why, Cause cause, Instant now) {
    RefundId refund = new RefundId(ids.next());
    refunds.request(
        Refund.requested(
            refund,
            order.id(),
            capture.payment(),
            capture.amount(),
            why.name().toLowerCase(Locale.ROOT),
            now,
            new Refund.Subject.Payment()));
    if (why == Step.Return.Why.LATE && order instanceof Order.Lapsed lapsed) {
      Order.LateRefunded refunded = lapsed.lateRefunded(now);
      orders.move(order, refunded);
      emails.queue(order, Email.Kind.LATE_REFUND, refund.toString(), cause, now);
      return refunded;
    }
    emails.queue(order, Email.Kind.REFUND, refund.toString(), cause, now);
    return order;
  }

  /// Who is in stays in.
  ///
  /// @return the order as it is then
  Order voidAll(Order.Bought order, Instant now) {
    List<Ticket> all = tickets.lock(order.id());
    return voidTickets.takeAllButAdmitted(order, all, Ticket.VoidReason.REFUNDED, now).order();
  }
}
