package live.maguey.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import live.maguey.alerts.Alert;
import live.maguey.alerts.AlertChannel;
import live.maguey.alerts.AlertKind;
import live.maguey.alerts.AlertNews.What;
import live.maguey.alerts.InMemoryAlerts;
import live.maguey.alerts.InMemorySilences;
import live.maguey.alerts.InMemoryToldAlerts;
import live.maguey.events.SampleEvents;
import live.maguey.shared.InMemoryWorld;
import live.maguey.shared.Page;
import org.junit.jupiter.api.Test;

class LookUpAlertsTest {
  private static final Instant NOW = SampleEvents.NOW;

  private final InMemoryWorld world = new InMemoryWorld();
  private final InMemoryAlerts alerts = new InMemoryAlerts(world);
  private final InMemorySilences silences = new InMemorySilences(world);
  private final InMemoryToldAlerts told = new InMemoryToldAlerts(world, alerts, silences);
  private final LookUpAlerts lookUp =
      new LookUpAlerts(alerts, silences, told, Clock.fixed(NOW, ZoneOffset.UTC));

  @Test
  void a_channel_is_owed_what_it_was_not_told_of_this_alert() {
    open(AlertChannel.SLACK, AlertChannel.MAIL);
    Alert other = raised(AlertKind.WEBHOOK_DEAD, "webhook evt_1");
    Alert alert = raised(AlertKind.WEBHOOK_DEAD, "webhook evt_2");
    told.told(AlertChannel.SLACK, What.RAISED, alert.number(), List.of(alert.number()), NOW);
    alerts.acknowledge(alert.number(), "root@ops-1", NOW);

    assertThat(lookUp.channels(alert))
        .extracting(channel -> channel.heard().channel(), LookUpAlerts.Channel::owed)
        .containsExactly(
            tuple(AlertChannel.SLACK, Optional.of(What.ACKNOWLEDGED)),
            tuple(AlertChannel.MAIL, Optional.of(What.RAISED)));

    told.told(AlertChannel.SLACK, What.ACKNOWLEDGED, alert.number(), List.of(alert.number()), NOW);
    told.told(AlertChannel.MAIL, What.RAISED, other.number(), List.of(other.number()), NOW);
    assertThat(lookUp.channels(alert).getFirst().owed()).isEmpty();
    assertThat(lookUp.channels(alert).getLast().owed()).contains(What.RAISED);
  }

  @Test
  void a_channel_that_is_not_told_of_such_alerts_is_left_out() {
    open(AlertChannel.SLACK, AlertChannel.PAGERDUTY);

    assertThat(lookUp.channels(raised(AlertKind.DISPUTE, "order 1")))
        .extracting(channel -> channel.heard().channel())
        .containsExactly(AlertChannel.SLACK);
  }

  private void open(AlertChannel... channels) {
    for (AlertChannel channel : channels) {
      told.open(channel, NOW);
    }
  }

  private Alert raised(AlertKind kind, String subject) {
    alerts.raise(kind, subject, "broken", NOW);
    return alerts.list(null, Page.newest(9)).stream()
        .filter(alert -> alert.subject().equals(subject))
        .findFirst()
        .orElseThrow();
  }
}
