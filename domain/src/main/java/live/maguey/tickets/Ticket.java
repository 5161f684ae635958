package live.maguey.tickets;

import java.time.Instant;
import live.maguey.events.EventId;
import live.maguey.orders.OrderId;
import live.maguey.shared.ShortCode;
import org.jspecify.annotations.Nullable;

/// The right of one person to enter one event. The gate reads these columns and nothing of the
/// sale.
///
/// @param eventNumber the event's small number, carried by the code
/// @param line the order line that it was sold on; @param no 1, 2, … within the line
/// @param party who it belongs to: the order's reference, or a table
/// @param serial 1 for the first code; a reissue raises it and every older code is void
/// @param holder the holder's name, or null
/// @param voided why it is void, or null while it is valid
/// @param entries how often it was admitted; @param inside whether its holder is inside
public record Ticket(
    TicketId id,
    OrderId order,
    int line,
    int no,
    EventId event,
    int eventNumber,
    String tierName,
    String tierNote,
    Kind kind,
    EntryPolicy policy,
    String party,
    int serial,
    @Nullable String holder,
    @Nullable VoidReason voided,
    int entries,
    boolean inside,
    @Nullable Instant firstAdmittedAt,
    Instant notAfter) {

  public enum Kind {
    GENERAL,
    HOST,
    GUEST
  }

  public enum EntryPolicy {
    ONCE,
    REENTRY
  }

  public enum VoidReason {
    REFUNDED,
    VOIDED,
    MOVED,
    EVENT_CANCELLED
  }

  /// What the holder reads out when no camera works, for example `7K2Q-4F9X`.
  public String number() {
    return number(id);
  }

  public static String number(TicketId id) {
    String code = ShortCode.of(id.value(), 8);
    return code.substring(0, 4) + "-" + code.substring(4);
  }

  public boolean isValid() {
    return voided == null;
  }

  /// Valid, but by a newer code than the first one: the codes before no longer admit.
  public boolean isReplaced() {
    return isValid() && serial > 1;
  }

  public TicketCode code() {
    return new TicketCode(eventNumber, id, serial, kind, notAfter);
  }
}
