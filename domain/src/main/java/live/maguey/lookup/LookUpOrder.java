package live.maguey.lookup;

import java.util.List;
import java.util.Optional;
import live.maguey.audit.AuditTrail;
import live.maguey.checkout.CheckoutAttempts;
import live.maguey.emails.Outbox;
import live.maguey.events.Event;
import live.maguey.events.Events;
import live.maguey.orders.Order;
import live.maguey.orders.OrderId;
import live.maguey.orders.Orders;
import live.maguey.payments.Facts;
import live.maguey.refunds.Refunds;
import live.maguey.reservations.Reservations;
import live.maguey.revenue.Ledger;
import live.maguey.tickets.Tickets;

/// Looks up one order, as far as its reader needs it.
public final class LookUpOrder {
  private final Orders orders;
  private final Events events;
  private final CheckoutAttempts attempts;
  private final Facts facts;
  private final Refunds refunds;
  private final Tickets tickets;
  private final Reservations reservations;
  private final Ledger ledger;
  private final Outbox outbox;
  private final AuditTrail audit;

  public LookUpOrder(
      Orders orders,
      Events events,
      CheckoutAttempts attempts,
      Facts facts,
      Refunds refunds,
      Tickets tickets,
      Reservations reservations,
      Ledger ledger,
      Outbox outbox,
      AuditTrail audit) {
    this.orders = orders;
    this.events = events;
    this.attempts = attempts;
    this.facts = facts;
    this.refunds = refunds;
    this.tickets = tickets;
    this.reservations = reservations;
    this.ledger = ledger;
    this.outbox = outbox;
    this.audit = audit;
  }

  /// The event that it is for.
  public Event event(Order order) {
    return events.find(order.details().event()).orElseThrow();
  }

  public OrderPicture picture(Order order) {
    return new OrderPicture(
        order,
        event(order),
        orders.buyer(order.details().buyer()),
        tickets.of(order.id()),
        order.details().hasTable() ? reservations.last(order.id()) : Optional.empty());
  }

  public OrderPayment payment(Order order) {
    OrderId id = order.id();
    return new OrderPayment(order, attempts.of(id), facts.of(id), refunds.of(id));
  }

  /// @param newest at most so many emails and entries of the trail
  public OrderHistory history(Order order, int newest) {
    OrderId id = order.id();
    return new OrderHistory(
        picture(order),
        payment(order),
        ledger.of(id),
        Optional.ofNullable(ledger.returned(List.of(id)).get(id)),
        outbox.list(null, id, newest),
        audit.of("order " + id, newest));
  }
}
