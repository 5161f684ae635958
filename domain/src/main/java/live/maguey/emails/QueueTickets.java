package live.maguey.emails;

import java.time.Instant;
import live.maguey.audit.Cause;
import live.maguey.orders.Order;
import live.maguey.orders.TicketEmails;
import live.maguey.shared.Ids;

/// Puts an order's tickets into the outbox once more.
public record QueueTickets(Outbox outbox, Ids ids) implements TicketEmails {
  @Override
  public void queue(Order order, String occasion, Cause cause, Instant at) {
    outbox.queue(
        Email.queued(
            new EmailId(ids.next()),
            Email.Kind.TICKETS,
            order.id(),
            new Recipient.Buyer(order.details().buyer()),
            order.id() + " " + occasion,
            at,
            cause.requestId()));
  }
}
