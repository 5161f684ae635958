package live.maguey.events;

import java.time.InstantSource;
import java.util.Optional;
import live.maguey.audit.AuditEntry;
import live.maguey.audit.AuditTrail;
import live.maguey.audit.Cause;
import live.maguey.shared.UnitOfWork;

/// Cancels an event: nothing of it is sold from now on, `ExpireHolds` ends every hold of it, money
/// that comes all the same goes back, and `RefundCancelled` refunds everything that was paid.
public final class CancelEvent {
  private final Events events;
  private final AuditTrail audit;
  private final UnitOfWork work;
  private final InstantSource clock;

  public CancelEvent(Events events, AuditTrail audit, UnitOfWork work, InstantSource clock) {
    this.events = events;
    this.audit = audit;
    this.work = work;
    this.clock = clock;
  }

  public sealed interface Outcome {
    record Cancelled(Event event) implements Outcome {}

    /// It already was; what is still owed is refunded anyway.
    record Already(Event event) implements Outcome {}

    /// A draft, or an event that is over.
    record NotPublished(Event event) implements Outcome {}

    record NoSuchEvent(EventId event) implements Outcome {}
  }

  /// @param note why, for the audit trail
  public Outcome cancel(EventId id, String note, Cause cause) {
    return work.run(() -> {
      boolean now = events.cancel(id);
      Optional<Event> event = events.find(id);
      if (event.isEmpty()) {
        return new Outcome.NoSuchEvent(id);
      }
      if (!now) {
        return event.get().state() == Event.State.CANCELLED
            ? new Outcome.Already(event.get())
            : new Outcome.NotPublished(event.get());
      }
      audit.record(
          new AuditEntry(
              clock.instant(),
              cause.actor(),
              "event.cancelled",
              "event " + id,
              note,
              cause.requestId()));
      return new Outcome.Cancelled(event.get());
    });
  }
}
