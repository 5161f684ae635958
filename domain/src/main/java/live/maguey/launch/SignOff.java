package live.maguey.launch;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import live.maguey.audit.AuditEntry;
import live.maguey.audit.AuditTrail;
import live.maguey.audit.Cause;
import live.maguey.shared.InvalidRequest;
import live.maguey.shared.OneLine;
import live.maguey.shared.UnitOfWork;
import org.jspecify.annotations.Nullable;

/// Records that a person has seen a requirement hold, of the release that runs.
public final class SignOff {
  private static final int LONGEST_NAME = 100;
  private static final int LONGEST_NOTE = 300;

  private final Signoffs signoffs;
  private final Requirements requirements;
  private final AuditTrail audit;
  private final UnitOfWork work;
  private final InstantSource clock;

  public SignOff(
      Signoffs signoffs,
      Requirements requirements,
      AuditTrail audit,
      UnitOfWork work,
      InstantSource clock) {
    this.signoffs = signoffs;
    this.requirements = requirements;
    this.audit = audit;
    this.work = work;
    this.clock = clock;
  }

  /// @param requirement its id, as `PAY-01`
  /// @param release the running program
  /// @param by who saw it, null for the person who asks
  /// @param note what was done and seen, in one line
  public record Request(String requirement, Release release, @Nullable String by, String note) {
    /// @throws InvalidRequest where a text is empty or more than one line
    public Request {
      by = by == null ? null : OneLine.parse("by", by, LONGEST_NAME);
      note = OneLine.parse("note", note, LONGEST_NOTE);
    }
  }

  public sealed interface Outcome {
    record Signed(Signoff signoff) implements Outcome {}

    /// Criteria are proved by tests; a person signs off the 28 requirements.
    record NotARequirement() implements Outcome {}

    /// It is not built, so nobody can have seen it.
    record NotBuilt(String absent) implements Outcome {}

    /// Nobody could say later which program was looked at.
    record NotARelease(Release release) implements Outcome {}
  }

  public Outcome signOff(Request request, Cause cause) {
    String id = request.requirement();
    Optional<Requirement> asked = requirements.find(id).filter(Requirement::isSignedOff);
    if (asked.isEmpty()) {
      return new Outcome.NotARequirement();
    }
    if (asked.get().isAbsent()) {
      return new Outcome.NotBuilt(asked.get().absent());
    }
    if (!request.release().isCommit()) {
      return new Outcome.NotARelease(request.release());
    }
    return work.run(() -> {
      Instant now = clock.instant();
      String by = request.by() == null ? cause.actor().name() : request.by();
      Signoff signoff = new Signoff(id, by, now, request.release(), request.note());
      signoffs.add(signoff);
      audit.record(
          new AuditEntry(
              now, cause.actor(), "requirement.signed_off", id, request.note(), cause.requestId()));
      return new Outcome.Signed(signoff);
    });
  }
}
