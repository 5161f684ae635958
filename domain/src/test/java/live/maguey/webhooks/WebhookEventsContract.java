package live.maguey.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import live.maguey.events.SampleEvents;
import live.maguey.evidence.Requirement;
import live.maguey.shared.Page;
import live.maguey.shared.PageContract;
import org.junit.jupiter.api.Test;

/// What every inbox promises. The store is empty before each test.
public abstract class WebhookEventsContract {
  private static final Duration LEASE = Duration.ofSeconds(15);
  private static final Instant NOW = SampleEvents.NOW;

  private int ids = 100;

  protected abstract WebhookEvents inbox();

  protected static WebhookEvent event(String id, Instant at) {
    return new WebhookEvent(
        id,
        "checkout.session.completed",
        false,
        at.minusSeconds(1),
        at,
        WebhookEvent.Origin.WEBHOOK,
        "{\"id\":\"" + id + "\",\"é\":\"ñ\"}",
        "req-" + id,
        new WebhookEvent.State.Received(at));
  }

  @Test
  @Requirement({"PAY-03", "1.3"})
  void an_event_that_comes_again_is_stored_once() {
    assertThat(inbox().store(event("evt_1", NOW))).isTrue();
    assertThat(inbox().store(event("evt_1", NOW.plusSeconds(5)))).isFalse();
    assertThat(inbox().find("evt_1")).contains(event("evt_1", NOW));
    assertThat(inbox().find("evt_2")).isEmpty();
  }

  @Test
  void a_claimed_event_is_nobody_elses_until_its_lease_ends() {
    inbox().store(event("evt_1", NOW));
    inbox().store(event("evt_2", NOW.plusSeconds(1)));
    Instant now = NOW.plusSeconds(2);
    assertThat(ids(inbox().claim(1, now, LEASE))).containsExactly("evt_1");
    assertThat(ids(inbox().claim(9, now, LEASE))).containsExactly("evt_2");
    assertThat(inbox().claim(9, now.plusSeconds(14), LEASE)).isEmpty();
    assertThat(ids(inbox().claim(9, now.plusSeconds(15), LEASE))).containsExactly("evt_1", "evt_2");
  }

  @Test
  @Requirement("11.1")
  void a_failed_event_keeps_its_error_and_comes_again_in_its_time() {
    inbox().store(event("evt_1", NOW));
    inbox().claim(1, NOW, LEASE);
    inbox().failed("evt_1", NOW.plusSeconds(3), "the database does not serve");
    WebhookEvent failed = inbox().find("evt_1").orElseThrow();
    assertThat(failed.state())
        .isEqualTo(
            new WebhookEvent.State.Failed(1, NOW.plusSeconds(3), "the database does not serve"));
    assertThat(inbox().claim(1, NOW.plusSeconds(2), LEASE)).isEmpty();
    assertThat(ids(inbox().claim(1, NOW.plusSeconds(3), LEASE))).containsExactly("evt_1");
  }

  @Test
  void what_is_finished_is_not_claimed_and_a_replay_brings_it_back() {
    inbox().store(event("evt_1", NOW));
    inbox().finished("evt_1", "{\"id\": 1}", WebhookEvent.Result.DONE, NOW.plusSeconds(1), "paid");
    assertThat(inbox().claim(9, NOW.plusSeconds(60), LEASE)).isEmpty();
    assertThat(inbox().list(WebhookEvent.Stage.DONE, 9))
        .extracting(WebhookEvent::body)
        .containsExactly("{\"id\": 1}");
    assertThat(state("evt_1"))
        .isEqualTo(
            new WebhookEvent.State.Processed(
                WebhookEvent.Result.DONE, 0, NOW.plusSeconds(1), "paid"));
    assertThat(inbox().replay("evt_1", NOW.plusSeconds(61))).isTrue();
    assertThat(state("evt_1"))
        .isEqualTo(new WebhookEvent.State.Received(NOW.plusSeconds(61), Optional.of("paid")));
    assertThat(ids(inbox().claim(9, NOW.plusSeconds(61), LEASE))).containsExactly("evt_1");
    assertThat(inbox().replay("evt_none", NOW)).isFalse();
  }

  @Test
  void dead_events_are_kept_and_listed() {
    inbox().store(event("evt_1", NOW));
    inbox().store(event("evt_2", NOW.plusSeconds(1)));
    inbox().failed("evt_1", NOW.plusSeconds(3), "the database does not serve");
    inbox().dead("evt_1", NOW, "broken");
    assertThat(state("evt_1")).isEqualTo(new WebhookEvent.State.Dead(1, NOW, "broken"));
    assertThat(ids(inbox().list(WebhookEvent.Stage.DEAD, 9))).containsExactly("evt_1");
    assertThat(ids(inbox().list(null, 9))).containsExactly("evt_2", "evt_1");
  }

  @Test
  void dead_events_of_one_thing_come_back_and_others_stay() {
    for (int i = 1; i <= 4; i++) {
      inbox().store(event("evt_" + i, NOW.plusSeconds(i)));
    }
    inbox().dead("evt_1", NOW, "no order 1_2");
    inbox().dead("evt_2", NOW, "no order 132");
    inbox().failed("evt_3", NOW.plusSeconds(60), "no order 1_2");
    inbox().finished("evt_4", "{}", WebhookEvent.Result.DONE, NOW, "no order 1_2");

    inbox().replayDead("order 1_2", NOW.plusSeconds(9));

    assertThat(ids(inbox().claim(9, NOW.plusSeconds(9), LEASE))).containsExactly("evt_1");
    assertThat(ids(inbox().list(WebhookEvent.Stage.DEAD, 9))).containsExactly("evt_2");
  }

  @Test
  void failing_is_what_was_tried_in_vain_and_what_is_dead() {
    for (int i = 1; i <= 4; i++) {
      inbox().store(event("evt_" + i, NOW.plusSeconds(i)));
    }
    inbox().failed("evt_1", NOW.plusSeconds(60), "the database does not serve");
    inbox().dead("evt_2", NOW, "broken");
    inbox().failed("evt_3", NOW.plusSeconds(60), "timeout");
    inbox().finished("evt_3", "{}", WebhookEvent.Result.DONE, NOW.plusSeconds(61), "paid");

    assertThat(ids(inbox().failing(9))).containsExactly("evt_2", "evt_1");
    assertThat(ids(inbox().failing(1))).containsExactly("evt_2");
    inbox().replay("evt_2", NOW.plusSeconds(62));
    assertThat(ids(inbox().failing(9))).containsExactly("evt_1");
  }

  @Test
  void events_are_read_page_by_page_and_by_when_they_came() {
    List<Page.Row<String>> all =
        Stream.of(9, 0, 5, 5, 3)
            .map(second -> NOW.plusSeconds(second))
            .map(at -> event("evt_" + ids++, at))
            .peek(event -> inbox().store(event))
            .map(event -> new Page.Row<>(event.receivedAt(), event.id()))
            .toList();
    PageContract.isKept(all, page -> found(false, page));
    all.forEach(row -> inbox().dead(row.id(), row.at(), "broken"));
    PageContract.isKept(all, page -> found(true, page));
    assertThat(
            inbox().list(new WebhookEvents.Search(WebhookEvent.Stage.DONE, true, Page.newest(9))))
        .isEmpty();
  }

  private List<String> found(boolean failing, Page<String> page) {
    return ids(inbox().list(new WebhookEvents.Search(null, failing, page)));
  }

  @Test
  void what_was_received_in_a_time_is_named_oldest_first() {
    for (int i = 1; i <= 4; i++) {
      inbox().store(event("evt_" + i, NOW.plusSeconds(i)));
    }
    inbox().dead("evt_3", NOW, "broken");

    assertThat(inbox().received(NOW.plusSeconds(2), NOW.plusSeconds(3), false))
        .containsExactly("evt_2", "evt_3");
    assertThat(inbox().received(Instant.EPOCH, NOW.plusSeconds(9), true)).containsExactly("evt_3");
    assertThat(inbox().received(NOW.plusSeconds(4), NOW.plusSeconds(9), true)).isEmpty();
  }

  @Test
  void what_is_known_and_how_far_stripes_list_was_read_is_told() {
    inbox().store(event("evt_1", NOW));
    assertThat(inbox().known(List.of("evt_1", "evt_2"))).containsExactly("evt_1");
    assertThat(inbox().pulledUntil()).isEmpty();
    inbox().pulledUntil(NOW.plusSeconds(10));
    inbox().pulledUntil(NOW);
    assertThat(inbox().pulledUntil()).contains(NOW.plusSeconds(10));
  }

  private WebhookEvent.State state(String id) {
    return inbox().find(id).orElseThrow().state();
  }

  private static List<String> ids(List<WebhookEvent> events) {
    return events.stream().map(WebhookEvent::id).toList();
  }
}
