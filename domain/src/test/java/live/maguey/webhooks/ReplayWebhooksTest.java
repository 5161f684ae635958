package live.maguey.webhooks;

import static live.maguey.events.SampleEvents.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import live.maguey.audit.Actor;
import live.maguey.audit.AuditEntry;
import live.maguey.audit.AuditTrail;
import live.maguey.audit.Cause;
import live.maguey.events.Event;
import live.maguey.events.SampleEvents;
import live.maguey.evidence.Requirement;
import live.maguey.orders.OrderId;
import live.maguey.payments.FakePaymentGateway;
import live.maguey.settlement.BoxOffice;
import live.maguey.shared.Page;
import live.maguey.webhooks.WebhookEvent.Stage;
import org.junit.jupiter.api.Test;

@Requirement("PAY-03")
class ReplayWebhooksTest {
  private static final Cause OPERATOR = new Cause(Actor.operator("root@ops-1"), "request-9");

  private final BoxOffice office = new BoxOffice();
  private final Event event = office.add(SampleEvents.tonight(office.ids).tier("General", 100));
  private final ReplayWebhooks replay =
      new ReplayWebhooks(office.inbox, office.audit, office.work, office.clock);
  private final ProcessWebhooks webhooks =
      new ProcessWebhooks(
          office.inbox,
          FakePaymentGateway.reader(),
          office.gateway,
          office.settle,
          office.alerts,
          office.work,
          office.clock,
          new Random(7));

  private void receive(String object) {
    office.inbox.store(
        new WebhookEvent(
            "evt_1",
            "a.type",
            false,
            NOW,
            NOW,
            WebhookEvent.Origin.WEBHOOK,
            object,
            null,
            new WebhookEvent.State.Received(NOW)));
  }

  private WebhookEvent event() {
    return office.inbox.find("evt_1").orElseThrow();
  }

  @Test
  @Requirement("1.3")
  void replaying_what_was_done_does_nothing_twice() {
    OrderId id = office.opened(event, 2);
    office.stripe.pay(id);
    receive(office.stripe.sessions(id).getFirst());
    webhooks.process(10);
    var tickets = office.tickets.of(id);
    office.later(Duration.ofHours(1));

    assertThat(replay.replay("evt_1", OPERATOR)).isTrue();
    assertThat(event().state().stage()).isEqualTo(Stage.RECEIVED);
    assertThat(webhooks.process(10)).singleElement().asString().contains("paid 0");

    assertThat(office.tickets.of(id)).isEqualTo(tickets).hasSize(2);
    assertThat(event().state().stage()).isEqualTo(Stage.DONE);
  }

  @Test
  void the_trail_says_who_replayed_what_and_when() {
    receive("cs_1");
    office.later(Duration.ofHours(1));

    replay.replay("evt_1", OPERATOR);

    assertThat(office.audit.of("webhook evt_1", 10))
        .containsExactly(
            new AuditEntry(
                NOW.plus(Duration.ofHours(1)),
                OPERATOR.actor(),
                "webhook.replayed",
                "webhook evt_1",
                "",
                "request-9"));
  }

  @Test
  void an_event_that_is_not_there_is_told_and_leaves_no_trace() {
    assertThat(replay.replay("evt_0", OPERATOR)).isFalse();
    assertThat(office.audit.of("webhook evt_0", 10)).isEmpty();
  }

  @Test
  void a_trail_that_cannot_be_written_keeps_the_event_from_being_queued() {
    receive("cs_1");
    office.inbox.finished("evt_1", "cs_1", WebhookEvent.Result.DONE, NOW, "paid");
    ReplayWebhooks untraced =
        new ReplayWebhooks(
            office.inbox,
            new AuditTrail() {
              @Override
              public void record(List<AuditEntry> entries) {
                throw new IllegalStateException("no trail");
              }

              @Override
              public List<AuditEntry> of(String subject, int limit) {
                return List.of();
              }

              @Override
              public Optional<AuditEntry> find(long number) {
                return Optional.empty();
              }

              @Override
              public List<Numbered> list(boolean people, Page<Long> page) {
                return List.of();
              }
            },
            office.work,
            office.clock);

    assertThatThrownBy(() -> untraced.replay("evt_1", OPERATOR)).hasMessage("no trail");
    assertThat(event().state().stage()).isEqualTo(Stage.DONE);
  }

  @Test
  void a_dead_event_starts_over_and_one_more_failure_does_not_bury_it() {
    receive("cs_unheard_of");
    office.inbox.dead("evt_1", NOW, "Stripe has no cs_unheard_of");
    office.later(Duration.ofDays(4));

    replay.replay("evt_1", OPERATOR);
    assertThat(event().state().failures()).isZero();
    webhooks.process(10);

    assertThat(event().state().stage()).isEqualTo(Stage.RECEIVED);
    assertThat(event().state())
        .isInstanceOfSatisfying(
            WebhookEvent.State.Failed.class,
            failed -> assertThat(failed.due()).isAfter(office.clock.instant()));
  }
}
