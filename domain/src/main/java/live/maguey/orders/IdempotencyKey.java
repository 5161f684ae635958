package live.maguey.orders;

import live.maguey.shared.InvalidRequest;

/// The caller's word that two requests are one. It lives 24 hours per route; the same key with the
/// same body gets the same answer, with another body a conflict.
///
/// @param route as `POST /api/orders`; @param value the header, 1 to 255 visible ASCII characters
/// @param bodyHash SHA-256 of the request's meaning, hexadecimal
public record IdempotencyKey(String route, String value, String bodyHash) {
  public IdempotencyKey {
    if (value.isEmpty()
        || value.length() > 255
        || !value.chars().allMatch(c -> c > 32 && c < 127)) {
      throw new InvalidRequest(
          "Idempotency-Key", "must be 1 to 255 visible ASCII characters, for example a UUID");
    }
  }
}
