package live.maguey.stripe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.StripeObjectInterface;
import com.stripe.net.RequestOptions;
import com.stripe.service.V1Services;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import live.maguey.shared.CircuitBreaker;
import live.maguey.shared.Deadline;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Calls to Stripe within their rate, with failures named and logged and answers as the JSON
/// received. The library retries nothing: only the caller knows what the call is for. A call's time
/// has limits of its own: it does not count for a [Deadline].
final class StripeCalls {
  /// The largest page that Stripe gives.
  static final long PAGE = 100;

  private static final Logger LOG = LoggerFactory.getLogger(StripeCalls.class);

  /// Longer than a call may take, so that two probes never wait at once; and no more than a buyer
  /// waits before the next attempt.
  static final Duration REST = Duration.ofSeconds(10);

  /// In a row, on whatever endpoint.
  static final int FAILURES = 8;

  private final V1Services stripe;
  private final CallRate rate;
  private final CircuitBreaker breaker;

  StripeCalls(StripeSettings settings, InstantSource clock) {
    stripe =
        StripeClient.builder()
            .setApiKey(settings.secretKey().reveal())
            .setApiBase(settings.base().toString())
            .setConnectTimeout(Math.toIntExact(settings.connectTimeout().toMillis()))
            .setReadTimeout(Math.toIntExact(settings.readTimeout().toMillis()))
            .setMaxNetworkRetries(0)
            .build()
            .v1();
    rate = new CallRate(settings.requestsPerSecond(), settings.slotWait());
    breaker = new CircuitBreaker(FAILURES, REST, clock);
  }

  @FunctionalInterface
  interface Call {
    StripeObjectInterface make(V1Services stripe) throws StripeException;
  }

  /// What Stripe does under one key, it does once.
  static RequestOptions key(String idempotencyKey) {
    return RequestOptions.builder().setIdempotencyKey(idempotencyKey).build();
  }

  /// @param proof a field that a real answer has: without it, it is half an answer, or a proxy's
  ///   own
  Answer<JsonNode> ask(Endpoint endpoint, String proof, Call call) {
    return Deadline.aside(() -> asked(endpoint, proof, call));
  }

  private Answer<JsonNode> asked(Endpoint endpoint, String proof, Call call) {
    // Not asked is surely not done: what an earlier call under the same key did, that key tells
    // later.
    Optional<Duration> open = breaker.open();
    if (open.isPresent()) {
      return new Answer.Not<>(
          new Failure.Throttled("not asked: Stripe's last calls had no answer"));
    }
    if (!rate.enter(endpoint)) {
      return new Answer.Not<>(new Failure.Throttled("no slot within our own rate"));
    }
    Answer<JsonNode> answer = made(endpoint, proof, call);
    if (answer instanceof Answer.Not<JsonNode>(Failure.Unknown _)) {
      breaker.failed();
    } else {
      breaker.answered();
    }
    return answer;
  }

  private Answer<JsonNode> made(Endpoint endpoint, String proof, Call call) {
    try {
      JsonNode answer = Json.MAPPER.readTree(call.make(stripe).getLastResponse().body());
      return answer.hasNonNull(proof)
          ? new Answer.Given<>(answer)
          : not(endpoint, new Failure.Unknown("an answer without " + proof));
    } catch (StripeException failed) {
      return not(endpoint, Failure.of(failed));
    } catch (JsonProcessingException | RuntimeException unreadable) {
      // The library throws what it comes across when an answer has not the shape it expects; by
      // then Stripe may have done what it was asked.
      LOG.error("Stripe {}: an answer that cannot be read", endpoint, unreadable);
      return new Answer.Not<>(new Failure.Unknown("an answer that cannot be read"));
    }
  }

  private static Answer<JsonNode> not(Endpoint endpoint, Failure failure) {
    String kind = failure.getClass().getSimpleName();
    if (failure instanceof Failure.Misconfigured) {
      LOG.error("Stripe {} {}: {}", endpoint, kind, failure.reason());
    } else {
      LOG.warn("Stripe {} {}: {}", endpoint, kind, failure.reason());
    }
    return new Answer.Not<>(failure);
  }
}
