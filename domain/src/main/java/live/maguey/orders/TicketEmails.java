package live.maguey.orders;

import java.time.Instant;
import live.maguey.audit.Cause;

/// Emails that bring an order's tickets. One is kept inside the caller's unit of work and sent
/// later.
public interface TicketEmails {
  /// @param occasion what the email is for; an order gets one for each
  void queue(Order order, String occasion, Cause cause, Instant at);
}
