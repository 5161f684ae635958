package live.maguey.payments;

import java.util.UUID;
import live.maguey.shared.InvalidRequest;

/// Identity of one refund (UUIDv7, made by the caller).
public record RefundId(UUID value) {
  public static RefundId parse(String text) {
    try {
      return new RefundId(UUID.fromString(text));
    } catch (IllegalArgumentException malformed) {
      throw new InvalidRequest("refund", "is not an id");
    }
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
