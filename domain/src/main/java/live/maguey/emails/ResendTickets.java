package live.maguey.emails;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import live.maguey.audit.AuditEntry;
import live.maguey.audit.AuditTrail;
import live.maguey.audit.Cause;
import live.maguey.orders.Order;
import live.maguey.orders.OrderReference;
import live.maguey.orders.Orders;
import live.maguey.shared.Ids;
import live.maguey.shared.UnitOfWork;

/// Sends the tickets of an order once more to the same address. A mail that is still on its way is
/// not doubled.
public final class ResendTickets {
  private static final int MOST = 500;

  private final Orders orders;
  private final Outbox outbox;
  private final AuditTrail audit;
  private final UnitOfWork work;
  private final Ids ids;
  private final InstantSource clock;

  public ResendTickets(
      Orders orders,
      Outbox outbox,
      AuditTrail audit,
      UnitOfWork work,
      Ids ids,
      InstantSource clock) {
    this.orders = orders;
    this.outbox = outbox;
    this.audit = audit;
    this.work = work;
    this.ids = ids;
    this.clock = clock;
  }

  public sealed interface Outcome {
    record Queued(Order order) implements Outcome {}

    /// One is waiting to be sent; another would be a second one.
    record OnItsWay(Email mail) implements Outcome {}

    /// Nothing was bought, or nothing of it is left.
    record NoTickets(Order order) implements Outcome {}

    /// Its buyer is erased: there is nobody to write to.
    record Erased(Order order) implements Outcome {}

    record NoSuchOrder() implements Outcome {}
  }

  /// What [#resend] would do.
  public Outcome preview(OrderReference reference) {
    return orders.find(reference).map(this::foreseen).orElseGet(Outcome.NoSuchOrder::new);
  }

  public Outcome resend(OrderReference reference, Cause cause) {
    return work.run(() -> {
      Outcome outcome =
          orders
              .find(reference)
              .map(order -> foreseen(orders.lock(order.id())))
              .orElseGet(Outcome.NoSuchOrder::new);
      if (outcome instanceof Outcome.Queued(Order order)) {
        queue(order, cause);
      }
      return outcome;
    });
  }

  private Outcome foreseen(Order order) {
    if (!(order instanceof Order.Paid || order instanceof Order.PartiallyRefunded)) {
      return new Outcome.NoTickets(order);
    }
    if (orders.buyer(order.details().buyer()).isEmpty()) {
      return new Outcome.Erased(order);
    }
    return tickets(order).stream()
        .filter(mail -> mail.state().stage() == Email.Stage.QUEUED)
        .findFirst()
        .<Outcome>map(Outcome.OnItsWay::new)
        .orElseGet(() -> new Outcome.Queued(order));
  }

  private List<Email> tickets(Order order) {
    return outbox.list(null, order.id(), MOST).stream()
        .filter(mail -> mail.kind() == Email.Kind.TICKETS)
        .filter(mail -> mail.to().role() == Recipient.Role.BUYER)
        .toList();
  }

  private void queue(Order order, Cause cause) {
    Instant now = clock.instant();
    new QueueTickets(outbox, ids).queue(order, "again " + tickets(order).size(), cause, now);
    audit.record(
        new AuditEntry(
            now, cause.actor(), "order.resent", "order " + order.id(), "", cause.requestId()));
  }
}
