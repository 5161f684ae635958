package live.maguey.alerts;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import live.maguey.audit.AuditEntry;
import live.maguey.audit.AuditTrail;
import live.maguey.audit.Cause;
import live.maguey.shared.UnitOfWork;

/// Ends a silence before its time: what is open is told.
public final class EndSilence {
  private final Silences silences;
  private final AuditTrail audit;
  private final UnitOfWork work;
  private final InstantSource clock;

  public EndSilence(Silences silences, AuditTrail audit, UnitOfWork work, InstantSource clock) {
    this.silences = silences;
    this.audit = audit;
    this.work = work;
    this.clock = clock;
  }

  /// What would end, or empty where the kind is not silenced; changes nothing.
  public Optional<Silence> preview(AlertKind kind) {
    return silences.at(clock.instant()).stream().filter(s -> s.kind() == kind).findFirst();
  }

  /// @return what ended, or empty where the kind was not silenced
  public Optional<Silence> end(AlertKind kind, Cause cause) {
    return work.run(() -> {
      Instant now = clock.instant();
      Optional<Silence> ended = silences.end(kind, now);
      ended.ifPresent(silence ->
          audit.record(
              new AuditEntry(
                  now,
                  cause.actor(),
                  "alerts.silence-ended",
                  "alerts " + kind.text(),
                  silence.note(),
                  cause.requestId())));
      return ended;
    });
  }
}
