package live.maguey.events;

import java.time.InstantSource;
import java.util.Optional;
import live.maguey.audit.AuditEntry;
import live.maguey.audit.AuditTrail;
import live.maguey.audit.Cause;
import live.maguey.shared.UnitOfWork;

/// Publishes a draft, and sells it within its sales window. The only way back is to cancel it.
public final class PublishEvent {
  private final Events events;
  private final AuditTrail audit;
  private final UnitOfWork work;
  private final InstantSource clock;

  public PublishEvent(Events events, AuditTrail audit, UnitOfWork work, InstantSource clock) {
    this.events = events;
    this.audit = audit;
    this.work = work;
    this.clock = clock;
  }

  public sealed interface Outcome {
    record Possible(Event event) implements Outcome {}

    record Published(Event event) implements Outcome {}

    /// It was published before.
    record Already(Event event) implements Outcome {}

    /// Cancelled, or over.
    record TooLate(Event event) implements Outcome {}

    record NoSuchEvent(Slug slug) implements Outcome {}
  }

  /// What [#publish] would do now; nothing is changed.
  public Outcome preview(Slug slug) {
    Optional<Event> found = events.find(slug);
    if (found.isEmpty()) {
      return new Outcome.NoSuchEvent(slug);
    }
    Event event = found.get();
    return switch (event.state()) {
      case PUBLISHED -> new Outcome.Already(event);
      case CANCELLED, COMPLETED -> new Outcome.TooLate(event);
      case DRAFT ->
          event.ends().isAfter(clock.instant())
              ? new Outcome.Possible(event)
              : new Outcome.TooLate(event);
    };
  }

  public Outcome publish(Slug slug, Cause cause) {
    return work.run(() -> {
      if (!(preview(slug) instanceof Outcome.Possible(Event event))
          || !events.publish(event.id())) {
        return preview(slug);
      }
      audit.record(
          new AuditEntry(
              clock.instant(),
              cause.actor(),
              "event.published",
              "event " + event.id(),
              "",
              cause.requestId()));
      return new Outcome.Published(events.find(slug).orElseThrow());
    });
  }
}
