package live.maguey.webhooks;

import static live.maguey.events.SampleEvents.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import live.maguey.alerts.Alert;
import live.maguey.alerts.AlertKind;
import live.maguey.alerts.InMemoryRefusedSignatures;
import live.maguey.alerts.WatchSignatures;
import live.maguey.evidence.Requirement;
import live.maguey.settlement.BoxOffice;
import live.maguey.shared.InMemoryWorld;
import live.maguey.webhooks.ReceiveWebhook.Outcome;
import org.junit.jupiter.api.Test;

@Requirement("PAY-03")
class ReceiveWebhookTest {
  private static final Instant CREATED = NOW.minusSeconds(2);

  private final BoxOffice office = new BoxOffice();
  private final InMemoryRefusedSignatures refused =
      new InMemoryRefusedSignatures(new InMemoryWorld());
  private final ReceiveWebhook receive =
      new ReceiveWebhook(
          ReceiveWebhookTest::verify,
          office.inbox,
          office.alerts,
          true,
          office.clock,
          signatures());

  private WatchSignatures signatures() {
    return new WatchSignatures("Stripe", refused, office.alerts, office.clock);
  }

  /// The body is the event's id, and what it tells of after a blank; the signature `test` is one of
  /// the other mode.
  private static WebhookVerifier.Verified verify(byte[] body, String signature, Instant now) {
    String text = new String(body, StandardCharsets.UTF_8);
    return switch (signature) {
      case "live", "test" ->
          new WebhookVerifier.Verified.Genuine(
              text.split(" ", 2)[0],
              "checkout.session.completed",
              signature.equals("live"),
              CREATED,
              text);
      case "broken" -> new WebhookVerifier.Verified.Malformed("signed, but not JSON");
      default -> new WebhookVerifier.Verified.Rejected("no signature matches at " + now);
    };
  }

  private Outcome receive(String id, String signature) {
    return receive.receive(id.getBytes(StandardCharsets.UTF_8), signature, "request-1");
  }

  @Test
  void a_genuine_event_is_stored_raw_and_nothing_else_happens() {
    assertThat(receive("evt_1", "live")).isEqualTo(new Outcome.Stored("evt_1"));

    assertThat(office.inbox.find("evt_1"))
        .hasValue(
            new WebhookEvent(
                "evt_1",
                "checkout.session.completed",
                true,
                CREATED,
                NOW,
                WebhookEvent.Origin.WEBHOOK,
                "evt_1",
                "request-1",
                new WebhookEvent.State.Received(NOW)));
    assertThat(office.gateway.fetched()).isEmpty();
  }

  @Test
  @Requirement("1.3")
  void an_event_that_comes_again_is_known_and_stays_as_it_was() {
    receive("evt_1", "live");
    office.inbox.finished("evt_1", "evt_1", WebhookEvent.Result.DONE, NOW, "paid");
    WebhookEvent done = office.inbox.find("evt_1").orElseThrow();
    office.later(Duration.ofMinutes(5));

    assertThat(receive("evt_1", "live")).isEqualTo(new Outcome.Known("evt_1"));
    assertThat(office.inbox.find("evt_1")).hasValue(done);
    assertThat(office.inbox.list(null, 10)).hasSize(1);
  }

  @Test
  void another_event_under_a_known_id_is_a_conflict_told_once_a_day_and_the_first_one_stays() {
    receive("evt_1 cs_1", "live");
    WebhookEvent first = office.inbox.find("evt_1").orElseThrow();

    assertThat(receive("evt_1 cs_2", "live")).isEqualTo(new Outcome.Conflict("evt_1"));
    assertThat(receive("evt_1 cs_2", "live")).isEqualTo(new Outcome.Conflict("evt_1"));

    assertThat(office.inbox.find("evt_1")).hasValue(first);
    assertThat(office.inbox.list(null, 10)).hasSize(1);
    assertThat(office.alerts.open(10))
        .extracting(Alert::kind)
        .containsExactly(AlertKind.WEBHOOK_CONFLICT);
    office.inbox.finished("evt_1", "", WebhookEvent.Result.DONE, NOW, "paid");
    assertThat(receive("evt_1 cs_1", "live")).isEqualTo(new Outcome.Known("evt_1"));
  }

  @Test
  void a_bad_signature_stores_nothing_and_is_told_at_once() {
    assertThat(receive("evt_1", "forged"))
        .isEqualTo(new Outcome.BadSignature("no signature matches at " + NOW));
    assertThat(office.inbox.list(null, 10)).isEmpty();
    assertThat(office.alerts.open(10))
        .extracting(Alert::kind)
        .containsExactly(AlertKind.WEBHOOK_SIGNATURE);
    assertThat(refused.since(NOW)).hasSize(1);
  }

  @Test
  void an_event_of_the_other_mode_is_refused_and_a_person_is_told_once() {
    assertThat(receive("evt_1", "test")).isEqualTo(new Outcome.WrongMode(false));
    office.later(Duration.ofMinutes(1));
    assertThat(receive("evt_2", "test")).isEqualTo(new Outcome.WrongMode(false));

    assertThat(office.inbox.list(null, 10)).isEmpty();
    assertThat(office.alerts.open(10))
        .extracting(Alert::kind, Alert::raisedAt)
        .containsExactly(tuple(AlertKind.WEBHOOK_WRONG_MODE, NOW));
  }

  @Test
  void the_alert_about_the_other_mode_closes_after_an_hour_of_right_ones_and_opens_again() {
    receive("evt_1", "test");
    office.later(Duration.ofMinutes(30));
    receive("evt_2", "test");
    office.later(Duration.ofMinutes(59));
    receive("evt_3", "live");
    assertThat(office.alerts.open(10)).hasSize(1);

    office.later(Duration.ofMinutes(1));
    assertThat(office.alerts.open(10)).hasSize(1);
    receive("evt_4", "live");
    assertThat(office.alerts.open(10)).isEmpty();

    office.later(Duration.ofMinutes(1));
    Instant again = office.clock.instant();
    receive("evt_5", "test");
    receive("evt_6", "live");
    assertThat(office.alerts.open(10))
        .extracting(Alert::kind, Alert::raisedAt)
        .containsExactly(tuple(AlertKind.WEBHOOK_WRONG_MODE, again));
  }

  @Test
  void an_alert_of_before_a_restart_or_of_another_server_closes_after_an_hour_too() {
    office.alerts.raise(AlertKind.WEBHOOK_WRONG_MODE, "webhook endpoint", "the other mode", NOW);
    office.later(Duration.ofHours(1));
    receive("evt_1", "live");
    assertThat(office.alerts.open(10)).isEmpty();

    office.later(Duration.ofMinutes(30));
    office.alerts.raise(
        AlertKind.WEBHOOK_WRONG_MODE, "webhook endpoint", "the other mode", office.clock.instant());
    office.later(Duration.ofMinutes(30));
    receive("evt_2", "live");
    assertThat(office.alerts.open(10)).hasSize(1);

    office.later(Duration.ofHours(1));
    receive("evt_3", "live");
    assertThat(office.alerts.open(10)).isEmpty();
  }

  @Test
  void a_sandbox_refuses_live_events() {
    ReceiveWebhook sandbox =
        new ReceiveWebhook(
            ReceiveWebhookTest::verify,
            office.inbox,
            office.alerts,
            false,
            office.clock,
            signatures());
    byte[] body = "evt_1".getBytes(StandardCharsets.UTF_8);

    assertThat(sandbox.receive(body, "live", "r")).isEqualTo(new Outcome.WrongMode(true));
    assertThat(sandbox.receive(body, "test", "r")).isEqualTo(new Outcome.Stored("evt_1"));
  }

  @Test
  void a_signed_event_that_cannot_be_read_is_refused_and_alerted_once_a_day() {
    for (int n = 0; n < 3; n++) {
      assertThat(receive("not an event", "broken"))
          .isEqualTo(new Outcome.Malformed("signed, but not JSON"));
    }
    office.later(Duration.ofDays(1));
    receive("not an event", "broken");

    assertThat(office.alerts.open(10))
        .extracting(Alert::kind)
        .containsExactly(AlertKind.WEBHOOK_MALFORMED, AlertKind.WEBHOOK_MALFORMED);
  }
}
