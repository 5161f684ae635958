package live.maguey.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import live.maguey.alerts.AlertMessenger.Answer;
import live.maguey.alerts.AlertNews.What;
import live.maguey.alerts.TellAlerts.Outcome;
import live.maguey.shared.InMemoryWorld;
import live.maguey.shared.Language;
import live.maguey.shared.TestClock;
import live.maguey.words.LocalTimes;
import org.junit.jupiter.api.Test;

class TellAlertsTest {
  private static final Instant TEN = Instant.parse("2026-11-28T22:00:00Z");
  private static final Duration ESCALATE = Duration.ofMinutes(15);

  private final InMemoryWorld world = new InMemoryWorld();
  private final TestClock clock = new TestClock(TEN);
  private final InMemoryAlerts alerts = new InMemoryAlerts(world);
  private final InMemorySilences silences = new InMemorySilences(world);
  private final InMemoryToldAlerts told = new InMemoryToldAlerts(world, alerts, silences);
  private final FakeMessenger slack = new FakeMessenger(AlertChannel.SLACK);
  private final FakeMessenger pager = new FakeMessenger(AlertChannel.PAGERDUTY);
  private final TellAlerts toSlack = telling(slack);
  private final TellAlerts toPager = telling(pager);

  @Test
  void an_alert_is_told_in_words_with_its_time_and_what_to_do() {
    raise(AlertKind.EMAIL_GIVEN_UP, "email 1");
    assertThat(toSlack.tell()).isEqualTo(new Outcome.Nothing());
    clock.advance(Duration.ofSeconds(5));

    assertThat(toSlack.tell()).isEqualTo(new Outcome.Told(1));
    assertThat(slack.sent())
        .containsExactly(
            List.of(
                new AlertMessage(
                    What.RAISED,
                    "maguey-alert-1",
                    "Critical: email-given-up, email 1 (28 Nov 22:00:00): broken",
                    "maguey runbook 1; maguey emails show 1; maguey alerts ack 1",
                    TEN)));
  }

  @Test
  void a_burst_of_one_kind_is_one_message_and_its_channel_then_rests() {
    IntStream.rangeClosed(1, 200).forEach(n -> raise(AlertKind.EMAIL_GIVEN_UP, "email " + n));
    clock.advance(Duration.ofSeconds(5));

    assertThat(toSlack.tell()).isEqualTo(new Outcome.Told(200));
    assertThat(slack.sent())
        .containsExactly(
            List.of(
                new AlertMessage(
                    What.RAISED,
                    "maguey-alert-1",
                    "Critical: 200 × email-given-up, the first email 1 (28 Nov 22:00:00): broken",
                    "maguey alerts list",
                    TEN)));

    raise(AlertKind.EMAIL_GIVEN_UP, "email 201");
    clock.advance(Duration.ofSeconds(59));
    assertThat(toSlack.tell()).isEqualTo(new Outcome.Nothing());
    clock.advance(Duration.ofSeconds(1));
    assertThat(toSlack.tell()).isEqualTo(new Outcome.Told(1));
  }

  @Test
  void a_later_alert_of_the_same_kind_is_another_incident() {
    raise(AlertKind.WEBHOOK_DEAD, "webhook evt_1");
    raise(AlertKind.WEBHOOK_DEAD, "webhook evt_2");
    raise(AlertKind.REFUND_FAILED, "refund 1");
    raise(AlertKind.DISPUTE, "order 1");
    tellPager();
    raise(AlertKind.WEBHOOK_DEAD, "webhook evt_3");
    tellPager();

    assertThat(pager.sent().stream().map(List::getFirst))
        .extracting(AlertMessage::incident)
        .containsExactly("maguey-alert-1", "maguey-alert-3", "maguey-alert-5");
    assertThat(pager.sent()).allSatisfy(sent -> assertThat(sent).hasSize(1));

    close("webhook evt_1");
    tellPager();
    close("webhook evt_2");
    tellPager();
    assertThat(pager.sent()).hasSize(4);
    assertThat(pager.sent().getLast().getFirst())
        .extracting(AlertMessage::what, AlertMessage::incident)
        .containsExactly(What.CLOSED, "maguey-alert-1");
  }

  @Test
  void what_a_channel_did_not_take_is_told_until_it_does_and_with_its_own_time() {
    slack
        .answerNext(new Answer.Unknown("no answer"))
        .answerNext(new Answer.NotNow("429", Duration.ofMinutes(5)))
        .answerNext(new Answer.Refused("404 no_service"));
    raise(AlertKind.WEBHOOK_DEAD, "webhook evt_1");
    clock.advance(Duration.ofSeconds(5));

    Instant next = failed("unknown: no answer");
    assertThat(next).isBetween(clock.instant().plusMillis(2_500), clock.instant().plusSeconds(5));
    clock.set(next.minusMillis(1));
    assertThat(toSlack.tell()).isEqualTo(new Outcome.Nothing());
    clock.set(next);
    next = failed("not now: 429");
    assertThat(next).isEqualTo(clock.instant().plus(Duration.ofMinutes(5)));
    clock.set(next);
    next = failed("refused: 404 no_service");
    assertThat(told.failing())
        .containsExactly(
            new ToldAlerts.Failing(
                AlertChannel.SLACK, TEN.plusSeconds(5), 3, "refused: 404 no_service"));
    clock.set(next);

    assertThat(toSlack.tell()).isEqualTo(new Outcome.Told(1));
    assertThat(slack.sent()).hasSize(4);
    assertThat(slack.sent().getLast().getFirst().headline()).contains("28 Nov 22:00:00");
    assertThat(told.failing()).isEmpty();
  }

  @Test
  void an_incident_that_is_refused_keeps_no_other_back() {
    pager.answerNext(new Answer.Refused("400 invalid event"));
    raise(AlertKind.WEBHOOK_DEAD, "webhook evt_1");
    raise(AlertKind.REFUND_FAILED, "refund 1");
    clock.advance(Duration.ofSeconds(5));

    assertThat(toPager.tell())
        .isInstanceOfSatisfying(
            Outcome.Failed.class, failed -> assertThat(failed.alerts()).isEqualTo(1));
    tellPager();

    assertThat(pager.sent().stream().map(List::getFirst))
        .extracting(AlertMessage::incident)
        .containsExactly("maguey-alert-1", "maguey-alert-2", "maguey-alert-1");
  }

  @Test
  void a_critical_alert_that_nobody_looks_at_is_told_again_once() {
    raise(AlertKind.WEBHOOK_DEAD, "webhook evt_1");
    raise(AlertKind.REFUND_FAILED, "refund 1");
    raise(AlertKind.DISPUTE, "order 1");
    alerts.acknowledge(2, "root@ops-1", TEN);
    clock.advance(Duration.ofSeconds(5));
    toSlack.tell();
    raise(AlertKind.WEBHOOK_DEAD, "webhook evt_1");
    clock.advance(Duration.ofMinutes(1));
    toSlack.tell();
    assertThat(headlines())
        .last()
        .isEqualTo("root@ops-1 is looking at it: refund-failed, refund 1 (since 28 Nov 22:00:00)");

    clock.advance(ESCALATE);
    assertThat(toSlack.tell()).isEqualTo(new Outcome.Told(1));
    assertThat(headlines())
        .last()
        .isEqualTo(
            "Nobody is looking at it: webhook-dead, webhook evt_1 (since 28 Nov 22:00:00): broken");
    clock.advance(ESCALATE.multipliedBy(4));
    assertThat(toSlack.tell()).isEqualTo(new Outcome.Nothing());
  }

  @Test
  void that_it_is_over_is_told_with_from_when_to_when() {
    raise(AlertKind.WEBHOOK_DEAD, "webhook evt_1");
    clock.advance(Duration.ofSeconds(5));
    toSlack.tell();
    clock.advance(Duration.ofMinutes(2));
    close("webhook evt_1");
    clock.advance(Duration.ofSeconds(5));
    toSlack.tell();

    assertThat(headlines())
        .last()
        .isEqualTo("Resolved: webhook-dead, webhook evt_1 (28 Nov 22:00:00 to 28 Nov 22:02:05)");
  }

  @Test
  void a_long_detail_is_cut() {
    alerts.raise(AlertKind.WEBHOOK_DEAD, "webhook evt_1", "x".repeat(900) + "\ny", TEN);
    clock.advance(Duration.ofSeconds(5));
    toSlack.tell();
    assertThat(headlines().getFirst()).endsWith("x…").hasSizeLessThan(400);
  }

  private TellAlerts telling(AlertMessenger messenger) {
    AlertWords words = new AlertWords(new LocalTimes(ZoneOffset.UTC, Language.EN), text -> text);
    return new TellAlerts(messenger, told, words, ESCALATE, clock, new Random(1));
  }

  private Instant failed(String answer) {
    Outcome outcome = toSlack.tell();
    assertThat(outcome).isInstanceOf(Outcome.Failed.class);
    Outcome.Failed failed = (Outcome.Failed) outcome;
    assertThat(failed.answer()).isEqualTo(answer);
    return failed.next();
  }

  /// All that is new, however long the pager has to rest.
  private void tellPager() {
    clock.advance(Duration.ofMinutes(2));
    toPager.tell();
  }

  private List<String> headlines() {
    return slack.sent().stream().flatMap(List::stream).map(AlertMessage::headline).toList();
  }

  private void raise(AlertKind kind, String subject) {
    alerts.raise(kind, subject, "broken", clock.instant());
  }

  private void close(String subject) {
    alerts.close(AlertKind.WEBHOOK_DEAD, subject, clock.instant());
  }
}
