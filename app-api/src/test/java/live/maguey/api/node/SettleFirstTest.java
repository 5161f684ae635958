package live.maguey.api.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.function.IntSupplier;
import live.maguey.events.SampleEvents;
import live.maguey.shared.TestClock;
import org.junit.jupiter.api.Test;

class SettleFirstTest {
  private final TestClock clock = new TestClock(SampleEvents.NOW);
  private final SettleFirst first = new SettleFirst(clock);
  private int due;
  private final IntSupplier settling = first.settling("webhooks-1", () -> due);
  private final IntSupplier emails = first.following(() -> 10);

  @Test
  void emails_go_out_while_nothing_is_settled() {
    settled(settling, due);

    assertThat(emails.getAsInt()).isEqualTo(10);
  }

  @Test
  void emails_wait_until_every_worker_has_nothing_left_to_settle() {
    due = 50;
    settled(first.settling("webhooks-2", () -> 1), 1);
    settled(settling, due);
    assertThat(emails.getAsInt()).isZero();

    settled(first.settling("webhooks-2", () -> 0), 0);
    assertThat(emails.getAsInt()).isZero();

    due = 0;
    settled(settling, due);
    assertThat(emails.getAsInt()).isEqualTo(10);
  }

  @Test
  void no_email_waits_for_more_than_two_seconds_at_a_time() {
    due = 50;
    settled(settling, due);
    assertThat(emails.getAsInt()).isZero();
    clock.advance(Duration.ofMillis(1_999));
    assertThat(emails.getAsInt()).isZero();
    clock.advance(Duration.ofMillis(1));

    assertThat(emails.getAsInt()).isEqualTo(10);
    assertThat(emails.getAsInt()).isZero();
  }

  @Test
  void a_pause_between_two_crowds_does_not_count_as_waiting() {
    due = 50;
    settled(settling, due);
    assertThat(emails.getAsInt()).isZero();
    due = 0;
    settled(settling, due);
    assertThat(emails.getAsInt()).isEqualTo(10);
    clock.advance(Duration.ofSeconds(5));
    due = 50;
    settled(settling, due);

    assertThat(emails.getAsInt()).isZero();
  }

  @Test
  void a_worker_that_fails_holds_up_no_email() {
    due = 50;
    settled(settling, due);
    IntSupplier broken =
        first.settling(
            "webhooks-1",
            () -> {
              throw new IllegalStateException("the database is away");
            });
    assertThatThrownBy(broken::getAsInt).isInstanceOf(IllegalStateException.class);

    assertThat(emails.getAsInt()).isEqualTo(10);
  }

  private static void settled(IntSupplier round, int expected) {
    assertThat(round.getAsInt()).isEqualTo(expected);
  }
}
