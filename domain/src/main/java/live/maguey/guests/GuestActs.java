package live.maguey.guests;

import java.time.Instant;
import live.maguey.audit.AuditEntry;
import live.maguey.audit.AuditTrail;
import live.maguey.audit.Cause;
import live.maguey.orders.Order;
import live.maguey.tickets.Ticket;

/// Records what voids a code or moves a seat, by the ticket's number: the door asks why. No name
/// and no address.
public final class GuestActs {
  private final AuditTrail audit;

  public GuestActs(AuditTrail audit) {
    this.audit = audit;
  }

  void record(String act, Order order, Ticket ticket, Cause cause, Instant now) {
    audit.record(
        new AuditEntry(
            now, cause.actor(), act, "order " + order.id(), ticket.number(), cause.requestId()));
  }
}
