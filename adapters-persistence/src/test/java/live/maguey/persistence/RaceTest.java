package live.maguey.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import live.maguey.shared.Unavailable;
import org.junit.jupiter.api.Test;

class RaceTest {
  private final AtomicInteger attempts = new AtomicInteger();

  @Test
  void a_racer_whose_connection_or_lock_came_too_late_tries_again() {
    List<Integer> results =
        Race.of(
            1,
            _ ->
                () ->
                    switch (attempts.incrementAndGet()) {
                      case 1 -> throw new Unavailable("no connection to the database became free");
                      case 2 -> throw refused("55P03");
                      default -> attempts.get();
                    });

    assertThat(results).containsExactly(3);
  }

  @Test
  void a_deadlock_is_told_and_not_waited_out() {
    assertFails(refused("40P01"));
  }

  @Test
  void what_may_have_been_committed_is_not_done_twice() {
    assertFails(new CommitUnknown("the server went away"));
  }

  private void assertFails(Unavailable fault) {
    assertThatIllegalStateException()
        .isThrownBy(() ->
            Race.of(
                1,
                _ ->
                    () -> {
                      if (attempts.incrementAndGet() == 1) {
                        throw fault;
                      }
                      return "repeated";
                    }))
        .withMessage("a racer failed: " + fault);
  }

  private static Unavailable refused(String state) {
    return new Unavailable("the database does not serve", new SQLException("refused", state));
  }
}
