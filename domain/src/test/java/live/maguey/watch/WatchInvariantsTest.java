package live.maguey.watch;

import static live.maguey.watch.Invariant.DEPOSITS_ADD_UP;
import static live.maguey.watch.Invariant.LAPSED_ORDERS_OCCUPY_NOTHING;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import live.maguey.alerts.Alert;
import live.maguey.alerts.AlertKind;
import live.maguey.alerts.InMemoryAlerts;
import live.maguey.events.SampleEvents;
import live.maguey.shared.InMemoryWorld;
import live.maguey.shared.TestClock;
import org.junit.jupiter.api.Test;

class WatchInvariantsTest {
  private final TestClock clock = new TestClock(SampleEvents.NOW);
  private final InMemoryAlerts alerts = new InMemoryAlerts(new InMemoryWorld());
  private final FakeViolations violations = new FakeViolations();
  private final WatchInvariants watch = new WatchInvariants(violations, alerts, clock);

  @Test
  void each_violation_is_an_alert_of_its_own_and_names_the_row() {
    violations.violate(DEPOSITS_ADD_UP, "order 1");
    violations.violate(DEPOSITS_ADD_UP, "order 2");
    violations.violate(LAPSED_ORDERS_OCCUPY_NOTHING, "order 1");

    assertThat(watch.watch()).isEqualTo(new WatchInvariants.Watched(3, Set.of()));
    clock.advance(Duration.ofMinutes(1));
    watch.watch();

    assertThat(open())
        .containsExactlyInAnyOrder(
            "order 1, deposits-add-up",
            "order 2, deposits-add-up",
            "order 1, lapsed-orders-occupy-nothing");
    assertThat(alerts.open(9))
        .allSatisfy(alert -> {
          assertThat(alert.kind()).isEqualTo(AlertKind.INVARIANT_VIOLATED);
          assertThat(alert.count()).isEqualTo(2);
          assertThat(alert.detail()).endsWith("is wrong");
        });
  }

  @Test
  void what_holds_again_is_closed_and_nothing_else() {
    alerts.raise(AlertKind.DISPUTE, "order 1, dp_1", "answer", clock.instant());
    violations.violate(DEPOSITS_ADD_UP, "order 1");
    watch.watch();
    violations.mend();

    assertThat(watch.watch()).isEqualTo(new WatchInvariants.Watched(0, Set.of()));

    assertThat(open()).containsExactly("order 1, dp_1");
  }

  @Test
  void an_invariant_whose_check_took_too_long_keeps_its_alerts() {
    violations.violate(DEPOSITS_ADD_UP, "order 1");
    violations.violate(LAPSED_ORDERS_OCCUPY_NOTHING, "order 1");
    watch.watch();
    violations.mend();
    violations.takeTooLong(DEPOSITS_ADD_UP);

    assertThat(watch.watch().unknown()).containsExactly(DEPOSITS_ADD_UP);

    assertThat(open())
        .containsExactlyInAnyOrder("order 1, deposits-add-up", "invariant deposits-add-up");
  }

  @Test
  void an_invariant_whose_check_takes_too_long_is_an_alert_until_it_is_answered() {
    violations.takeTooLong(DEPOSITS_ADD_UP);
    watch.watch();
    clock.advance(Duration.ofMinutes(1));
    watch.watch();

    assertThat(alerts.open(9))
        .singleElement()
        .satisfies(alert -> {
          assertThat(alert.kind()).isEqualTo(AlertKind.INVARIANT_UNANSWERED);
          assertThat(alert.subject()).isEqualTo("invariant deposits-add-up");
          assertThat(alert.count()).isEqualTo(2);
        });

    violations.answerAgain();
    violations.violate(LAPSED_ORDERS_OCCUPY_NOTHING, "order 1");
    watch.watch();

    assertThat(open()).containsExactly("order 1, lapsed-orders-occupy-nothing");
  }

  @Test
  void what_there_was_no_time_for_keeps_its_alert() {
    violations.violate(DEPOSITS_ADD_UP, "order 1");
    violations.violate(DEPOSITS_ADD_UP, "order 2");
    watch.watch();
    violations.mend();
    violations.skip("order 1");

    watch.watch();

    assertThat(open()).containsExactly("order 1, deposits-add-up");
  }

  @Test
  void where_not_every_violation_is_named_those_that_were_keep_their_alerts() {
    violations.violate(DEPOSITS_ADD_UP, "order a");
    watch.watch();
    violations.mend();
    for (int i = 0; i < Violations.MOST; i++) {
      violations.violate(DEPOSITS_ADD_UP, "order " + i);
    }

    watch.watch();

    assertThat(open()).hasSize(Violations.MOST + 1).contains("order a, deposits-add-up");
  }

  private List<String> open() {
    return alerts.open(99).stream().map(Alert::subject).toList();
  }
}
