package live.maguey.emails;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import live.maguey.orders.Order;
import live.maguey.orders.Orders;
import live.maguey.shared.EmailAddress;
import live.maguey.shared.Ids;
import live.maguey.shared.UnitOfWork;
import org.jspecify.annotations.Nullable;

/// Mails the links of an address's tickets to that address. It answers nothing, so that nobody
/// learns who bought; an address gets at most one such mail in ten minutes.
public final class FindTickets {
  private static final Duration PAUSE = Duration.ofMinutes(10);
  private static final int MOST = 20;

  private final Orders orders;
  private final Outbox outbox;
  private final UnitOfWork work;
  private final Ids ids;
  private final InstantSource clock;

  public FindTickets(Orders orders, Outbox outbox, UnitOfWork work, Ids ids, InstantSource clock) {
    this.orders = orders;
    this.outbox = outbox;
    this.work = work;
    this.ids = ids;
    this.clock = clock;
  }

  /// @param requestId of the request that asked, null for none
  public void find(EmailAddress address, @Nullable String requestId) {
    List<Order> bought = bought(orders, address);
    if (bought.isEmpty()) {
      return;
    }
    Order newest = bought.getFirst();
    Instant now = clock.instant();
    String once = newest.id() + "/" + now.getEpochSecond() / PAUSE.toSeconds();
    work.execute(() ->
        outbox.queue(
            Email.queued(
                new EmailId(ids.next()),
                Email.Kind.FIND_TICKETS,
                newest.id(),
                newest.details().buyer(),
                once,
                now,
                requestId)));
  }

  /// The orders of an address that have tickets, the newest first, at most twenty.
  public static List<Order> bought(Orders orders, EmailAddress address) {
    return orders.list(null, null, address, MOST * 5).stream()
        .filter(order -> order instanceof Order.Paid || order instanceof Order.PartiallyRefunded)
        .limit(MOST)
        .toList();
  }
}
