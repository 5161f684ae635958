package live.maguey.launch;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import live.maguey.audit.AuditEntry;
import live.maguey.audit.AuditTrail;
import live.maguey.audit.Cause;
import live.maguey.shared.InvalidRequest;
import live.maguey.shared.OneLine;
import live.maguey.shared.UnitOfWork;
import org.jspecify.annotations.Nullable;

/// Records who decided whether the venue opens, when and on what judgement. People may stop an
/// opening that the judgement allows; nobody can allow one that it stops.
public final class DecideOpening {
  private static final int LONGEST_NAME = 100;
  private static final int LONGEST_NOTE = 300;

  private final Decisions decisions;
  private final DecisionSigner signer;
  private final AuditTrail audit;
  private final UnitOfWork work;
  private final InstantSource clock;

  public DecideOpening(
      Decisions decisions,
      DecisionSigner signer,
      AuditTrail audit,
      UnitOfWork work,
      InstantSource clock) {
    this.decisions = decisions;
    this.signer = signer;
    this.audit = audit;
    this.work = work;
    this.clock = clock;
  }

  /// @param go whether the venue opens
  /// @param by who decided, null for the person who asks
  /// @param note why, in one line
  public record Request(boolean go, @Nullable String by, String note) {
    /// @throws InvalidRequest where a text is empty or more than one line
    public Request {
      by = by == null ? null : OneLine.parse("by", by, LONGEST_NAME);
      note = OneLine.parse("note", note, LONGEST_NOTE);
    }
  }

  public sealed interface Outcome {
    record Decided(SignedDecision signed) implements Outcome {}

    /// The judgement is no go, and what is missing cannot be decided away.
    record NotReady(Readiness readiness) implements Outcome {}

    /// Nobody could say later what the venue opened with.
    record NotARelease(Release release) implements Outcome {}
  }

  /// What [#decide] would do, without doing it; the envelope is empty.
  public Outcome preview(Request request, Readiness readiness, Cause cause) {
    Outcome refused = refusal(request, readiness);
    return refused != null
        ? refused
        : new Outcome.Decided(
            new SignedDecision(0, decision(request, readiness, cause, clock.instant()), ""));
  }

  /// @param readiness the judgement of the running program for the opening
  /// @param evidence what it was judged by
  public Outcome decide(
      Request request, Readiness readiness, List<Evidence> evidence, Cause cause) {
    Outcome refused = refusal(request, readiness);
    if (refused != null) {
      return refused;
    }
    // As fine as it is kept: what is signed and what is read again have to be equal.
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Decision decision = decision(request, readiness, cause, now);
    String envelope = signer.sign(decision, readiness, evidence);
    return work.run(() -> {
      SignedDecision signed = decisions.add(decision, envelope);
      audit.record(
          new AuditEntry(
              now,
              cause.actor(),
              "opening.decided",
              String.valueOf(signed.number()),
              (decision.go() ? "go: " : "no go: ") + decision.note(),
              cause.requestId()));
      return new Outcome.Decided(signed);
    });
  }

  private static @Nullable Outcome refusal(Request request, Readiness readiness) {
    if (!readiness.release().isCommit()) {
      return new Outcome.NotARelease(readiness.release());
    }
    return request.go() && !readiness.isGo() ? new Outcome.NotReady(readiness) : null;
  }

  private static Decision decision(Request request, Readiness readiness, Cause cause, Instant now) {
    String by = request.by() == null ? cause.actor().name() : request.by();
    return new Decision(
        request.go(), by, now, readiness.release(), readiness.score(), request.note());
  }
}
