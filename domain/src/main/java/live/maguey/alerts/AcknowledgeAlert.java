package live.maguey.alerts;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import live.maguey.audit.AuditEntry;
import live.maguey.audit.AuditTrail;
import live.maguey.audit.Cause;
import live.maguey.shared.UnitOfWork;

/// Says that a person looks at an alert, so that nobody else has to. It stays until its cause is
/// gone or somebody closes it.
public final class AcknowledgeAlert {
  private final Alerts alerts;
  private final AuditTrail audit;
  private final UnitOfWork work;
  private final InstantSource clock;

  public AcknowledgeAlert(Alerts alerts, AuditTrail audit, UnitOfWork work, InstantSource clock) {
    this.alerts = alerts;
    this.audit = audit;
    this.work = work;
    this.clock = clock;
  }

  public sealed interface Outcome {
    record Acknowledged(Alert alert) implements Outcome {}

    /// Somebody looks at it already, or it is closed: nothing changed.
    record NotOpen(Alert alert) implements Outcome {}

    record NoSuchAlert() implements Outcome {}
  }

  /// What acknowledging it would do; changes nothing.
  public Outcome preview(long number) {
    return alerts
        .find(number)
        .map(alert ->
            alert.state() instanceof Alert.State.Open
                ? new Outcome.Acknowledged(alert)
                : new Outcome.NotOpen(alert))
        .orElseGet(Outcome.NoSuchAlert::new);
  }

  public Outcome acknowledge(long number, Cause cause) {
    return work.run(() -> {
      Instant now = clock.instant();
      boolean first = alerts.acknowledge(number, cause.actor().name(), now);
      Optional<Alert> found = alerts.find(number);
      if (found.isEmpty()) {
        return new Outcome.NoSuchAlert();
      }
      Alert alert = found.get();
      if (!first) {
        return new Outcome.NotOpen(alert);
      }
      audit.record(
          new AuditEntry(
              now,
              cause.actor(),
              "alert.acknowledged",
              "alert " + number,
              alert.kind().text() + ", " + alert.subject(),
              cause.requestId()));
      return new Outcome.Acknowledged(alert);
    });
  }
}
