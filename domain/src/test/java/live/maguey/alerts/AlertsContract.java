package live.maguey.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import live.maguey.events.SampleEvents;
import live.maguey.shared.Page;
import live.maguey.shared.PageContract;
import org.junit.jupiter.api.Test;

/// What every store of alerts promises. It is empty before each test.
public abstract class AlertsContract {
  private static final String BY = "root@ops-1";

  protected abstract Alerts alerts();

  @Test
  void an_alert_is_raised_once_and_counts_how_often_it_is_seen() {
    assertThat(raise("webhook evt_1", 0)).isTrue();
    assertThat(alerts().raise(AlertKind.WEBHOOK_DEAD, "webhook evt_1", "broken again", at(7)))
        .isFalse();
    assertThat(raise("webhook evt_1", 3)).isFalse();

    assertThat(alerts().open(9))
        .containsExactly(
            new Alert(
                only().number(),
                AlertKind.WEBHOOK_DEAD,
                "webhook evt_1",
                "broken",
                at(0),
                at(7),
                3,
                new Alert.State.Open()));
    assertThat(alerts().find(only().number())).contains(only());
    assertThat(alerts().find(only().number() + 1_000)).isEmpty();
  }

  @Test
  void another_subject_or_another_kind_is_another_alert() {
    raise("webhook evt_1", 0);
    raise("webhook evt_2", 1);
    alerts().raise(AlertKind.ORDER_MISSING, "webhook evt_1", "broken", at(2));

    assertThat(alerts().open(9)).extracting(Alert::count).containsExactly(1, 1, 1);
    assertThat(alerts().open(2))
        .extracting(Alert::subject)
        .containsExactly("webhook evt_1", "webhook evt_2");
  }

  @Test
  void an_alert_whose_cause_is_gone_is_closed_and_comes_again_as_a_new_one() {
    raise("webhook evt_1", 0);
    Alert first = only();

    assertThat(alerts().close(AlertKind.WEBHOOK_DEAD, "webhook evt_1", at(1))).isTrue();
    assertThat(alerts().open(9)).isEmpty();
    assertThat(alerts().close(AlertKind.WEBHOOK_DEAD, "webhook evt_1", at(2))).isFalse();
    assertThat(raise("webhook evt_1", 3)).isTrue();

    assertThat(only().number()).isGreaterThan(first.number());
    assertThat(only().raisedAt()).isEqualTo(at(3));
    assertThat(stateOf(first)).isEqualTo(new Alert.State.Closed(at(1), Optional.empty()));
  }

  @Test
  void one_person_acknowledges_an_alert_and_it_stays_until_its_cause_is_gone() {
    raise("webhook evt_1", 0);
    Alert alert = only();

    assertThat(alerts().acknowledge(alert.number(), BY, at(1))).isTrue();
    assertThat(alerts().acknowledge(alert.number(), "root@ops-2", at(2))).isFalse();
    assertThat(raise("webhook evt_1", 3)).isFalse();

    assertThat(only().state()).isEqualTo(new Alert.State.Acknowledged(BY, at(1)));
    assertThat(only().count()).isEqualTo(2);
    assertThat(alerts().close(AlertKind.WEBHOOK_DEAD, "webhook evt_1", at(4))).isTrue();
    assertThat(stateOf(alert)).isEqualTo(new Alert.State.Closed(at(4), Optional.empty()));
  }

  @Test
  void a_person_closes_an_alert_once_with_a_reason() {
    raise("webhook evt_1", 0);
    Alert alert = only();
    alerts().acknowledge(alert.number(), BY, at(1));

    assertThat(alerts().close(alert.number(), new Alert.Closing(BY, "replayed"), at(2))).isTrue();
    assertThat(alerts().close(alert.number(), new Alert.Closing(BY, "again"), at(3))).isFalse();
    assertThat(alerts().acknowledge(alert.number(), BY, at(4))).isFalse();

    assertThat(alerts().open(9)).isEmpty();
    assertThat(stateOf(alert))
        .isEqualTo(new Alert.State.Closed(at(2), Optional.of(new Alert.Closing(BY, "replayed"))));
  }

  @Test
  void alerts_are_read_page_by_page_and_by_the_state_they_are_in() {
    Stream.of(9, 0, 5, 5, 3)
        .forEach(second -> raise("webhook evt_" + alerts().open(9).size(), second));
    List<Alert> all = alerts().list(null, Page.newest(9));
    assertThat(all).hasSize(5);
    PageContract.isKept(
        all.stream().map(alert -> new Page.Row<>(alert.raisedAt(), alert.number())).toList(),
        Comparator.naturalOrder(),
        page -> alerts().list(null, page).stream().map(Alert::number).toList());

    alerts().acknowledge(all.get(0).number(), BY, at(10));
    alerts().acknowledge(all.get(1).number(), BY, at(10));
    alerts().close(all.get(1).number(), new Alert.Closing(BY, "done"), at(11));

    assertThat(alerts().list(Alert.Stage.ACKNOWLEDGED, Page.newest(9)))
        .extracting(Alert::number)
        .containsExactly(all.get(0).number());
    assertThat(alerts().list(Alert.Stage.CLOSED, Page.newest(9)))
        .extracting(Alert::number)
        .containsExactly(all.get(1).number());
    assertThat(alerts().list(Alert.Stage.OPEN, Page.newest(2)))
        .extracting(Alert::number)
        .containsExactly(all.get(2).number(), all.get(3).number());
  }

  private boolean raise(String subject, int second) {
    return alerts().raise(AlertKind.WEBHOOK_DEAD, subject, "broken", at(second));
  }

  private Alert only() {
    assertThat(alerts().open(9)).hasSize(1);
    return alerts().open(9).getFirst();
  }

  private Alert.State stateOf(Alert alert) {
    return alerts().find(alert.number()).orElseThrow().state();
  }

  private static Instant at(int second) {
    return SampleEvents.NOW.plusSeconds(second);
  }
}
