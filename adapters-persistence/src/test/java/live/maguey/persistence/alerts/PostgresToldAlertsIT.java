package live.maguey.persistence.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import live.maguey.alerts.Alert;
import live.maguey.alerts.AlertChannel;
import live.maguey.alerts.AlertKind;
import live.maguey.alerts.AlertNews;
import live.maguey.alerts.Alerts;
import live.maguey.alerts.Silences;
import live.maguey.alerts.ToldAlerts;
import live.maguey.alerts.ToldAlertsContract;
import live.maguey.events.SampleEvents;
import live.maguey.persistence.Database;
import live.maguey.persistence.Race;
import live.maguey.persistence.TestDatabase;
import live.maguey.persistence.jobs.Purging;
import live.maguey.shared.Page;
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
  void closed_alerts_are_deleted_with_what_was_told_of_them_and_open_ones_stay() {
    Instant now = SampleEvents.NOW;
    told.open(AlertChannel.SLACK, now.minusSeconds(1));
    alerts.raise(AlertKind.DISPUTE, "order 1, dp_1", "answer", now);
    alerts.raise(AlertKind.DISPUTE, "order 2, dp_2", "answer", now);
    List<Long> both = alerts.open(9).stream().map(Alert::number).toList();
    told.told(AlertChannel.SLACK, AlertNews.What.RAISED, Collections.min(both), both, now);
    alerts.close(AlertKind.DISPUTE, "order 1, dp_1", now);
    Duration kept = Purging.KEPT.alerts();

    long early = Purging.at(database, now.plus(kept)).purge();
    long late = Purging.at(database, now.plus(kept).plusSeconds(1)).purge();

    assertThat(List.of(early, late)).containsExactly(0L, 1L);
    assertThat(alerts.list(null, Page.newest(9)))
        .extracting(Alert::subject)
        .containsExactly("order 2, dp_2");
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
