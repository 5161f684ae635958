package live.maguey.persistence.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import live.maguey.alerts.Alert;
import live.maguey.alerts.AlertKind;
import live.maguey.alerts.Alerts;
import live.maguey.alerts.AlertsContract;
import live.maguey.events.SampleEvents;
import live.maguey.persistence.Database;
import live.maguey.persistence.Race;
import live.maguey.persistence.TestDatabase;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class PostgresAlertsIT extends AlertsContract {
  private static final int RACERS = 16;

  @AutoClose private final Database database = TestDatabase.fresh(RACERS);
  private final Alerts alerts = new PostgresAlerts(database);

  @Override
  protected Alerts alerts() {
    return alerts;
  }

  @Test
  void servers_that_see_the_same_at_once_raise_one_alert() {
    List<Boolean> fresh =
        Race.of(
            RACERS,
            _ ->
                () -> alerts.raise(AlertKind.DISPUTE, "order 1, dp_1", "answer", SampleEvents.NOW));

    assertThat(fresh).containsOnlyOnce(true);
    assertThat(alerts.open(9)).extracting(Alert::count).containsExactly(RACERS);
  }

  @Test
  void of_people_who_acknowledge_and_close_at_once_each_act_is_done_once() {
    alerts.raise(AlertKind.DISPUTE, "order 1, dp_1", "answer", SampleEvents.NOW);
    long number = alerts.open(1).getFirst().number();

    List<Boolean> closed =
        Race.of(
            RACERS,
            i ->
                () ->
                    i % 2 == 0
                        && alerts.close(
                            number, new Alert.Closing("ops-" + i, "done"), SampleEvents.NOW));

    assertThat(closed).containsOnlyOnce(true);
    assertThat(alerts.open(9)).isEmpty();
  }
}
