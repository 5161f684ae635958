package live.maguey.http.answers;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import live.maguey.shared.InvalidRequest;
import live.maguey.shared.Money;
import org.jspecify.annotations.Nullable;

/// A problem, before it is put into words.
///
/// @param status usually the code's own
/// @param facts what a client shows or acts on, in this order: `left`, `total`, `field`, …
/// @param retryAfter when trying again makes sense, or null
public record Problem(
    ProblemCode code, int status, Map<String, Object> facts, @Nullable Duration retryAfter) {
  public Problem {
    facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
  }

  public static Problem of(ProblemCode code) {
    return new Problem(code, code.status(), Map.of(), null);
  }

  public static Problem invalid(String field, String reason) {
    return of(ProblemCode.INVALID_REQUEST).with("field", field).with("reason", reason);
  }

  /// We cannot read the request, because of the client or of a proxy on the way.
  public static Problem unreadable(int status) {
    return of(ProblemCode.BAD_REQUEST).status(status);
  }

  public static Problem invalid(InvalidRequest invalid) {
    return invalid(invalid.field(), invalid.reason());
  }

  public static Problem notFound() {
    return of(ProblemCode.PAGE_NOT_FOUND);
  }

  public static Problem methodNotAllowed() {
    return invalid("method", "is not one that this address takes").status(405);
  }

  public static Problem tooLarge(int limit) {
    return invalid("body", "is larger than " + limit / 1024 + " KB").status(413);
  }

  public static Problem unavailable() {
    return of(ProblemCode.MAINTENANCE).after(Duration.ofSeconds(5));
  }

  public static Problem internal() {
    return of(ProblemCode.INTERNAL);
  }

  public static Problem soldOut(String tier, int requested, int left) {
    return of(ProblemCode.SOLD_OUT)
        .with("tier", tier)
        .with("requested", requested)
        .with("left", left);
  }

  public static Problem priceChanged(Money total) {
    return of(ProblemCode.PRICE_CHANGED).with("total", MoneyJson.of(total));
  }

  public Problem with(String fact, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(facts);
    more.put(fact, value);
    return new Problem(code, status, more, retryAfter);
  }

  public Problem after(Duration wait) {
    return new Problem(code, status, facts, wait);
  }

  public Problem status(int other) {
    return new Problem(code, other, facts, retryAfter);
  }
}
