package live.maguey.emails;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
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
    live(orders, address).stream()
        .filter(FindTickets::isBought)
        .findFirst()
        .ifPresent(newest -> queue(newest, requestId));
  }

  /// As [#find], for an address that may only hold places so far.
  public void findLive(EmailAddress address, @Nullable String requestId) {
    List<Order> live = live(orders, address);
    // New holds must not make new mails: the oldest stands for them.
    live.stream()
        .filter(FindTickets::isBought)
        .findFirst()
        .or(() -> live.isEmpty() ? Optional.empty() : Optional.of(live.getLast()))
        .ifPresent(order -> queue(order, requestId));
  }

  private void queue(Order about, @Nullable String requestId) {
    Instant now = clock.instant();
    String once = about.id() + "/" + now.getEpochSecond() / PAUSE.toSeconds();
    work.execute(() ->
        outbox.queue(
            Email.queued(
                new EmailId(ids.next()),
                Email.Kind.FIND_TICKETS,
                about.id(),
                new Recipient.Buyer(about.details().buyer()),
                once,
                now,
                requestId)));
  }

  /// The orders of an address that have tickets or hold places, the newest first, at most twenty.
  public static List<Order> live(Orders orders, EmailAddress address) {
    return orders.list(null, null, address, MOST * 5).stream()
        .filter(order -> isBought(order) || order instanceof Order.Held)
        .limit(MOST)
        .toList();
  }

  private static boolean isBought(Order order) {
    return order instanceof Order.Paid || order instanceof Order.PartiallyRefunded;
  }
}
