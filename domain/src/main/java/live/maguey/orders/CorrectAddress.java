package live.maguey.orders;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import live.maguey.audit.AuditEntry;
import live.maguey.audit.AuditTrail;
import live.maguey.audit.Cause;
import live.maguey.shared.EmailAddress;
import live.maguey.shared.UnitOfWork;

/// Corrects a mistyped address: the order gets a new private link, because a stranger may have the
/// old one, and the tickets go to the right address. Ticket codes stay as they are: the buyer may
/// have saved them from the page.
public final class CorrectAddress {
  private final Orders orders;
  private final TicketEmails emails;
  private final AuditTrail audit;
  private final UnitOfWork work;
  private final InstantSource clock;

  public CorrectAddress(
      Orders orders, TicketEmails emails, AuditTrail audit, UnitOfWork work, InstantSource clock) {
    this.orders = orders;
    this.emails = emails;
    this.audit = audit;
    this.work = work;
    this.clock = clock;
  }

  public sealed interface Outcome {
    /// @param before the address that was wrong
    /// @param mailed whether tickets are on their way to the new one
    record Corrected(Order order, EmailAddress before, boolean mailed) implements Outcome {}

    /// It is the address already; nothing was changed, the link still opens.
    record Same() implements Outcome {}

    record NoSuchOrder() implements Outcome {}

    /// Its buyer is erased: there is nobody to write to.
    record Erased() implements Outcome {}
  }

  /// What [#correct] would do.
  public Outcome preview(OrderReference reference, EmailAddress email) {
    return orders
        .find(reference)
        .map(order -> foreseen(order, email))
        .orElseGet(Outcome.NoSuchOrder::new);
  }

  /// All of it or nothing; of two corrections at once the later one stands.
  public Outcome correct(OrderReference reference, EmailAddress email, Cause cause) {
    return work.run(() -> {
      Optional<Order> found = orders.find(reference).map(order -> orders.lock(order.id()));
      Outcome outcome =
          found.map(order -> foreseen(order, email)).orElseGet(Outcome.NoSuchOrder::new);
      if (outcome instanceof Outcome.Corrected corrected) {
        readdress(corrected.order(), email, corrected.mailed(), cause);
      }
      return outcome;
    });
  }

  private Outcome foreseen(Order order, EmailAddress email) {
    return orders
        .buyer(order.details().buyer())
        .map(buyer -> foreseen(order, buyer, email))
        .orElseGet(Outcome.Erased::new);
  }

  private static Outcome foreseen(Order order, Buyer buyer, EmailAddress email) {
    if (buyer.email().equals(email)) {
      return new Outcome.Same();
    }
    boolean hasTickets = order instanceof Order.Paid || order instanceof Order.PartiallyRefunded;
    return new Outcome.Corrected(order, buyer.email(), hasTickets);
  }

  private void readdress(Order order, EmailAddress email, boolean mailed, Cause cause) {
    Instant now = clock.instant();
    orders.readdress(order.id(), email);
    if (mailed) {
      int version = order.details().linkVersion() + 1;
      emails.queue(order, "link " + version, cause, now);
    }
    audit.record(
        new AuditEntry(
            now,
            cause.actor(),
            "order.readdressed",
            "order " + order.id(),
            mailed ? "new link and tickets sent" : "new link created",
            cause.requestId()));
  }
}
