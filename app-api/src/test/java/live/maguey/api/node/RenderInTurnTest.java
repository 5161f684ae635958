package live.maguey.api.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import live.maguey.emails.Email;
import live.maguey.emails.EmailId;
import live.maguey.emails.Recipient;
import live.maguey.emails.RenderedEmail;
import live.maguey.orders.BuyerId;
import live.maguey.orders.OrderId;
import live.maguey.shared.EmailAddress;
import org.junit.jupiter.api.Test;

class RenderInTurnTest {
  private static final Set<Thread.State> SETTLED =
      EnumSet.of(Thread.State.WAITING, Thread.State.TERMINATED);

  private final AtomicInteger rendering = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();
  private final AtomicReference<Thread> other = new AtomicReference<>();

  @Test
  void a_second_email_waits_until_the_first_is_rendered() throws InterruptedException {
    RenderInTurn renderer = new RenderInTurn(this::watched, 1);
    other.set(new Thread(() -> renderer.render(email())));

    renderer.render(email());

    assertThat(Objects.requireNonNull(other.get()).join(Duration.ofSeconds(10))).isTrue();
    assertThat(most).hasValue(1);
    assertThat(rendering).hasValue(0);
  }

  @Test
  void one_that_cannot_be_rendered_lets_the_next_have_its_turn() {
    AtomicInteger asked = new AtomicInteger();
    RenderInTurn renderer =
        new RenderInTurn(
            _ -> {
              if (asked.incrementAndGet() == 1) {
                throw new IllegalStateException("no font");
              }
              return rendered();
            },
            1);

    assertThatThrownBy(() -> renderer.render(email())).hasMessage("no font");
    Thread next = Thread.ofPlatform().daemon().start(() -> renderer.render(email()));

    assertThat(ended(next)).isTrue();
    assertThat(asked).hasValue(2);
  }

  /// The first one goes on once the other thread waits for its turn, or has had it.
  private RenderedEmail watched(Email email) {
    most.accumulateAndGet(rendering.incrementAndGet(), Math::max);
    Thread second = Objects.requireNonNull(other.get());
    if (Thread.currentThread() != second) {
      second.start();
      while (!SETTLED.contains(second.getState())) {
        Thread.onSpinWait();
      }
    }
    rendering.decrementAndGet();
    return rendered();
  }

  private static boolean ended(Thread thread) {
    try {
      return thread.join(Duration.ofSeconds(10));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static RenderedEmail rendered() {
    return new RenderedEmail(
        EmailAddress.parse("guest@example.com"), Instant.EPOCH, "", "", "", List.of());
  }

  private static Email email() {
    return Email.queued(
        new EmailId(UUID.randomUUID()),
        Email.Kind.TICKETS,
        new OrderId(UUID.randomUUID()),
        new Recipient.Buyer(new BuyerId(UUID.randomUUID())),
        "",
        Instant.EPOCH,
        null);
  }
}
