package live.maguey.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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

/// Acknowledging and closing, by hand.
class CloseAlertTest {
  private static final Cause CAUSE = new Cause(Actor.operator("root@ops-1"), "req-1");
  private static final Instant NOW = SampleEvents.NOW;

  private final InMemoryWorld world = new InMemoryWorld();
  private final TestClock clock = new TestClock(NOW);
  private final InMemoryAlerts alerts = new InMemoryAlerts(world);
  private final InMemoryAuditTrail audit = new InMemoryAuditTrail(world);
  private final AcknowledgeAlert acknowledge =
      new AcknowledgeAlert(alerts, audit, new InMemoryUnitOfWork(world), clock);
  private final CloseAlert close =
      new CloseAlert(alerts, audit, new InMemoryUnitOfWork(world), clock);

  @Test
  void who_looks_at_an_alert_is_known_and_in_the_audit_trail() {
    long number = raised();
    clock.advance(Duration.ofMinutes(1));

    assertThat(acknowledge.preview(number))
        .isInstanceOf(AcknowledgeAlert.Outcome.Acknowledged.class);
    assertThat(alert(number).state()).isEqualTo(new Alert.State.Open());
    assertThat(acknowledge.acknowledge(number, CAUSE))
        .isEqualTo(new AcknowledgeAlert.Outcome.Acknowledged(alert(number)));

    Instant then = NOW.plus(Duration.ofMinutes(1));
    assertThat(alert(number).state()).isEqualTo(new Alert.State.Acknowledged("root@ops-1", then));
    assertThat(trail(number))
        .containsExactly(
            new AuditEntry(
                then,
                CAUSE.actor(),
                "alert.acknowledged",
                "alert " + number,
                "webhook-dead, webhook evt_1",
                "req-1"));
  }

  @Test
  void a_second_one_to_acknowledge_it_is_told_who_was_first() {
    long number = raised();
    acknowledge.acknowledge(number, CAUSE);

    AcknowledgeAlert.Outcome second =
        acknowledge.acknowledge(number, new Cause(Actor.operator("root@ops-2"), null));

    assertThat(second).isEqualTo(new AcknowledgeAlert.Outcome.NotOpen(alert(number)));
    assertThat(second).isEqualTo(acknowledge.preview(number));
    assertThat(alert(number).state()).isEqualTo(new Alert.State.Acknowledged("root@ops-1", NOW));
    assertThat(trail(number)).hasSize(1);
  }

  @Test
  void a_person_closes_an_alert_once_and_says_how_it_was_taken_care_of() {
    long number = raised();
    CloseAlert.Request request = new CloseAlert.Request(number, " replayed ");

    assertThat(close.preview(request)).isEqualTo(new CloseAlert.Outcome.Closed(alert(number)));
    assertThat(alert(number).isClosed()).isFalse();
    assertThat(close.close(request, CAUSE)).isEqualTo(new CloseAlert.Outcome.Closed(alert(number)));

    assertThat(alert(number).state())
        .isEqualTo(
            new Alert.State.Closed(NOW, Optional.of(new Alert.Closing("root@ops-1", "replayed"))));
    assertThat(close.close(request, CAUSE))
        .isEqualTo(new CloseAlert.Outcome.Already(alert(number)));
    assertThat(close.preview(request)).isEqualTo(new CloseAlert.Outcome.Already(alert(number)));
    assertThat(acknowledge.acknowledge(number, CAUSE))
        .isEqualTo(new AcknowledgeAlert.Outcome.NotOpen(alert(number)));
    assertThat(trail(number))
        .extracting(AuditEntry::act, AuditEntry::detail)
        .containsExactly(tuple("alert.closed", "webhook-dead, webhook evt_1: replayed"));
  }

  @Test
  void an_alert_that_is_not_there_is_said_so() {
    assertThat(acknowledge.acknowledge(99, CAUSE))
        .isEqualTo(new AcknowledgeAlert.Outcome.NoSuchAlert());
    assertThat(acknowledge.preview(99)).isEqualTo(new AcknowledgeAlert.Outcome.NoSuchAlert());
    CloseAlert.Request request = new CloseAlert.Request(99, "gone");
    assertThat(close.close(request, CAUSE)).isEqualTo(new CloseAlert.Outcome.NoSuchAlert());
    assertThat(close.preview(request)).isEqualTo(new CloseAlert.Outcome.NoSuchAlert());
    assertThat(trail(99)).isEmpty();
  }

  @Test
  void closing_needs_a_note_of_one_line() {
    for (String note : List.of("", " ", "two\nlines")) {
      assertThatExceptionOfType(InvalidRequest.class)
          .isThrownBy(() -> new CloseAlert.Request(1, note));
    }
  }

  private long raised() {
    alerts.raise(AlertKind.WEBHOOK_DEAD, "webhook evt_1", "broken", clock.instant());
    return alerts.open(1).getFirst().number();
  }

  private Alert alert(long number) {
    return alerts.find(number).orElseThrow();
  }

  private List<AuditEntry> trail(long number) {
    return audit.of("alert " + number, 9);
  }
}
