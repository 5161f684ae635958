package live.maguey.alerts;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import live.maguey.audit.AuditEntry;
import live.maguey.audit.AuditTrail;
import live.maguey.audit.Cause;
import live.maguey.shared.InvalidRequest;
import live.maguey.shared.OneLine;
import live.maguey.shared.UnitOfWork;

/// Keeps a kind of alert from being told for a while, when people know of it already. It is raised
/// and shown all the same; what is open when the silence ends is told then.
public final class SilenceKind {
  private static final Duration LONGEST = Duration.ofDays(7);
  private static final int LONGEST_NOTE = 500;

  private final Silences silences;
  private final AuditTrail audit;
  private final UnitOfWork work;
  private final InstantSource clock;

  public SilenceKind(Silences silences, AuditTrail audit, UnitOfWork work, InstantSource clock) {
    this.silences = silences;
    this.audit = audit;
    this.work = work;
    this.clock = clock;
  }

  /// @param time from now on; @param note why, in one line; it stays in the audit trail, so no
  ///   names
  public record Request(AlertKind kind, Duration time, String note) {
    /// @throws InvalidRequest where the note is empty or more than one line, or the time too long
    public Request {
      note = OneLine.parse("note", note, LONGEST_NOTE);
      if (time.compareTo(LONGEST) > 0) {
        throw new InvalidRequest("for", "is over 7 days: silence it again then");
      }
    }
  }

  /// What it would be; changes nothing.
  public Silence preview(Request request, Cause cause) {
    Instant now = clock.instant();
    return new Silence(
        request.kind(), now, now.plus(request.time()), cause.actor().name(), request.note());
  }

  /// In place of the silence that the kind has.
  public Silence silence(Request request, Cause cause) {
    Silence silence = preview(request, cause);
    work.execute(() -> {
      silences.put(silence);
      audit.record(
          new AuditEntry(
              silence.since(),
              cause.actor(),
              "alerts.silenced",
              "alerts " + request.kind().text(),
              "until " + silence.until() + ": " + request.note(),
              cause.requestId()));
    });
    return silence;
  }
}
