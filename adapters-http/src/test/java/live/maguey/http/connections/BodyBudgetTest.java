package live.maguey.http.connections;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BodyBudgetTest {
  private static final long MOST = 1_000_000;

  private final BodyBudget budget = new BodyBudget(MOST);

  @Test
  void large_bodies_share_one_half_and_leave_the_other_to_small_ones() {
    assertThat(budget.take(400_000, 0)).isTrue();
    assertThat(budget.take(100_001, 0)).isFalse();
    assertThat(budget.take(100_000, 0)).isTrue();

    assertThat(budget.take(3_000, 0)).as("a small one").isTrue();
    assertThat(budget.take(3_000, 400_000)).as("the next part of a large one").isFalse();
    assertThat(budget.taken()).isEqualTo(503_000);
  }

  @Test
  void small_bodies_have_a_limit_too_and_what_is_freed_is_there_again() {
    int taken = 0;
    while (budget.take(4_000, 0)) {
      taken += 4_000;
    }
    assertThat(taken).isEqualTo(MOST);

    budget.release(4_000);

    assertThat(budget.take(4_000, 0)).isTrue();
    assertThat(budget.taken()).isEqualTo(MOST);
  }
}
