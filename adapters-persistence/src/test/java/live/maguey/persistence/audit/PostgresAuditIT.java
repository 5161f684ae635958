package live.maguey.persistence.audit;

import static org.assertj.core.api.Assertions.assertThat;

import live.maguey.audit.Alerts;
import live.maguey.audit.AuditContract;
import live.maguey.audit.AuditTrail;
import live.maguey.events.SampleEvents;
import live.maguey.persistence.Database;
import live.maguey.persistence.Params;
import live.maguey.persistence.Sql;
import live.maguey.persistence.TestDatabase;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class PostgresAuditIT extends AuditContract {
  @AutoClose private final Database database = TestDatabase.fresh(2);
  private final AuditTrail trail = new PostgresAuditTrail(database);
  private final Alerts alerts = new PostgresAlerts(database);

  private enum TestSql implements Sql {
    CLOSE_ALERTS;

    @Override
    public String text() {
      return "UPDATE alerts SET closed_at = :at";
    }
  }

  @Override
  protected AuditTrail trail() {
    return trail;
  }

  @Override
  protected Alerts alerts() {
    return alerts;
  }

  @Test
  void a_closed_alert_is_gone_until_its_thing_needs_a_person_again() {
    alerts.raise("webhook-dead", "webhook evt_1", "broken", SampleEvents.NOW);
    database.update(TestSql.CLOSE_ALERTS, Params.of("at", SampleEvents.NOW.plusSeconds(1)));
    assertThat(alerts.open(9)).isEmpty();

    alerts.raise("webhook-dead", "webhook evt_1", "broken again", SampleEvents.NOW.plusSeconds(2));

    assertThat(alerts.open(9))
        .containsExactly(
            new Alerts.Alert(
                "webhook-dead", "webhook evt_1", "broken again", SampleEvents.NOW.plusSeconds(2)));
  }
}
