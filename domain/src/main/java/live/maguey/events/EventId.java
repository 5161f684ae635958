package live.maguey.events;

import java.util.UUID;
import live.maguey.shared.InvalidRequest;

/// Identity of one event (UUIDv7, made by the caller).
public record EventId(UUID value) {
  public static EventId parse(String text) {
    try {
      return new EventId(UUID.fromString(text));
    } catch (IllegalArgumentException malformed) {
      throw new InvalidRequest("event", "is not an id");
    }
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
