package live.maguey.stripe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.StripeObjectInterface;
import com.stripe.net.RequestOptions;
import com.stripe.service.V1Services;
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

  private final V1Services stripe;
  private final CallRate rate;

  StripeCalls(StripeSettings settings) {
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
    if (!rate.enter(endpoint)) {
      return new Answer.Not<>(new Failure.Throttled("no slot within our own rate"));
    }
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
