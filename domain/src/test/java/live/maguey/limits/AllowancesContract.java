package live.maguey.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import live.maguey.events.SampleEvents;
import live.maguey.limits.Allowances.Taken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

public abstract class AllowancesContract {
  private static final Instant NOW = SampleEvents.NOW;
  private static final Allowance THREE = Allowance.perMinute("checkout", 3);

  protected abstract Allowances allowances();

  private Taken take(Instant at) {
    return allowances().take("somebody", THREE, at);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 30, 700, 1_000_000})
  void as_many_are_allowed_at_once_as_are_said(int most) {
    Allowance allowance = Allowance.perMinute("checkout", most);
    Instant almost = allowance.latest(NOW);
    assertThat(almost.plus(allowance.step())).isBeforeOrEqualTo(NOW.plusSeconds(60));
    int tried = Math.min(most, 40);

    for (int i = 0; i < tried; i++) {
      assertThat(allowances().take("who " + most, allowance, NOW)).isEqualTo(new Taken.Allowed());
    }

    assertThat(allowances().take("who " + most, allowance, NOW) instanceof Taken.Allowed)
        .isEqualTo(most > tried);
  }

  @Test
  void who_did_it_too_often_is_told_when_it_is_right_again() {
    take(NOW);
    take(NOW);
    take(NOW.plusSeconds(5));
    assertThat(take(NOW.plusSeconds(5))).isEqualTo(new Taken.TooOften(Duration.ofSeconds(15)));
    assertThat(take(NOW.plusSeconds(20))).isEqualTo(new Taken.Allowed());
    assertThat(take(NOW.plusSeconds(20))).isEqualTo(new Taken.TooOften(Duration.ofSeconds(20)));
  }

  @Test
  void what_is_refused_costs_nothing() {
    for (int i = 0; i < 10; i++) {
      take(NOW);
    }
    assertThat(take(NOW.plusSeconds(20))).isEqualTo(new Taken.Allowed());
  }

  @Test
  void each_caller_has_its_own() {
    for (int i = 0; i < 4; i++) {
      take(NOW);
    }
    assertThat(allowances().take("somebody else", THREE, NOW)).isEqualTo(new Taken.Allowed());
  }

  @Test
  void nobody_saves_up_more_than_is_said() {
    take(NOW);
    Instant later = NOW.plus(Duration.ofDays(1));
    assertThat(take(later)).isEqualTo(new Taken.Allowed());
    take(later);
    take(later);
    assertThat(take(later)).isInstanceOf(Taken.TooOften.class);
  }

  @Test
  void a_clock_that_goes_back_gives_nothing_away() {
    take(NOW);
    take(NOW);
    take(NOW);
    assertThat(take(NOW.minusSeconds(30))).isEqualTo(new Taken.TooOften(Duration.ofSeconds(50)));
  }

  @Test
  void who_has_all_of_it_again_is_forgotten_and_nobody_else() {
    take(NOW);
    allowances().take("busy", THREE, NOW);
    allowances().take("busy", THREE, NOW);

    assertThat(allowances().forget(NOW.plusSeconds(19))).isZero();
    assertThat(allowances().forget(NOW.plusSeconds(21))).isEqualTo(1);
    assertThat(allowances().forget(NOW.plusSeconds(41))).isEqualTo(1);
  }
}
