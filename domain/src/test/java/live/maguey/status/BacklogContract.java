package live.maguey.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import live.maguey.events.SampleEvents;
import live.maguey.webhooks.WebhookEvent;
import live.maguey.webhooks.WebhookEvents;
import org.junit.jupiter.api.Test;

public abstract class BacklogContract {
  private static final Instant NOW = SampleEvents.NOW;

  protected abstract Backlog backlog();

  protected abstract WebhookEvents inbox();

  @Test
  void of_nothing_nothing_waits_and_nothing_failed() {
    assertThat(backlog().count(NOW))
        .isEqualTo(
            new Backlog.Counts(
                Backlog.Queue.EMPTY,
                Backlog.Queue.EMPTY,
                Backlog.Queue.EMPTY,
                0,
                0,
                0,
                0,
                Backlog.Queue.EMPTY));
  }

  @Test
  void events_wait_until_they_are_done_or_dead_and_the_oldest_is_told() {
    store("evt_1", NOW);
    store("evt_2", NOW.plusSeconds(1));
    store("evt_3", NOW.plusSeconds(2));
    inbox().dead("evt_1", NOW.plusSeconds(3), "broken");
    inbox().finished("evt_3", "{}", WebhookEvent.Result.DONE, NOW.plusSeconds(3), "paid");

    Backlog.Counts counts = backlog().count(NOW.plusSeconds(4));

    assertThat(counts.webhooks()).isEqualTo(new Backlog.Queue(1, NOW.plusSeconds(1)));
    assertThat(counts.deadWebhooks()).isEqualTo(1);
  }

  private void store(String id, Instant at) {
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
}
