package live.maguey.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/// What every implementation of [Decisions] does.
public abstract class DecisionsContract {
  private static final Instant AT = Instant.parse("2026-11-28T12:00:00.123456Z");
  private static final Release RELEASE = new Release("1a2b3c4");

  protected abstract Decisions decisions();

  @Test
  void the_newest_decision_comes_first_and_all_of_each_is_kept() {
    Decisions decisions = decisions();
    Decision stopped = new Decision(false, "owner", AT, RELEASE, 96, "the band is ill");
    Decision opened =
        new Decision(true, "manager", AT.plusSeconds(60), RELEASE, 97, "the band is well");

    SignedDecision first = decisions.add(stopped, "{\"payload\": \"a\"}");
    SignedDecision second = decisions.add(opened, "{\"payload\": \"b\"}");

    assertThat(first).isEqualTo(new SignedDecision(1, stopped, "{\"payload\": \"a\"}"));
    assertThat(second).isEqualTo(new SignedDecision(2, opened, "{\"payload\": \"b\"}"));
    assertThat(decisions.newest(9)).containsExactly(second, first);
    assertThat(decisions.newest(1)).containsExactly(second);
  }

  @Test
  void nothing_is_decided_at_first() {
    assertThat(decisions().newest(9)).isEmpty();
  }
}
