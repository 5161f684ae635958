package live.maguey.privacy;

import java.time.Instant;
import java.util.UUID;
import live.maguey.orders.OrderId;
import live.maguey.shared.InvalidRequest;
import live.maguey.tickets.TicketId;

/// Somebody who is erased, by the id of what they had: it tells nobody who they were, and finds
/// them again in a database that was restored from before.
public record Erasure(Subject subject, Instant at) {
  public sealed interface Subject {
    /// As [#parse] reads it: `order 0199…`, `pass 0199…`.
    default String text() {
      return switch (this) {
        case Buyer(OrderId order) -> "order " + order;
        case Guest(TicketId pass) -> "pass " + pass;
      };
    }
  }

  /// Who bought an order.
  public record Buyer(OrderId order) implements Subject {}

  /// Who was sent a pass of somebody else's table.
  public record Guest(TicketId pass) implements Subject {}

  /// @throws InvalidRequest when it is not what [Subject#text] gives
  public static Subject parse(String text) {
    String[] words = text.split(" ", 2);
    if (words.length == 2) {
      try {
        UUID id = UUID.fromString(words[1]);
        switch (words[0]) {
          case "order" -> {
            return new Buyer(new OrderId(id));
          }
          case "pass" -> {
            return new Guest(new TicketId(id));
          }
          default -> {}
        }
      } catch (IllegalArgumentException noId) {
        // Told below, with the whole of it.
      }
    }
    throw new InvalidRequest("erasure", "is neither `order ID` nor `pass ID`: " + text);
  }
}
