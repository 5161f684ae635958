package live.maguey.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import live.maguey.sandbox.wire.Json;
import live.maguey.sandbox.wire.Reply;
import org.jspecify.annotations.Nullable;

/// A refusal in Stripe's shape (<https://docs.stripe.com/api/errors>).
final class StripeError extends RuntimeException {
  private final int status;
  private final String type;
  private final @Nullable String code;
  private final @Nullable String param;
  private final transient ObjectNode more = Json.object();

  StripeError(
      int status, String type, @Nullable String code, @Nullable String param, String message) {
    super(message);
    this.status = status;
    this.type = type;
    this.code = code;
    this.param = param;
  }

  static StripeError invalid(@Nullable String code, @Nullable String param, String message) {
    return new StripeError(400, "invalid_request_error", code, param, message);
  }

  /// A card that its bank, or Stripe, does not take.
  static StripeError declined(Payment.Declined declined, ObjectNode intent) {
    StripeError error =
        new StripeError(402, "card_error", declined.code(), null, declined.message());
    error.more.put("decline_code", declined.declineCode());
    error.more.set("charge", intent.get("latest_charge"));
    error.more.set("payment_intent", intent.deepCopy());
    return error;
  }

  static StripeError missing(String kind, String id, String param) {
    return new StripeError(
        404,
        "invalid_request_error",
        "resource_missing",
        param,
        "No such %s: '%s'".formatted(kind, id));
  }

  static StripeError unauthorized(String message) {
    return new StripeError(401, "invalid_request_error", null, null, message);
  }

  /// Stripe keeps no reply under the idempotency key of a request whose parameters it refused.
  boolean isRefusedParameters() {
    return status == 400 || status == 404;
  }

  Reply reply(String requestId) {
    ObjectNode body = Json.object();
    ObjectNode error = body.putObject("error");
    if (code != null) {
      error.put("code", code);
      error.put("doc_url", docUrl(code));
    }
    error.put("message", getMessage());
    if (param != null) {
      error.put("param", param);
    }
    error.put("request_log_url", "https://dashboard.stripe.com/test/logs/" + requestId);
    error.put("type", type);
    more.properties()
        .forEach(p -> {
          if (!p.getValue().isNull()) {
            error.set(p.getKey(), p.getValue());
          }
        });
    return Reply.json(status, body);
  }

  static String docUrl(String code) {
    return "https://stripe.com/docs/error-codes/" + code.replace('_', '-');
  }
}
