package live.maguey.persistence.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import live.maguey.alerts.AlertChannel;
import live.maguey.alerts.AlertKind;
import live.maguey.alerts.Alerts;
import live.maguey.alerts.Silences;
import live.maguey.alerts.ToldAlerts;
import live.maguey.alerts.ToldAlertsContract;
import live.maguey.events.SampleEvents;
import live.maguey.persistence.Database;
import live.maguey.persistence.Race;
import live.maguey.persistence.TestDatabase;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class PostgresToldAlertsIT extends ToldAlertsContract {
  private static final int RACERS = 16;

  @AutoClose private final Database database = TestDatabase.fresh(RACERS);
  private final Alerts alerts = new PostgresAlerts(database);
  private final ToldAlerts told = new PostgresToldAlerts(database);

  @Override
  protected Alerts alerts() {
    return alerts;
  }

  @Override
  protected Silences silences() {
    return new PostgresSilences(database);
  }

  @Override
  protected ToldAlerts told() {
    return told;
  }

  @Test
  void of_servers_that_come_at_once_one_has_the_turn() {
    Instant now = SampleEvents.NOW;
    alerts.raise(AlertKind.DISPUTE, "order 1, dp_1", "answer", now);
    ToldAlerts.Due due = new ToldAlerts.Due(AlertChannel.SLACK, now, now);

    List<Optional<ToldAlerts.Turn>> turns =
        Race.of(
            RACERS,
            _ ->
                () -> {
                  told.open(AlertChannel.SLACK, now);
                  return told.claim(due, now, Duration.ofMinutes(1));
                });

    assertThat(turns).containsOnlyOnce(Optional.of(new ToldAlerts.Turn(0)));
  }
}
