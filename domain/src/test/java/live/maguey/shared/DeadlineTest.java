package live.maguey.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class DeadlineTest {
  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
  private final Deadline deadline = Deadline.in(Duration.ofSeconds(8), nanos::get);

  @Test
  void no_promise_where_nobody_waits() {
    assertThat(Deadline.left()).isEmpty();
    int done = Deadline.aside(() -> 7);
    assertThat(done).isEqualTo(7);
  }

  @Test
  void all_that_happens_shares_one_time() {
    deadline.during(() -> {
      assertThat(Deadline.left()).contains(Duration.ofSeconds(8));
      pass(3);
      assertThat(Deadline.left()).contains(Duration.ofSeconds(5));
      pass(3);
      assertThat(Deadline.left()).contains(Duration.ofSeconds(2));
      return true;
    });
    assertThat(Deadline.left()).isEmpty();
  }

  @Test
  void a_time_that_is_over_leaves_nothing_rather_than_less() {
    pass(9);
    deadline.during(() -> {
      assertThat(Deadline.left()).contains(Duration.ZERO);
      return true;
    });
  }

  @Test
  void what_has_a_limit_of_its_own_is_not_counted_even_when_it_fails() {
    deadline.during(() -> {
      pass(1);
      assertThatThrownBy(() ->
              Deadline.aside(() -> {
                pass(10);
                throw new IllegalStateException("hung up");
              }))
          .hasMessage("hung up");
      assertThat(Deadline.left()).contains(Duration.ofSeconds(7));
      return true;
    });
  }

  @Test
  void a_wait_within_a_wait_is_left_out_once() {
    deadline.during(() -> {
      Deadline.aside(() ->
          Deadline.aside(() -> {
            pass(10);
            return true;
          }));
      assertThat(Deadline.left()).contains(Duration.ofSeconds(8));
      return true;
    });
  }

  private void pass(int seconds) {
    nanos.addAndGet(Duration.ofSeconds(seconds).toNanos());
  }
}
