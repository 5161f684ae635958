package live.maguey.stripe;

import com.stripe.exception.StripeException;
import com.stripe.model.StripeError;
import com.stripe.net.StripeResponse;
import java.util.Objects;
import java.util.Optional;

/// What a call that gave no result means for what it was to do
/// (<https://docs.stripe.com/error-low-level>).
sealed interface Failure {
  /// Not done: no slot within our rate, or Stripe's own limit (429).
  record Throttled(String why) implements Failure {}

  /// Not done, and the same request will never be.
  ///
  /// @param message Stripe's own words; they may quote what was sent, so they are not for logs
  record Refused(String code, String message) implements Failure {}

  /// The key is used up: Stripe repeats a stored failure under it, or knows it with other
  /// parameters. Whether the first try had an effect is not known.
  record Broken(String message) implements Failure {}

  /// Not done, and nothing works until a person fixes the configuration.
  record Misconfigured(String why) implements Failure {}

  /// Done or not: only asking again tells.
  record Unknown(String why) implements Failure {}

  static Failure of(StripeException failure) {
    Optional<StripeError> error = Optional.ofNullable(failure.getStripeError());
    int status = Optional.ofNullable(failure.getStatusCode()).orElse(0);
    String type = error.map(StripeError::getType).orElse("");
    String code = Optional.ofNullable(failure.getCode()).orElse(type);
    String message =
        error
            .map(StripeError::getMessage)
            .orElse(Objects.requireNonNullElse(failure.getMessage(), ""));
    if (status >= 500) {
      // A stored 500 stays the answer for as long as the key lives.
      return replayed(error)
          ? new Broken("a stored " + status + " under this key")
          : new Unknown("Stripe answered " + status);
    }
    return switch (status) {
      case 400 ->
          type.equals("idempotency_error") ? new Broken(message) : new Refused(code, message);
      case 402, 404 -> new Refused(code, message);
      case 401, 403 -> new Misconfigured("Stripe does not accept the secret key: " + status);
      // An object that is locked for the moment is a 429 too, and no limit.
      case 429 ->
          code.equals("lock_timeout") ? new Unknown(code) : new Throttled("Stripe's rate limit");
      case 0 -> new Unknown(cause(failure));
      default -> new Unknown("Stripe answered " + status + " " + code);
    };
  }

  /// How the later settlement sees it.
  default String reason() {
    return switch (this) {
      case Throttled(String why) -> why;
      case Refused(String code, String _) -> code;
      case Broken(String message) -> message;
      case Misconfigured(String why) -> "configuration: " + why;
      case Unknown(String why) -> why;
    };
  }

  private static boolean replayed(Optional<StripeError> error) {
    return error
        .map(StripeError::getLastResponse)
        .map(StripeResponse::headers)
        .flatMap(headers -> headers.firstValue("Idempotent-Replayed"))
        .filter("true"::equals)
        .isPresent();
  }

  /// The library's own message names the address called and gives advice; the cause says enough.
  private static String cause(StripeException failure) {
    Throwable cause = failure.getCause();
    return cause == null ? failure.getClass().getSimpleName() : cause.toString();
  }
}
