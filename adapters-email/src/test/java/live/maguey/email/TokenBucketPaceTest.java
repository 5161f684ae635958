package live.maguey.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import live.maguey.shared.TestClock;
import org.junit.jupiter.api.Test;

class TokenBucketPaceTest {
  private final TestClock clock = new TestClock(Instant.parse("2026-11-28T22:00:00Z"));

  @Test
  void no_second_has_more_than_the_plan_allows() {
    TokenBucketPace pace = new TokenBucketPace(5, clock);
    clock.advance(Duration.ofMinutes(10));
    int taken = 0;
    for (int ms = 0; ms < 1000; ms += 10) {
      taken += pace.take(100);
      clock.advance(Duration.ofMillis(10));
    }
    assertThat(taken).isEqualTo(5);
  }

  @Test
  void a_hundred_emails_take_twenty_seconds_at_five_a_second() {
    TokenBucketPace pace = new TokenBucketPace(5, clock);
    Instant start = clock.instant();
    for (int left = 100; left > 0; left -= pace.take(left)) {
      clock.advance(Duration.ofMillis(50));
    }
    assertThat(Duration.between(start, clock.instant()))
        .isBetween(Duration.ofSeconds(19), Duration.ofSeconds(21));
  }

  @Test
  void zero_is_no_limit() {
    assertThat(new TokenBucketPace(0, clock).take(1_000_000)).isEqualTo(1_000_000);
  }

  @Test
  void nothing_wanted_is_nothing_taken() {
    assertThat(new TokenBucketPace(5, clock).take(0)).isZero();
    assertThatThrownBy(() -> new TokenBucketPace(-1, clock)).hasMessageContaining("-1");
  }
}
