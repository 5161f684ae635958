package live.maguey.reservations;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import live.maguey.audit.AuditEntry;
import live.maguey.audit.AuditTrail;
import live.maguey.audit.Cause;
import live.maguey.deposits.Deposits;
import live.maguey.deposits.FollowDeposit;
import live.maguey.orders.OrderId;
import live.maguey.orders.Orders;
import live.maguey.shared.UnitOfWork;

/// A gate that was offline tells, after the night's end, that a guest of a table was let in: who
/// was a no-show has been there, and a deposit that was forfeited is earned. Nothing else changes a
/// no-show.
///
/// Safe to repeat and to race: one of several records it.
public final class RecordLateArrival {
  private final Orders orders;
  private final Reservations reservations;
  private final FollowDeposit deposits;
  private final AuditTrail audit;
  private final UnitOfWork work;
  private final InstantSource clock;

  public RecordLateArrival(
      Orders orders,
      Reservations reservations,
      Deposits deposits,
      AuditTrail audit,
      UnitOfWork work,
      InstantSource clock) {
    this.orders = orders;
    this.reservations = reservations;
    this.deposits = new FollowDeposit(deposits);
    this.audit = audit;
    this.work = work;
    this.clock = clock;
  }

  /// @param order whose guest it was
  /// @param at when the guest came in, by the device's corrected clock
  /// @return whether it was a no-show until now
  public boolean arrived(OrderId order, Instant at, Cause cause) {
    return work.run(() -> {
      // The night's end decides about its deposit under the same lock.
      orders.lock(order);
      Optional<Reservation> last = reservations.last(order);
      if (last.isEmpty() || !(last.get() instanceof Reservation.NoShow noShow)) {
        return false;
      }
      Instant now = clock.instant();
      if (!reservations.move(noShow, noShow.completed(now))) {
        return false;
      }
      deposits.arrivedLate(order, now);
      audit.record(
          new AuditEntry(
              now,
              cause.actor(),
              "reservation.arrived-late",
              "order " + order,
              "no_show is completed: a guest came in at " + at,
              cause.requestId()));
      return true;
    });
  }
}
