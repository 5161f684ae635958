package live.maguey.emails;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import live.maguey.shared.CircuitBreaker;

/// A provider that is not asked while it does not answer: its emails stay in the queue, or go to
/// the next provider at once instead of after a wait for each.
public final class SparedTransport implements MailTransport {
  static final int FAILURES = 5;
  static final Duration REST = Duration.ofSeconds(10);

  private final MailTransport provider;
  private final CircuitBreaker breaker;

  public SparedTransport(MailTransport provider, InstantSource clock) {
    this.provider = provider;
    this.breaker = new CircuitBreaker(FAILURES, REST, clock);
  }

  @Override
  public String name() {
    return provider.name();
  }

  @Override
  public Answer send(RenderedEmail email, String key) {
    Optional<Duration> open = breaker.open();
    if (open.isPresent()) {
      return Answer.NotNow.unreached("not asked: its last calls had no answer", open.get());
    }
    Answer answer = provider.send(email, key);
    switch (answer) {
      case Answer.Unknown _ -> breaker.failed();
      case Answer.NotNow notNow when !notNow.reached() -> breaker.failed();
      case Answer.Accepted _, Answer.Refused _, Answer.NotNow _ -> breaker.answered();
    }
    return answer;
  }
}
