package live.maguey.gate;

import java.time.InstantSource;
import java.util.Optional;
import live.maguey.audit.AuditEntry;
import live.maguey.audit.AuditTrail;
import live.maguey.audit.Cause;
import live.maguey.events.Event;
import live.maguey.events.Events;
import live.maguey.events.Slug;
import live.maguey.shared.UnitOfWork;

/// Sets how passes come back in at an event. Holds from the next scan on. Safe to repeat: what is
/// set already leaves no second entry in the trail.
public final class SetReentry {
  private final Events events;
  private final ReentryRules rules;
  private final AuditTrail audit;
  private final UnitOfWork work;
  private final InstantSource clock;

  public SetReentry(
      Events events, ReentryRules rules, AuditTrail audit, UnitOfWork work, InstantSource clock) {
    this.events = events;
    this.rules = rules;
    this.audit = audit;
    this.work = work;
    this.clock = clock;
  }

  /// @param rule empty for what the devices say
  public record Request(Slug event, Optional<Reentry> rule) {}

  public sealed interface Outcome {
    /// @param inForce what holds now
    record Set(Event event, Reentry inForce) implements Outcome {}

    /// It was set so before.
    record Already(Event event, Reentry inForce) implements Outcome {}

    record NoSuchEvent() implements Outcome {}
  }

  /// What [#set] would do now; changes nothing.
  public Outcome preview(Request request) {
    return work.run(() ->
        events
            .find(request.event())
            .map(event -> answer(event, rules.find(event.id()).equals(request.rule())))
            .orElseGet(Outcome.NoSuchEvent::new));
  }

  public Outcome set(Request request, Cause cause) {
    return work.run(() -> {
      Optional<Event> found = events.find(request.event());
      if (found.isEmpty()) {
        return new Outcome.NoSuchEvent();
      }
      Event event = found.get();
      Optional<Reentry> before = rules.find(event.id());
      if (before.equals(request.rule())) {
        return answer(event, true);
      }
      rules.set(event.id(), request.rule());
      audit.record(
          new AuditEntry(
              clock.instant(),
              cause.actor(),
              "event.reentry_set",
              "event " + event.id(),
              named(before) + " → " + named(request.rule()),
              cause.requestId()));
      return answer(event, false);
    });
  }

  private Outcome answer(Event event, boolean already) {
    Reentry inForce = rules.inForce(event.id());
    return already ? new Outcome.Already(event, inForce) : new Outcome.Set(event, inForce);
  }

  private static String named(Optional<Reentry> rule) {
    return rule.map(Reentry::code).orElse("default");
  }
}
