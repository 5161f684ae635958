package live.maguey.http.answers;

import java.util.Locale;

/// The stable codes of problems, each with its HTTP status. The words that go with a code are
/// `error.<code>.title`, `.detail` and `.next` in the words files; a test walks them all.
public enum ProblemCode {
  SOLD_OUT(409),
  TABLE_TAKEN(409),
  PRICE_CHANGED(409),
  ALREADY_HOLDING(409),
  TOO_MANY_HOLDS(429),
  CUSTOMER_FULL(409),
  SALES_NOT_OPEN(409),
  SALES_CLOSED(409),
  EVENT_NOT_FOUND(404),
  ORDER_NOT_FOUND(404),
  TABLE_NOT_FOUND(404),
  PASS_NOT_FOUND(404),
  PASS_GONE(404),
  PAGE_NOT_FOUND(404),
  NO_EVENT(404),
  INVALID_REQUEST(400),
  BAD_REQUEST(400),
  IDEMPOTENCY_CONFLICT(409),
  REQUEST_IN_PROGRESS(409),
  SCAN_CONFLICT(409),
  WEBHOOK_CONFLICT(409),
  PAYMENTS_REFUSED(402),
  PAYMENTS_UNAVAILABLE(503),
  RATE_LIMITED(429),
  ADDRESS_LIMITED(429),
  BUSY(503),
  TOO_MANY_STREAMS(503),
  ANOTHER_SITE(403),
  DEVICE_UNKNOWN(401),
  STALE_NONCE(401),
  DEVICE_REVOKED(401),
  CODE_WRONG(404),
  CODE_USED(409),
  CODE_EXPIRED(410),
  MAINTENANCE(503),
  INTERNAL(500);

  private final int status;

  ProblemCode(int status) {
    this.status = status;
  }

  public int status() {
    return status;
  }

  /// As clients and words files know it: `sold-out`.
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
