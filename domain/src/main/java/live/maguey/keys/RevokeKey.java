package live.maguey.keys;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import live.maguey.audit.AuditEntry;
import live.maguey.audit.AuditTrail;
import live.maguey.audit.Cause;
import live.maguey.events.Event;
import live.maguey.events.Events;
import live.maguey.guests.RenewPasses;
import live.maguey.orders.Order;
import live.maguey.orders.OrderId;
import live.maguey.orders.Orders;
import live.maguey.orders.TicketEmails;
import live.maguey.shared.OneLine;
import live.maguey.shared.UnitOfWork;
import live.maguey.tickets.TicketId;
import live.maguey.tickets.Tickets;

/// Ends a ticket key that leaked. Nothing signed with it is believed from then on, and every valid
/// ticket that may carry such a code gets a new one, which is mailed: a guest's pass to the guest
/// who has it, all else to the buyer. One order at a time: killed in the middle and run again, it
/// goes on where it was, and nobody gets two mails.
public final class RevokeKey {
  private static final Duration AHEAD = Duration.ofDays(3650);

  /// Servers sign with the key before for up to half a minute after the next was made. What they
  /// mailed meanwhile has to be known before it is reissued, and a reissue must not be signed so.
  private static final Duration TAKEN_UP = Duration.ofMinutes(1);

  private final SigningKeys keys;
  private final Events events;
  private final Orders orders;
  private final Tickets tickets;
  private final TicketEmails emails;
  private final RenewPasses passes;
  private final AuditTrail audit;
  private final UnitOfWork work;
  private final InstantSource clock;

  public RevokeKey(
      SigningKeys keys,
      Events events,
      Orders orders,
      Tickets tickets,
      TicketEmails emails,
      RenewPasses passes,
      AuditTrail audit,
      UnitOfWork work,
      InstantSource clock) {
    this.keys = keys;
    this.events = events;
    this.orders = orders;
    this.tickets = tickets;
    this.emails = emails;
    this.passes = passes;
    this.audit = audit;
    this.work = work;
    this.clock = clock;
  }

  /// What is left to reissue of one event that is not over.
  public record Signed(Event event, List<OrderId> orders, int tickets) {}

  public sealed interface Outcome {
    /// @param orders how many orders were mailed this time; @param tickets how many got a new code
    record Revoked(int orders, int tickets) implements Outcome {}

    /// It signs: the next one has to be made first.
    record Signs() implements Outcome {}

    /// A server may still sign with it. Nothing was done.
    ///
    /// @param until when no server does any more
    record TooSoon(Instant until) implements Outcome {}

    record NoSuchKey() implements Outcome {}
  }

  /// Valid tickets that may carry a code of this key and were not reissued since, by doors.
  public List<Signed> signed(SigningKey key) {
    Instant now = clock.instant();
    Instant until = key.signsUntil() == null ? now : key.signsUntil().plus(TAKEN_UP);
    return events.published(now, now.plus(AHEAD)).stream()
        .map(event -> signed(event, key, until))
        .filter(signed -> signed.tickets() > 0)
        .toList();
  }

  private Signed signed(Event event, SigningKey key, Instant until) {
    var left = tickets.toReissue(event.id(), key.id());
    List<OrderId> placed = left.keySet().stream().filter(o -> isPlacedBy(o, until)).toList();
    return new Signed(event, placed, placed.stream().mapToInt(o -> left.getOrDefault(o, 0)).sum());
  }

  private boolean isPlacedBy(OrderId order, Instant until) {
    return orders.find(order).filter(o -> !o.details().placedAt().isAfter(until)).isPresent();
  }

  /// @param note why, in a person's words; @param step told after each order
  public Outcome revoke(int id, String note, Cause cause, Consumer<OrderId> step) {
    String why = OneLine.optional("note", note, 500);
    Optional<SigningKey> found = keys.all().stream().filter(k -> k.id() == id).findFirst();
    if (found.isEmpty()) {
      return new Outcome.NoSuchKey();
    }
    SigningKey key = found.get();
    Instant signsUntil = key.signsUntil();
    if (signsUntil != null && clock.instant().isBefore(signsUntil.plus(TAKEN_UP))) {
      return new Outcome.TooSoon(signsUntil.plus(TAKEN_UP));
    }
    if (!end(key, why, cause)) {
      return new Outcome.Signs();
    }
    int mailed = 0;
    int renewed = 0;
    for (Signed signed : signed(key)) {
      for (OrderId order : signed.orders()) {
        int reissued = work.run(() -> reissue(order, key, cause));
        mailed += reissued > 0 ? 1 : 0;
        renewed += reissued;
        step.accept(order);
      }
    }
    return new Outcome.Revoked(mailed, renewed);
  }

  private boolean end(SigningKey key, String note, Cause cause) {
    return work.run(() -> {
      Instant now = clock.instant();
      boolean ended = keys.revoke(key.id(), now);
      if (ended && key.revokedAt() == null) {
        record(now, "key.revoked", "key " + key.id(), note, cause);
      }
      return ended;
    });
  }

  private int reissue(OrderId id, SigningKey key, Cause cause) {
    Order order = orders.lock(id);
    List<TicketId> reissued = tickets.reissue(id, key.id());
    if (!reissued.isEmpty()) {
      Instant now = clock.instant();
      String occasion = "key " + key.id();
      if (!passes.tell(order, reissued, occasion, cause, now).containsAll(reissued)) {
        emails.queue(order, occasion, cause, now);
      }
      record(now, "order.reissued", "order " + id, "key " + key.id() + " was revoked", cause);
    }
    return reissued.size();
  }

  private void record(Instant now, String act, String subject, String detail, Cause cause) {
    audit.record(new AuditEntry(now, cause.actor(), act, subject, detail, cause.requestId()));
  }
}
