package live.maguey.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import live.maguey.alerts.AlertNews.What;
import live.maguey.alerts.ToldAlerts.Due;
import live.maguey.alerts.ToldAlerts.Failing;
import live.maguey.alerts.ToldAlerts.Heard;
import live.maguey.alerts.ToldAlerts.Turn;
import live.maguey.events.SampleEvents;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

/// What every store of told alerts, and of silences, promises. It is empty before each test.
public abstract class ToldAlertsContract {
  private static final Duration LEASE = Duration.ofSeconds(60);
  private static final int UNSEEN = 900;

  protected abstract Alerts alerts();

  protected abstract Silences silences();

  protected abstract ToldAlerts told();

  @Test
  void a_channel_has_a_turn_when_something_came_about_for_it_and_nobody_else_has_it() {
    assertThat(claim(AlertChannel.SLACK, 0)).isEmpty();
    told().open(AlertChannel.SLACK, at(0));
    assertThat(claim(AlertChannel.SLACK, 1)).isEmpty();

    raise(AlertKind.DISPUTE, "order 1", 2);
    assertThat(told().claim(due(AlertChannel.SLACK, 3), at(1), LEASE)).isEmpty();
    assertThat(claim(AlertChannel.SLACK, 3)).contains(new Turn(0));
    assertThat(claim(AlertChannel.SLACK, 4)).isEmpty();
    assertThat(claim(AlertChannel.MAIL, 4)).isEmpty();

    told().open(AlertChannel.SLACK, at(5));
    assertThat(claim(AlertChannel.SLACK, 62)).isEmpty();
    assertThat(claim(AlertChannel.SLACK, 63)).contains(new Turn(0));
    told().rest(AlertChannel.SLACK, at(90));
    assertThat(claim(AlertChannel.SLACK, 89)).isEmpty();
    assertThat(claim(AlertChannel.SLACK, 90)).contains(new Turn(0));
  }

  @Test
  void a_channel_that_fails_is_known_until_it_takes_something() {
    told().open(AlertChannel.SLACK, at(0));
    told().open(AlertChannel.MAIL, at(0));
    raise(AlertKind.WEBHOOK_DEAD, "webhook evt_1", 0);

    claim(AlertChannel.SLACK, 1);
    told().failed(AlertChannel.SLACK, at(1), at(5), "500");
    assertThat(claim(AlertChannel.SLACK, 4)).isEmpty();
    assertThat(claim(AlertChannel.SLACK, 5)).contains(new Turn(1));
    told().failed(AlertChannel.SLACK, at(5), at(9), "404 no_service");
    claim(AlertChannel.MAIL, 6);
    told().failed(AlertChannel.MAIL, at(0), at(9), "not now");

    assertThat(told().failing())
        .containsExactly(
            new Failing(AlertChannel.MAIL, at(0), 1, "not now"),
            new Failing(AlertChannel.SLACK, at(1), 2, "404 no_service"));
    told().rest(AlertChannel.SLACK, at(10));
    assertThat(told().failing()).extracting(Failing::channel).containsExactly(AlertChannel.MAIL);
  }

  @Test
  void what_was_told_is_no_news_on_that_channel_and_stays_news_on_the_others() {
    long dispute = raise(AlertKind.DISPUTE, "order 1", 0);
    long dead = raise(AlertKind.WEBHOOK_DEAD, "webhook evt_1", 1);

    assertNews(AlertChannel.SLACK, 2, raised(dispute), raised(dead));
    assertThat(told().news(due(AlertChannel.SLACK, 2), 1)).hasSize(1);
    tell(AlertChannel.SLACK, What.RAISED, dispute, List.of(dispute, dead), 3);
    raise(AlertKind.DISPUTE, "order 1", 4);

    assertNews(AlertChannel.SLACK, 5);
    assertNews(AlertChannel.MAIL, 5, raised(dispute), raised(dead));
  }

  @Test
  void what_each_channel_heard_of_an_alert_and_when_is_known() {
    long alert = raise(AlertKind.WEBHOOK_DEAD, "webhook evt_1", 0);
    long other = raise(AlertKind.WEBHOOK_DEAD, "webhook evt_2", 0);
    assertThat(told().heard(alert)).isEmpty();
    told().open(AlertChannel.MAIL, at(0));
    told().open(AlertChannel.SLACK, at(0));

    tell(AlertChannel.SLACK, What.RAISED, alert, List.of(alert, other), 1);
    tell(AlertChannel.SLACK, What.ESCALATED, alert, List.of(other), 2);
    tell(AlertChannel.SLACK, What.ACKNOWLEDGED, alert, List.of(alert), 3);
    tell(AlertChannel.SLACK, What.CLOSED, alert, List.of(alert), 4);
    told().failed(AlertChannel.MAIL, at(5), at(9), "not now");

    assertThat(told().heard(alert))
        .containsExactly(
            new Heard(
                AlertChannel.SLACK,
                Map.of(What.RAISED, at(1), What.ACKNOWLEDGED, at(3), What.CLOSED, at(4)),
                null),
            new Heard(
                AlertChannel.MAIL, Map.of(), new Failing(AlertChannel.MAIL, at(5), 1, "not now")));
    assertThat(told().heard(other))
        .extracting(Heard::told)
        .containsExactly(Map.of(What.RAISED, at(1), What.ESCALATED, at(2)), Map.of());
  }

  @Test
  void warnings_wake_nobody_up() {
    raise(AlertKind.DISPUTE, "order 1", 0);
    assertNews(AlertChannel.PAGERDUTY, 1);
    long dead = raise(AlertKind.WEBHOOK_DEAD, "webhook evt_1", 1);
    assertNews(AlertChannel.PAGERDUTY, 2, raised(dead));
  }

  @Test
  void who_looks_at_it_and_that_it_is_over_are_told_where_it_was_told() {
    long alert = raise(AlertKind.WEBHOOK_DEAD, "webhook evt_1", 0);
    tell(AlertChannel.SLACK, What.RAISED, alert, List.of(alert), 1);

    alerts().acknowledge(alert, "root@ops-1", at(2));
    assertNews(AlertChannel.SLACK, 3, tuple(What.ACKNOWLEDGED, alert, alert));
    assertNews(AlertChannel.MAIL, 3, raised(alert));
    tell(AlertChannel.SLACK, What.ACKNOWLEDGED, alert, List.of(alert), 4);
    assertNews(AlertChannel.SLACK, 2_000);

    alerts().close(AlertKind.WEBHOOK_DEAD, "webhook evt_1", at(5));
    assertNews(AlertChannel.SLACK, 6, tuple(What.CLOSED, alert, alert));
    assertNews(AlertChannel.MAIL, 6);
    assertThat(claim(AlertChannel.MAIL, 6)).isEmpty();
    tell(AlertChannel.SLACK, What.CLOSED, alert, List.of(alert), 7);
    assertNews(AlertChannel.SLACK, 8);
  }

  @Test
  void a_critical_alert_that_nobody_looks_at_is_told_once_more() {
    long dead = raise(AlertKind.WEBHOOK_DEAD, "webhook evt_1", 0);
    long dispute = raise(AlertKind.DISPUTE, "order 1", 0);
    long seen = raise(AlertKind.WEBHOOK_DEAD, "webhook evt_2", 0);
    tell(AlertChannel.SLACK, What.RAISED, dead, List.of(dead, dispute, seen), 10);
    alerts().acknowledge(seen, "root@ops-1", at(11));
    tell(AlertChannel.SLACK, What.ACKNOWLEDGED, seen, List.of(seen), 12);

    assertNews(AlertChannel.SLACK, 10 + UNSEEN - 1);
    assertNews(AlertChannel.SLACK, 10 + UNSEEN, tuple(What.ESCALATED, dead, dead));
    tell(AlertChannel.SLACK, What.ESCALATED, dead, List.of(dead), 10 + UNSEEN);
    assertNews(AlertChannel.SLACK, 10 + 3 * UNSEEN);
  }

  @Test
  void an_incident_is_looked_at_and_over_when_all_of_it_is() {
    long first = raise(AlertKind.WEBHOOK_DEAD, "webhook evt_1", 0);
    long second = raise(AlertKind.WEBHOOK_DEAD, "webhook evt_2", 0);
    for (AlertChannel channel : List.of(AlertChannel.SLACK, AlertChannel.PAGERDUTY)) {
      tell(channel, What.RAISED, first, List.of(first, second), 1);
    }

    alerts().acknowledge(second, "root@ops-1", at(2));
    assertNews(AlertChannel.SLACK, 3, tuple(What.ACKNOWLEDGED, second, first));
    assertNews(AlertChannel.PAGERDUTY, 3);
    alerts().close(first, new Alert.Closing("root@ops-1", "mended"), at(4));
    assertNews(AlertChannel.PAGERDUTY, 5, tuple(What.ACKNOWLEDGED, second, first));

    alerts().close(second, new Alert.Closing("root@ops-1", "mended"), at(6));
    assertNews(
        AlertChannel.PAGERDUTY,
        7,
        tuple(What.CLOSED, first, first),
        tuple(What.CLOSED, second, first));
  }

  @Test
  void nothing_is_told_of_a_silenced_kind_until_its_silence_ends() {
    Silence silence = new Silence(AlertKind.WEBHOOK_DEAD, at(0), at(50), "root@ops-1", "known");
    silences().put(silence);
    long dead = raise(AlertKind.WEBHOOK_DEAD, "webhook evt_1", 1);
    long dispute = raise(AlertKind.DISPUTE, "order 1", 2);

    assertThat(silences().at(at(49))).containsExactly(silence);
    assertNews(AlertChannel.SLACK, 49, raised(dispute));
    assertThat(silences().at(at(50))).isEmpty();
    assertNews(AlertChannel.SLACK, 50, raised(dead), raised(dispute));
    assertThat(silences().end(AlertKind.WEBHOOK_DEAD, at(50))).isEmpty();
  }

  @Test
  void a_silence_is_replaced_and_ended() {
    Silence dispute = new Silence(AlertKind.DISPUTE, at(0), at(60), "root@ops-1", "known");
    Silence longer = new Silence(AlertKind.WEBHOOK_DEAD, at(3), at(90), "root@ops-2", "longer");
    silences().put(new Silence(AlertKind.WEBHOOK_DEAD, at(0), at(50), "root@ops-1", "known"));
    silences().put(longer);
    silences().put(dispute);

    assertThat(silences().at(at(4))).containsExactly(dispute, longer);
    assertThat(silences().end(AlertKind.WEBHOOK_DEAD, at(5))).contains(longer);
    assertThat(silences().end(AlertKind.WEBHOOK_DEAD, at(6))).isEmpty();
    assertThat(silences().at(at(6))).containsExactly(dispute);
  }

  private Optional<Turn> claim(AlertChannel channel, int second) {
    return told().claim(due(channel, second), at(second), LEASE);
  }

  private static Due due(AlertChannel channel, int second) {
    return new Due(channel, at(second), at(second - UNSEEN));
  }

  private long raise(AlertKind kind, String subject, int second) {
    alerts().raise(kind, subject, "broken", at(second));
    return alerts().open(99).stream()
        .filter(alert -> alert.kind() == kind && alert.subject().equals(subject))
        .findFirst()
        .orElseThrow()
        .number();
  }

  private void tell(
      AlertChannel channel, What what, long incident, List<Long> numbers, int second) {
    told().told(channel, what, incident, numbers, at(second));
  }

  private static Tuple raised(long number) {
    return tuple(What.RAISED, number, number);
  }

  private void assertNews(AlertChannel channel, int second, Tuple... expected) {
    assertThat(told().news(due(channel, second), 9))
        .extracting(AlertNews::what, news -> news.alert().number(), AlertNews::incident)
        .containsExactly(expected);
  }

  private static Instant at(int second) {
    return SampleEvents.NOW.plusSeconds(second);
  }
}
