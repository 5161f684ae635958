package live.maguey.http.routing;

import java.util.List;
import live.maguey.gate.Admissions;
import live.maguey.guests.GuestList;
import live.maguey.orders.Order;
import live.maguey.tickets.Ticket;
import org.slf4j.MDC;

/// What a line of the log says beside its text: the same names for requests, workers, jobs and
/// emails, so that one search finds all that happened.
public final class LogContext {
  /// Of the HTTP request that caused what is logged.
  public static final String REQUEST = "request_id";

  /// An order's id.
  public static final String ORDER = "order";

  /// An order's number, as its buyer knows it.
  public static final String REFERENCE = "reference";

  /// A ticket's number.
  public static final String TICKET = "ticket";

  /// What the thread is for: `http`, `worker mail-1`, `job purge`.
  public static final String WORK = "work";

  /// Of one round of a worker or one run of a job, which no request caused.
  public static final String ROUND = "work_id";

  private static final List<String> ALL = List.of(REQUEST, ORDER, REFERENCE, TICKET, WORK, ROUND);

  private LogContext() {}

  /// From here on this thread's lines are about this order.
  public static void about(Order order) {
    MDC.put(ORDER, order.id().toString());
    MDC.put(REFERENCE, order.details().reference().toString());
  }

  /// From here on they are about this ticket, where the gate knew it.
  public static void about(Admissions.Decision decision) {
    Ticket ticket = decision.ticket();
    if (ticket != null) {
      MDC.put(TICKET, ticket.number());
      MDC.put(ORDER, ticket.order().toString());
    }
  }

  /// @param proof of who is asking: an order's link names the order
  static void aboutProof(Object proof) {
    switch (proof) {
      case Order order -> about(order);
      case GuestList guests -> about(guests.order());
      default -> {}
    }
  }

  /// The thread goes on to something else.
  public static void end() {
    ALL.forEach(MDC::remove);
  }
}
