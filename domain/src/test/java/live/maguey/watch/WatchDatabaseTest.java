package live.maguey.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import live.maguey.alerts.Alert;
import live.maguey.alerts.AlertChannel;
import live.maguey.alerts.AlertKind;
import live.maguey.alerts.AlertMessage;
import live.maguey.alerts.AlertMessenger.Answer;
import live.maguey.alerts.AlertNews;
import live.maguey.alerts.AlertWords;
import live.maguey.alerts.FakeMessenger;
import live.maguey.alerts.InMemoryAlerts;
import live.maguey.alerts.TellUnstored;
import live.maguey.shared.InMemoryUnitOfWork;
import live.maguey.shared.InMemoryWorld;
import live.maguey.shared.Language;
import live.maguey.shared.Page;
import live.maguey.shared.TestClock;
import live.maguey.watch.DatabaseReach.Seen;
import live.maguey.words.LocalTimes;
import org.junit.jupiter.api.Test;

class WatchDatabaseTest {
  private static final Instant TEN = Instant.parse("2026-11-28T22:00:00Z");
  private static final Seen WELL = new Seen.Well();
  private static final Seen SLOW = new Seen.Slow("is there, but takes 3 s");
  private static final Seen AWAY = new Seen.Away("refuses connections");

  private final InMemoryWorld world = new InMemoryWorld();
  private final TestClock clock = new TestClock(TEN);
  private final InMemoryAlerts alerts = new InMemoryAlerts(world);
  private final FakeMessenger slack = new FakeMessenger(AlertChannel.SLACK);
  private final FakeMessenger pager = new FakeMessenger(AlertChannel.PAGERDUTY);
  private Seen seen = WELL;
  private final WatchDatabase watch =
      new WatchDatabase(
          () -> seen,
          new TellUnstored(
              List.of(slack, pager),
              new AlertWords(new LocalTimes(ZoneOffset.UTC, Language.EN), id -> id)),
          alerts,
          new InMemoryUnitOfWork(world),
          "web-1:8080",
          clock);

  @Test
  void that_it_is_away_is_told_past_it_and_written_down_when_it_is_back() {
    see(AWAY, 10);
    assertThat(slack.sent()).isEmpty();
    see(AWAY, 30);

    AlertMessage told =
        new AlertMessage(
            AlertNews.What.RAISED,
            "maguey-database-away-node-web-1:8080-" + TEN.plusSeconds(5).getEpochSecond(),
            "Critical: database-away, node web-1:8080 (28 Nov 22:00:05): refuses connections",
            "maguey doctor; maguey runbook database-down",
            TEN.plusSeconds(20));
    assertThat(slack.sent()).containsExactly(List.of(told));
    assertThat(pager.sent()).containsExactly(List.of(told));
    assertThat(all()).isEmpty();

    see(WELL, 60);

    assertThat(slack.sent().getLast())
        .containsExactly(
            new AlertMessage(
                AlertNews.What.CLOSED,
                told.incident(),
                "Resolved: database-away, node web-1:8080 (28 Nov 22:00:05 to 28 Nov 22:00:55)",
                "",
                TEN.plusSeconds(55)));
    assertThat(slack.sent()).hasSize(2);
    assertThat(pager.sent()).hasSize(2);
    assertThat(all())
        .extracting(Alert::kind, Alert::subject, Alert::raisedAt, Alert::isClosed)
        .containsExactly(
            tuple(AlertKind.DATABASE_AWAY, "node web-1:8080", TEN.plusSeconds(5), true));
  }

  @Test
  void a_channel_that_does_not_take_it_is_asked_again_and_no_other() {
    slack.answerNext(new Answer.Unknown("no answer")).answerNext(new Answer.Unknown("no answer"));
    see(AWAY, 200);
    assertThat(slack.sent()).hasSize(3);
    assertThat(pager.sent()).hasSize(1);

    slack.answerNext(new Answer.NotNow("429", Duration.ofMinutes(5)));
    see(WELL, 200);
    assertThat(slack.sent()).hasSize(4);
    see(WELL, 200);
    assertThat(slack.sent()).hasSize(5);
    assertThat(pager.sent()).hasSize(2);
  }

  @Test
  void who_was_not_told_of_it_is_not_told_that_it_is_over() {
    slack.answerNext(new Answer.Refused("no such channel"));
    see(AWAY, 20);
    see(WELL, 200);

    assertThat(slack.sent()).hasSize(1);
    assertThat(pager.sent()).hasSize(2);
  }

  @Test
  void a_restart_of_it_raises_nothing_and_what_comes_and_goes_is_one_absence() {
    see(AWAY, 10);
    see(WELL, 60);
    assertThat(slack.sent()).isEmpty();

    for (int i = 0; i < 10; i++) {
      see(AWAY, 5);
      see(WELL, 10);
    }
    assertThat(slack.sent()).hasSize(1);
  }

  @Test
  void that_it_is_slow_is_an_alert_like_others_until_it_is_well() {
    see(SLOW, 60);
    assertThat(all()).isEmpty();
    see(SLOW, 30);

    assertThat(alerts.open(9))
        .extracting(Alert::kind, Alert::subject, Alert::detail, Alert::count)
        .containsExactly(
            tuple(AlertKind.DATABASE_SLOW, "node web-1:8080", "is there, but takes 3 s", 1));
    assertThat(slack.sent()).isEmpty();

    see(WELL, 20);
    assertThat(alerts.open(9)).isEmpty();
  }

  @Test
  void what_this_node_left_open_before_its_restart_is_closed() {
    alerts.raise(AlertKind.DATABASE_SLOW, "node web-1:8080", "slow", TEN);
    alerts.raise(AlertKind.DATABASE_SLOW, "node web-2:8080", "slow", TEN);

    see(WELL, 5);

    assertThat(alerts.open(9)).extracting(Alert::subject).containsExactly("node web-2:8080");
  }

  /// A look every five seconds.
  private void see(Seen what, int seconds) {
    seen = what;
    for (int passed = 0; passed < seconds; passed += 5) {
      clock.advance(Duration.ofSeconds(5));
      watch.watch();
    }
  }

  private List<Alert> all() {
    return alerts.list(null, Page.newest(9));
  }
}
