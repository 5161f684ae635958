package live.maguey.persistence.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import live.maguey.events.Event;
import live.maguey.events.SampleEvents;
import live.maguey.orders.Hold;
import live.maguey.orders.Holds;
import live.maguey.orders.Order;
import live.maguey.payments.Fact;
import live.maguey.payments.Fact.DisputeTold.Stage;
import live.maguey.persistence.Database;
import live.maguey.persistence.TestDatabase;
import live.maguey.persistence.TestStores;
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
  void a_dispute_is_due_until_its_bank_has_evidence_or_has_decided() {
    TestStores world = new TestStores(database);
    Event event = SampleEvents.tonight(world.ids).tier("General", 10).event();
    world.events.add(event);
    Map<Stage, Order> disputed = new EnumMap<>(Stage.class);
    for (Stage then : List.of(Stage.OPEN, Stage.IN_REVIEW, Stage.LOST)) {
      Hold hold = Holds.of(world.ids, event).places(0, 1).hold();
      world.orders.hold(hold);
      Order order = hold.order();
      world.learn(
          TestStores.captured(order, NOW),
          TestStores.disputed(order, Stage.OPEN, NOW),
          new Fact.DisputeDue(order.id(), "dp_" + order.id(), NOW.plus(Duration.ofDays(7)), "test"),
          TestStores.disputed(order, then, NOW.plusSeconds(1)));
      disputed.put(then, order);
    }
    Order open = Objects.requireNonNull(disputed.get(Stage.OPEN));

    assertThat(backlog().deadlines(NOW, NOW.plus(Duration.ofDays(8))))
        .containsExactly(
            new Backlog.Deadline(
                open.details().reference(), "dp_" + open.id(), NOW.plus(Duration.ofDays(7))));
    assertThat(backlog().deadlines(NOW, NOW.plus(Duration.ofDays(6)))).isEmpty();
    assertThat(backlog().deadlines(NOW.plus(Duration.ofDays(8)), NOW.plus(Duration.ofDays(9))))
        .isEmpty();
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
