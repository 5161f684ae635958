package live.maguey.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.exception.ApiConnectionException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import live.maguey.shared.Deadline;
import live.maguey.shared.Secret;
import org.junit.jupiter.api.Test;

class StripeCallsTest {
  private final StripeCalls calls =
      new StripeCalls(StripeSettings.of(URI.create("http://127.0.0.1:1"), new Secret("sk_test_1")));
  private final AtomicLong nanos = new AtomicLong();

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
}
