package live.maguey.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.AuthenticationException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import live.maguey.events.SampleEvents;
import live.maguey.shared.Deadline;
import live.maguey.shared.Secret;
import live.maguey.shared.TestClock;
import org.junit.jupiter.api.Test;

class StripeCallsTest {
  private final TestClock clock = new TestClock(SampleEvents.NOW);
  private final StripeCalls calls =
      new StripeCalls(
          StripeSettings.of(URI.create("http://127.0.0.1:1"), new Secret("sk_test_1")), clock);
  private final AtomicLong nanos = new AtomicLong();
  private final AtomicInteger asked = new AtomicInteger();

  /// Stripe has ten seconds by default: what it said, or that it said nothing, is still written
  /// down.
  @Test
  void a_silence_of_stripe_takes_nothing_of_the_time_that_a_request_has() {
    Deadline.in(Duration.ofSeconds(8), nanos::get)
        .during(() -> {
          var answer =
              calls.ask(
                  Endpoint.OPEN_SESSION,
                  "url",
                  _ -> {
                    nanos.addAndGet(Duration.ofSeconds(10).toNanos());
                    throw new ApiConnectionException("silence");
                  });
          assertThat(answer).isInstanceOf(Answer.Not.class);
          assertThat(Deadline.left()).contains(Duration.ofSeconds(8));
          return true;
        });
  }

  @Test
  void stripe_is_left_alone_while_it_does_not_answer_and_asked_again_after_a_rest() {
    for (int i = 0; i < StripeCalls.FAILURES; i++) {
      assertThat(ask(true)).isInstanceOf(Failure.Unknown.class);
    }
    assertThat(ask(true)).isEqualTo(NOT_ASKED);
    assertThat(asked).hasValue(StripeCalls.FAILURES);

    clock.advance(StripeCalls.REST);
    assertThat(ask(true)).isInstanceOf(Failure.Unknown.class);
    assertThat(ask(false)).isEqualTo(NOT_ASKED);

    clock.advance(StripeCalls.REST);
    assertThat(ask(false)).isInstanceOf(Failure.Misconfigured.class);
    assertThat(ask(false)).isInstanceOf(Failure.Misconfigured.class);
  }

  /// Not asked is not done: what an earlier call did under its key stays unknown, and its key is
  /// asked again.
  private static final Failure NOT_ASKED =
      new Failure.Throttled("not asked: Stripe's last calls had no answer");

  private Failure ask(boolean silent) {
    Answer<JsonNode> answer =
        calls.ask(
            Endpoint.OPEN_SESSION,
            "url",
            _ -> {
              asked.incrementAndGet();
              throw silent
                  ? new ApiConnectionException("silence")
                  : new AuthenticationException("no such key", "req_1", "", 401);
            });
    return ((Answer.Not<JsonNode>) answer).failure();
  }
}
