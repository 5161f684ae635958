package live.maguey.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import live.maguey.events.SampleEvents;
import live.maguey.shared.InMemoryWorld;
import live.maguey.shared.TestClock;
import org.junit.jupiter.api.Test;

class WatchSignaturesTest {
  private final InMemoryWorld world = new InMemoryWorld();
  private final TestClock clock = new TestClock(SampleEvents.NOW);
  private final InMemoryAlerts alerts = new InMemoryAlerts(world);
  private final InMemoryRefusedSignatures refused = new InMemoryRefusedSignatures(world);
  private final WatchSignatures node = new WatchSignatures("Stripe", refused, alerts, clock);

  @Test
  void the_first_refused_signature_raises_an_alert_and_each_is_counted() {
    node.refused(true, "no signature matches");
    node.refused(true, "no signature matches");
    assertThat(alerts.open(9)).hasSize(1);
    assertThat(alerts.open(9).getFirst().detail()).contains("no signature matches", "secret");
    assertThat(refused.since(SampleEvents.NOW).getFirst().count()).isEqualTo(2);
  }

  @Test
  void a_stranger_who_signs_nothing_is_counted_and_wakes_nobody() {
    node.refused(false, "no header");
    assertThat(alerts.open(9)).isEmpty();
    assertThat(refused.since(SampleEvents.NOW).getFirst().count()).isEqualTo(1);
  }

  @Test
  void a_genuine_webhook_closes_the_alert_and_the_next_refusal_opens_it_again() {
    node.refused(true, "x");
    node.accepted();
    assertThat(alerts.open(9)).isEmpty();
    node.refused(true, "x");
    assertThat(alerts.open(9)).hasSize(1);
  }

  @Test
  void an_alert_that_another_server_raised_is_closed_within_a_minute() {
    node.accepted();
    new WatchSignatures("Stripe", refused, alerts, clock).refused(true, "x");
    clock.advance(Duration.ofSeconds(61));
    node.accepted();
    assertThat(alerts.open(9)).isEmpty();
  }
}
