package live.maguey.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import live.maguey.audit.Actor;
import live.maguey.audit.AuditEntry;
import live.maguey.audit.Cause;
import live.maguey.audit.InMemoryAuditTrail;
import live.maguey.events.SampleEvents;
import live.maguey.shared.InMemoryUnitOfWork;
import live.maguey.shared.InMemoryWorld;
import live.maguey.shared.InvalidRequest;
import live.maguey.shared.TestClock;
import org.junit.jupiter.api.Test;

/// Silencing and ending it, by hand.
class SilenceKindTest {
  private static final Cause CAUSE = new Cause(Actor.operator("root@ops-1"), null);
  private static final Instant NOW = SampleEvents.NOW;
  private static final SilenceKind.Request TWO_HOURS =
      new SilenceKind.Request(AlertKind.DISPUTE, Duration.ofHours(2), "bank is asked");

  private final InMemoryWorld world = new InMemoryWorld();
  private final TestClock clock = new TestClock(NOW);
  private final InMemorySilences silences = new InMemorySilences(world);
  private final InMemoryAuditTrail audit = new InMemoryAuditTrail(world);
  private final SilenceKind silence =
      new SilenceKind(silences, audit, new InMemoryUnitOfWork(world), clock);
  private final EndSilence end =
      new EndSilence(silences, audit, new InMemoryUnitOfWork(world), clock);

  @Test
  void a_kind_is_silenced_for_a_while_with_who_and_why_in_the_audit_trail() {
    Silence would = silence.preview(TWO_HOURS, CAUSE);
    assertThat(silences.at(NOW)).isEmpty();

    assertThat(silence.silence(TWO_HOURS, CAUSE)).isEqualTo(would);
    assertThat(silences.at(NOW))
        .containsExactly(
            new Silence(
                AlertKind.DISPUTE,
                NOW,
                NOW.plus(Duration.ofHours(2)),
                "root@ops-1",
                "bank is asked"));
    assertThat(acts()).containsExactly("alerts.silenced");
  }

  @Test
  void a_silence_ends_before_its_time_once() {
    silence.silence(TWO_HOURS, CAUSE);
    clock.advance(Duration.ofMinutes(5));

    assertThat(end.preview(AlertKind.DISPUTE)).isPresent();
    assertThat(end.preview(AlertKind.WEBHOOK_DEAD)).isEmpty();
    assertThat(end.end(AlertKind.DISPUTE, CAUSE)).isPresent();
    assertThat(end.end(AlertKind.DISPUTE, CAUSE)).isEmpty();
    assertThat(silences.at(clock.instant())).isEmpty();
    assertThat(acts()).containsExactlyInAnyOrder("alerts.silenced", "alerts.silence-ended");
  }

  @Test
  void a_silence_has_a_reason_and_at_most_a_week() {
    assertThatExceptionOfType(InvalidRequest.class)
        .isThrownBy(() -> new SilenceKind.Request(AlertKind.DISPUTE, Duration.ofHours(2), " "))
        .withMessageContaining("note");
    assertThatExceptionOfType(InvalidRequest.class)
        .isThrownBy(() -> new SilenceKind.Request(AlertKind.DISPUTE, Duration.ofDays(8), "away"))
        .withMessageContaining("7 days");
  }

  private List<String> acts() {
    return audit.of("alerts dispute", 9).stream().map(AuditEntry::act).toList();
  }
}
