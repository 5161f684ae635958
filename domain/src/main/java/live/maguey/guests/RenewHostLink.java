package live.maguey.guests;

import java.time.InstantSource;
import live.maguey.audit.AuditEntry;
import live.maguey.audit.AuditTrail;
import live.maguey.audit.Cause;
import live.maguey.orders.OrderId;
import live.maguey.orders.Orders;
import live.maguey.shared.UnitOfWork;

/// Gives a host's page another link: every one before it opens nothing any more. Emails that are
/// sent from now on have the new one.
public final class RenewHostLink {
  private final Orders orders;
  private final Guests guests;
  private final AuditTrail audit;
  private final UnitOfWork work;
  private final InstantSource clock;

  public RenewHostLink(
      Orders orders, Guests guests, AuditTrail audit, UnitOfWork work, InstantSource clock) {
    this.orders = orders;
    this.guests = guests;
    this.audit = audit;
    this.work = work;
    this.clock = clock;
  }

  /// @param table its order
  public void renew(OrderId table, Cause cause) {
    work.execute(() -> {
      orders.lock(table);
      guests.raiseLink(table);
      audit.record(
          new AuditEntry(
              clock.instant(),
              cause.actor(),
              "host-link.renewed",
              "order " + table,
              "",
              cause.requestId()));
    });
  }
}
