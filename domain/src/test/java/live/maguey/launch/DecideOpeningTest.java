package live.maguey.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import live.maguey.audit.Actor;
import live.maguey.audit.AuditEntry;
import live.maguey.audit.Cause;
import live.maguey.audit.InMemoryAuditTrail;
import live.maguey.events.SampleEvents;
import live.maguey.evidence.Requirement;
import live.maguey.launch.DecideOpening.Outcome;
import live.maguey.launch.DecideOpening.Request;
import live.maguey.shared.InMemoryUnitOfWork;
import live.maguey.shared.InMemoryWorld;
import live.maguey.shared.InvalidRequest;
import live.maguey.shared.TestClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@Requirement("12.5")
class DecideOpeningTest {
  private static final Cause CAUSE = new Cause(Actor.operator("on call"), null);
  private static final Release RELEASE = new Release("1a2b3c4");

  private final InMemoryWorld world = new InMemoryWorld();
  private final InMemoryAuditTrail audit = new InMemoryAuditTrail(world);
  private final InMemoryDecisions decisions = new InMemoryDecisions();
  private final DecideOpening decide =
      new DecideOpening(
          decisions,
          new WrittenOut(),
          audit,
          new InMemoryUnitOfWork(world),
          new TestClock(SampleEvents.NOW));

  /// Writes down what it would sign.
  private static final class WrittenOut implements DecisionSigner {
    @Override
    public String sign(Decision decision, Readiness readiness, List<Evidence> evidence) {
      return decision.go() + " on " + readiness.score() + " by " + evidence.size();
    }
  }

  @Test
  void who_decided_what_and_when_on_what_is_kept_signed_and_in_the_audit_trail() {
    Outcome outcome = decide.decide(request(true, "owner"), judged(true), List.of(), CAUSE);

    Decision decision =
        new Decision(true, "owner", SampleEvents.NOW, RELEASE, 100, "all of it seen");
    SignedDecision signed = new SignedDecision(1, decision, "true on 100 by 0");
    assertThat(outcome).isEqualTo(new Outcome.Decided(signed));
    assertThat(decisions.newest(9)).containsExactly(signed);
    assertThat(audit.of("1", 9))
        .containsExactly(
            new AuditEntry(
                SampleEvents.NOW,
                CAUSE.actor(),
                "opening.decided",
                "1",
                "go: all of it seen",
                null));
  }

  @Test
  void a_time_that_is_finer_than_what_is_kept_is_not_signed() {
    DecideOpening fine =
        new DecideOpening(
            decisions,
            new WrittenOut(),
            audit,
            new InMemoryUnitOfWork(world),
            new TestClock(SampleEvents.NOW.plusNanos(1_234)));

    fine.decide(request(false, "owner"), judged(true), List.of(), CAUSE);

    assertThat(decisions.newest(1))
        .extracting(signed -> signed.decision().at())
        .containsExactly(SampleEvents.NOW.plusNanos(1_000));
  }

  @Test
  void nobody_opens_against_the_judgement() {
    Readiness noGo = judged(false);

    assertThat(decide.decide(request(true, "owner"), noGo, List.of(), CAUSE))
        .isEqualTo(new Outcome.NotReady(noGo));
    assertThat(decide.preview(request(true, "owner"), noGo, CAUSE))
        .isEqualTo(new Outcome.NotReady(noGo));
    assertThat(decisions.newest(9)).isEmpty();
  }

  @Test
  void the_person_who_asks_may_stop_an_opening_that_could_go() {
    Outcome outcome = decide.decide(request(false, null), judged(true), List.of(), CAUSE);

    assertThat(outcome).isInstanceOf(Outcome.Decided.class);
    assertThat(decisions.newest(9))
        .extracting(SignedDecision::decision)
        .extracting(Decision::go, Decision::by)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(false, "on call"));
  }

  @Test
  void what_is_not_built_from_a_commit_is_not_decided_on() {
    Readiness nameless =
        new Readiness(Profile.PRODUCTION, Release.UNKNOWN, SampleEvents.NOW, items(true));

    assertThat(decide.decide(request(false, null), nameless, List.of(), CAUSE))
        .isEqualTo(new Outcome.NotARelease(Release.UNKNOWN));
  }

  @Test
  void a_preview_decides_nothing() {
    assertThat(decide.preview(request(true, "owner"), judged(true), CAUSE))
        .isInstanceOf(Outcome.Decided.class);
    assertThat(decisions.newest(9)).isEmpty();
  }

  @Test
  void texts_are_one_line_and_say_something() {
    for (String text : List.of("", " ", "two\nlines")) {
      assertThatExceptionOfType(InvalidRequest.class)
          .isThrownBy(() -> new Request(true, null, text));
      assertThatExceptionOfType(InvalidRequest.class)
          .isThrownBy(() -> new Request(true, text, "seen"));
    }
  }

  private static Request request(boolean go, @Nullable String by) {
    return new Request(go, by, "all of it seen");
  }

  private static Readiness judged(boolean go) {
    return new Readiness(Profile.PRODUCTION, RELEASE, SampleEvents.NOW, items(go));
  }

  private static List<Item> items(boolean proved) {
    Standing standing =
        proved ? new Standing.Proved("./check", SampleEvents.NOW) : new Standing.Unproved("Try.");
    return List.of(new Item("PAY-01", Area.PAYMENT, true, "a payment completes", standing));
  }
}
