package live.maguey.sandbox.stripe;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import live.maguey.sandbox.wire.Call;
import live.maguey.sandbox.wire.IdempotentReplies;
import live.maguey.sandbox.wire.Knob;
import live.maguey.sandbox.wire.Knobs;
import live.maguey.sandbox.wire.RateLimit;
import live.maguey.sandbox.wire.Reply;
import live.maguey.sandbox.wire.Secrets;
import live.maguey.sandbox.wire.Store;
import org.jspecify.annotations.Nullable;

/// What every call to the API passes: faults, rate limit, key, idempotency, and Stripe's headers.
final class StripeDoor {
  private static final int CALLS_REMEMBERED = 10_000;
  private static final int LONGEST_KEY = 255;

  private final String secretKey;
  private final Knobs knobs;
  private final RateLimit limit;
  private final IdempotentReplies replies;
  private final Store store;
  private final Events events;
  private final Deque<StripeLookalike.ApiCall> calls = new ArrayDeque<>();

  StripeDoor(
      String secretKey, Knobs knobs, RateLimit limit, Store store, Events events, Clock clock) {
    this.secretKey = secretKey;
    this.knobs = knobs;
    this.limit = limit;
    this.store = store;
    this.events = events;
    this.replies = new IdempotentReplies(store, clock);
  }

  List<StripeLookalike.ApiCall> calls() {
    synchronized (calls) {
      return List.copyOf(calls);
    }
  }

  /// @param work answers with the reply's JSON, or throws a [StripeError]
  Reply pass(Call call, Function<Params, Object> work) {
    String requestId = "req_" + Secrets.random(14);
    knobs.hang(call.endpoint());
    Reply reply;
    try {
      reply = admitted(call, requestId, work);
    } catch (StripeError refused) {
      reply = refused.reply(requestId);
    }
    reply = withHeaders(call, reply, requestId);
    remember(call, reply.status());
    return knobs.loseOrGive(call.endpoint(), reply);
  }

  private Reply admitted(Call call, String requestId, Function<Params, Object> work) {
    if (!limit.take().allowed() || knobs.take(Knob.ANSWER_429, call.endpoint()).isPresent()) {
      return new StripeError(
              429,
              "invalid_request_error",
              "rate_limit",
              null,
              "Request rate limit exceeded. Learn more about rate limits here https://stripe.com/docs/rate-limits.")
          .reply(requestId)
          .with("Stripe-Rate-Limited-Reason", "endpoint-rate");
    }
    if (knobs.take(Knob.ANSWER_503, call.endpoint()).isPresent()) {
      return broken(503, requestId);
    }
    authorise(call);
    String version = call.header("Stripe-Version");
    if (version != null && !isVersion(version)) {
      throw StripeError.invalid(null, null, "Invalid Stripe API version: " + version);
    }
    String content = call.header("Content-Type");
    if (call.method().equals("POST") && content != null && content.contains("json")) {
      throw StripeError.invalid(
          null,
          null,
          "Invalid request (check that your POST content type is application/x-www-form-urlencoded). If you have any questions, we can help at https://support.stripe.com/.");
    }
    Params params = Params.parse(call.method().equals("GET") ? call.query() : call.bodyText());
    String key = call.header("Idempotency-Key");
    if (key != null && key.length() > LONGEST_KEY) {
      throw StripeError.invalid(
          null,
          null,
          "Keys for idempotent requests can be at most %d characters long. You passed one of %d."
              .formatted(LONGEST_KEY, key.length()));
    }
    return key == null || !call.method().equals("POST")
        ? worked(call, requestId, params, work, UnaryOperator.identity())
        : once(key, call, requestId, params, work);
  }

  private Reply once(
      String key, Call call, String requestId, Params params, Function<Params, Object> work) {
    return switch (replies.claim(key, call.path(), params.fingerprint())) {
      case IdempotentReplies.Claim.Replay(Reply first) ->
          first
              .with("Idempotent-Replayed", "true")
              .with("Original-Request", first.headers().getOrDefault("Request-Id", ""));
      case IdempotentReplies.Claim.Running() ->
          throw new StripeError(
              409,
              "idempotency_error",
              "idempotency_key_in_use",
              null,
              "There is currently another in-progress request using this Idempotent Key (that probably means you submitted twice, and the other request is still going through): %s. Please try again later."
                  .formatted(key));
      case IdempotentReplies.Claim.Conflict(String endpoint) -> throw conflict(key, call, endpoint);
      case IdempotentReplies.Claim.Fresh() -> {
        try {
          yield worked(
              call,
              requestId,
              params,
              work,
              reply -> {
                Reply whole = reply.with("Request-Id", requestId);
                replies.keep(key, whole);
                return whole;
              });
        } catch (StripeError refused) {
          if (refused.isRefusedParameters()) {
            replies.letGo(key);
          } else {
            replies.keep(key, refused.reply(requestId).with("Request-Id", requestId));
          }
          throw refused;
        } catch (RuntimeException e) {
          replies.letGo(key);
          throw e;
        }
      }
    };
  }

  private static StripeError conflict(String key, Call call, String endpoint) {
    String message =
        endpoint.equals(call.path())
            ? "Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '%s' if you meant to execute a different request."
                .formatted(key)
            : "Keys for idempotent requests can only be used for the same endpoint they were first used for ('%s' vs '%s'). Try using a key other than '%s' if you meant to execute a different request."
                .formatted(call.path(), endpoint, key);
    return new StripeError(400, "idempotency_error", null, null, message);
  }

  /// The work, the events it makes and the answer under its key are one change.
  private Reply worked(
      Call call,
      String requestId,
      Params params,
      Function<Params, Object> work,
      UnaryOperator<Reply> kept) {
    knobs.delay(call.endpoint());
    if (knobs.take(Knob.ANSWER_500, call.endpoint()).isPresent()) {
      return kept.apply(broken(500, requestId));
    }
    return store.locked(() ->
        kept.apply(
            Reply.json(
                200,
                events.requested(
                    requestId, call.header("Idempotency-Key"), () -> work.apply(params)))));
  }

  private static Reply broken(int status, String requestId) {
    return new StripeError(
            status,
            "api_error",
            null,
            null,
            "An unknown error occurred. Contact support if it persists: " + requestId)
        .reply(requestId);
  }

  /// A day, since 2024-09-30 with the name of a release. Whatever is asked, the answer is that of
  /// the one version that is played here.
  private static boolean isVersion(String version) {
    return version.matches(
            "20\\d\\d-(0[1-9]|1[0-2])-([0-2]\\d|3[01])(\\.(acacia|basil|clover|dahlia))?")
        && (version.compareTo("2024-09-30") >= 0) == version.contains(".");
  }

  private void authorise(Call call) {
    String given = givenKey(call.header("Authorization"));
    if (given == null || given.isEmpty()) {
      throw StripeError.unauthorized(
          "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY'). See https://stripe.com/docs/api#authentication for details, or we can help at https://support.stripe.com/.");
    }
    if (!given.equals(secretKey)) {
      throw StripeError.unauthorized("Invalid API Key provided: " + masked(given));
    }
  }

  private static @Nullable String givenKey(@Nullable String authorization) {
    if (authorization == null) {
      return null;
    }
    String scheme = authorization.toLowerCase(Locale.ROOT);
    if (scheme.startsWith("bearer ")) {
      return authorization.substring(7).strip();
    }
    if (!scheme.startsWith("basic ")) {
      return null;
    }
    try {
      byte[] pair = Base64.getDecoder().decode(authorization.substring(6).strip());
      return new String(pair, StandardCharsets.UTF_8).split(":", 2)[0];
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static String masked(String key) {
    return key.length() <= 12
        ? "*".repeat(key.length())
        : key.substring(0, 8) + "*".repeat(key.length() - 12) + key.substring(key.length() - 4);
  }

  private static Reply withHeaders(Call call, Reply reply, String requestId) {
    String version = call.header("Stripe-Version");
    Reply complete =
        reply
            .with("Request-Id", requestId)
            .with("Stripe-Version", version == null ? Events.API_VERSION : version)
            .with("Cache-Control", "no-cache, no-store");
    String key = call.header("Idempotency-Key");
    return key == null ? complete : complete.with("Idempotency-Key", key);
  }

  private void remember(Call call, int status) {
    synchronized (calls) {
      if (calls.size() == CALLS_REMEMBERED) {
        calls.removeFirst();
      }
      calls.add(
          new StripeLookalike.ApiCall(
              call.endpoint(), call.path(), status, call.header("Idempotency-Key")));
    }
  }
}
