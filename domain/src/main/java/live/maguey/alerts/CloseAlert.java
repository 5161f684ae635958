package live.maguey.alerts;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import live.maguey.audit.AuditEntry;
import live.maguey.audit.AuditTrail;
import live.maguey.audit.Cause;
import live.maguey.shared.InvalidRequest;
import live.maguey.shared.OneLine;
import live.maguey.shared.UnitOfWork;

/// Closes an alert for a person's reason. Where its cause is still there and is looked for again, a
/// new one is raised.
public final class CloseAlert {
  private static final int LONGEST_NOTE = 500;

  private final Alerts alerts;
  private final AuditTrail audit;
  private final UnitOfWork work;
  private final InstantSource clock;

  public CloseAlert(Alerts alerts, AuditTrail audit, UnitOfWork work, InstantSource clock) {
    this.alerts = alerts;
    this.audit = audit;
    this.work = work;
    this.clock = clock;
  }

  /// @param note why, in one line; it stays in the audit trail, so no names
  public record Request(long number, String note) {
    /// @throws InvalidRequest where the note is empty or more than one line
    public Request {
      note = OneLine.parse("note", note, LONGEST_NOTE);
    }
  }

  public sealed interface Outcome {
    record Closed(Alert alert) implements Outcome {}

    /// It was closed before: nothing changed.
    record Already(Alert alert) implements Outcome {}

    record NoSuchAlert() implements Outcome {}
  }

  /// What closing it would do; changes nothing.
  public Outcome preview(Request request) {
    return alerts
        .find(request.number())
        .map(alert -> alert.isClosed() ? new Outcome.Already(alert) : new Outcome.Closed(alert))
        .orElseGet(Outcome.NoSuchAlert::new);
  }

  public Outcome close(Request request, Cause cause) {
    return work.run(() -> {
      Instant now = clock.instant();
      long number = request.number();
      boolean first =
          alerts.close(number, new Alert.Closing(cause.actor().name(), request.note()), now);
      Optional<Alert> found = alerts.find(number);
      if (found.isEmpty()) {
        return new Outcome.NoSuchAlert();
      }
      Alert alert = found.get();
      if (!first) {
        return new Outcome.Already(alert);
      }
      audit.record(
          new AuditEntry(
              now,
              cause.actor(),
              "alert.closed",
              "alert " + number,
              alert.kind().text() + ", " + alert.subject() + ": " + request.note(),
              cause.requestId()));
      return new Outcome.Closed(alert);
    });
  }
}
