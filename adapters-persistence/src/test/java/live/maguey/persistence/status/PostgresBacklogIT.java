package live.maguey.persistence.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import live.maguey.events.SampleEvents;
import live.maguey.persistence.Database;
import live.maguey.persistence.TestDatabase;
import live.maguey.persistence.webhooks.PostgresWebhookEvents;
import live.maguey.status.Backlog;
import live.maguey.status.BacklogContract;
import live.maguey.webhooks.WebhookEvent;
import live.maguey.webhooks.WebhookEvents;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class PostgresBacklogIT extends BacklogContract {
  private static final Instant NOW = SampleEvents.NOW;

  @AutoClose private final Database database = TestDatabase.fresh(2);

  @Override
  protected Backlog backlog() {
    return new PostgresBacklog(database);
  }

  @Override
  protected WebhookEvents inbox() {
    return new PostgresWebhookEvents(database);
  }

  @Test
  void of_each_step_it_is_counted_how_often_it_was_tried_and_failed() {
    for (String id : List.of("evt_done", "evt_dead", "evt_waits", "evt_foreign", "evt_old")) {
      Instant at = id.equals("evt_old") ? NOW.minusSeconds(301) : NOW;
      inbox()
          .store(
              new WebhookEvent(
                  id,
                  "charge.updated",
                  false,
                  at,
                  at,
                  WebhookEvent.Origin.WEBHOOK,
                  "{}",
                  null,
                  new WebhookEvent.State.Received(at)));
    }
    inbox().finished("evt_done", "{}", WebhookEvent.Result.DONE, NOW, "paid");
    inbox().finished("evt_foreign", "{}", WebhookEvent.Result.FOREIGN, NOW, "not ours");
    inbox().dead("evt_dead", NOW, "broken");
    inbox().dead("evt_old", NOW, "broken");

    assertThat(backlog().rates(NOW.minusSeconds(300), NOW))
        .containsExactlyInAnyOrder(
            new Backlog.Rate(Backlog.Step.PAYMENT_PAGE, 0, 0),
            new Backlog.Rate(Backlog.Step.WEBHOOK, 3, 1),
            new Backlog.Rate(Backlog.Step.EMAIL, 0, 0));
  }
}
