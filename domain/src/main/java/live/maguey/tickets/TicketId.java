package live.maguey.tickets;

import java.util.UUID;
import live.maguey.shared.InvalidRequest;

/// Identity of one ticket (UUIDv7, made by the caller).
public record TicketId(UUID value) {
  public static TicketId parse(String text) {
    try {
      return new TicketId(UUID.fromString(text));
    } catch (IllegalArgumentException malformed) {
      throw new InvalidRequest("ticket", "is not an id");
    }
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
