package live.maguey.emails;

import java.util.UUID;
import live.maguey.shared.InvalidRequest;

/// Identity of one email (UUIDv7, made by the caller).
public record EmailId(UUID value) {
  public static EmailId parse(String text) {
    try {
      return new EmailId(UUID.fromString(text));
    } catch (IllegalArgumentException malformed) {
      throw new InvalidRequest("email", "is not an id");
    }
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
