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
import live.maguey.launch.SignOff.Request;
import live.maguey.shared.InMemoryUnitOfWork;
import live.maguey.shared.InMemoryWorld;
import live.maguey.shared.InvalidRequest;
import live.maguey.shared.TestClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Requirement("12.1")
class SignOffTest {
  private static final Release RELEASE = new Release("1a2b3c4");
  private static final Cause CAUSE = new Cause(Actor.operator("owner"), null);

  private final InMemoryWorld world = new InMemoryWorld();
  private final InMemoryAuditTrail audit = new InMemoryAuditTrail(world);
  private final InMemorySignoffs signoffs = new InMemorySignoffs();
  private final SignOff signOff =
      new SignOff(
          signoffs,
          Requirements.load(),
          audit,
          new InMemoryUnitOfWork(world),
          new TestClock(SampleEvents.NOW));

  @Test
  void who_saw_what_of_which_release_is_kept_and_in_the_audit_trail() {
    Signoff signoff =
        new Signoff("PAY-01", "owner", SampleEvents.NOW, RELEASE, "paid with my own card");

    assertThat(
            signOff.signOff(new Request("PAY-01", RELEASE, null, "paid with my own card"), CAUSE))
        .isEqualTo(new SignOff.Outcome.Signed(signoff));
    assertThat(signoffs.latest()).containsExactly(signoff);
    assertThat(audit.of("PAY-01", 9))
        .containsExactly(
            new AuditEntry(
                SampleEvents.NOW,
                CAUSE.actor(),
                "requirement.signed_off",
                "PAY-01",
                "paid with my own card",
                null));
  }

  @Test
  void who_saw_it_may_be_another_than_who_writes_it_down() {
    signOff.signOff(new Request("PAY-01", RELEASE, "door lead", "seen"), CAUSE);

    assertThat(signoffs.latest()).extracting(Signoff::by).containsExactly("door lead");
    assertThat(audit.of("PAY-01", 9)).extracting(AuditEntry::actor).containsExactly(CAUSE.actor());
  }

  @Test
  void a_criterion_or_what_nobody_asked_is_refused() {
    assertThat(signOff.signOff(new Request("1.1", RELEASE, null, "seen"), CAUSE))
        .isEqualTo(new SignOff.Outcome.NotARequirement());
    assertThat(signOff.signOff(new Request("PAY-99", RELEASE, null, "seen"), CAUSE))
        .isEqualTo(new SignOff.Outcome.NotARequirement());
    assertThat(signoffs.latest()).isEmpty();
  }

  @Test
  void nobody_can_have_seen_what_is_not_built() {
    assertThat(signOff.signOff(new Request("DASH-01", RELEASE, null, "seen"), CAUSE))
        .isEqualTo(new SignOff.Outcome.NotBuilt("the dashboard"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"unknown", "1a2b3c4-changed"})
  void what_is_not_built_from_a_commit_is_not_signed_off(String name) {
    Release release = new Release(name);

    assertThat(signOff.signOff(new Request("PAY-01", release, null, "seen"), CAUSE))
        .isEqualTo(new SignOff.Outcome.NotARelease(release));
    assertThat(signoffs.latest()).isEmpty();
  }

  @Test
  void the_note_is_one_line_and_says_something() {
    for (String note : List.of("", " ", "two\nlines")) {
      assertThatExceptionOfType(InvalidRequest.class)
          .isThrownBy(() -> new Request("PAY-01", RELEASE, null, note));
      assertThatExceptionOfType(InvalidRequest.class)
          .isThrownBy(() -> new Request("PAY-01", RELEASE, note, "seen"));
    }
  }
}
