package live.maguey.http.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import live.maguey.events.SampleEvents;
import live.maguey.shared.TestClock;
import live.maguey.shared.Unavailable;
import org.junit.jupiter.api.Test;

class RememberedTest {
  private final TestClock clock = new TestClock(SampleEvents.NOW);
  private final AtomicInteger asked = new AtomicInteger();
  private final AtomicBoolean up = new AtomicBoolean(true);
  private final Remembered check =
      new Remembered(
          () -> {
            asked.incrementAndGet();
            if (!up.get()) {
              throw new IllegalStateException("away");
            }
          },
          Duration.ofSeconds(30),
          clock);

  @Test
  void an_answer_is_kept_for_a_while_good_or_bad() throws Exception {
    check.run();
    up.set(false);
    clock.advance(Duration.ofSeconds(29));
    check.run();
    assertThat(asked).hasValue(1);

    clock.advance(Duration.ofSeconds(2));
    assertThatThrownBy(check::run).isInstanceOf(Unavailable.class).hasMessage("away");
    up.set(true);
    assertThatThrownBy(check::run).isInstanceOf(Unavailable.class);
    assertThat(asked).hasValue(2);

    clock.advance(Duration.ofSeconds(31));
    check.run();
  }
}
