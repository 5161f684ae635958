package live.maguey.privacy;

import java.time.Instant;
import java.util.List;
import java.util.SequencedMap;
import live.maguey.emails.Email;
import live.maguey.emails.Outbox;
import live.maguey.emails.Recipient;
import live.maguey.guests.InMemoryGuests;
import live.maguey.guests.Pass;
import live.maguey.orders.InMemoryOrders;
import live.maguey.orders.Order;
import live.maguey.orders.OrderId;
import live.maguey.shared.EmailAddress;
import live.maguey.shared.InMemoryWorld;
import live.maguey.tickets.TicketId;

/// People in memory, as the orders, passes and emails of the same world know them.
public final class InMemoryPeople implements People {
  private static final int ALL = 1_000;

  private final InMemoryWorld world;
  private final InMemoryOrders orders;
  private final InMemoryGuests guests;
  private final Outbox outbox;
  private final SequencedMap<Erasure.Subject, Erasure> erasures;

  public InMemoryPeople(
      InMemoryWorld world, InMemoryOrders orders, InMemoryGuests guests, Outbox outbox) {
    this.world = world;
    this.orders = orders;
    this.guests = guests;
    this.outbox = outbox;
    this.erasures = world.table();
  }

  @Override
  public Person find(EmailAddress address) {
    return world.locked(() ->
        new Person(
            orders.list(null, null, address, ALL).stream().map(Order::id).toList().reversed(),
            guests.sentTo(address)));
  }

  @Override
  public boolean erase(Erasure.Subject subject, Instant at) {
    return world.locked(() -> {
      boolean was =
          switch (subject) {
            case Erasure.Buyer(OrderId order) -> eraseBuyer(order, at);
            case Erasure.Guest(TicketId pass) -> eraseGuest(pass, at);
          };
      if (was) {
        erasures.put(subject, new Erasure(subject, at));
      }
      return was;
    });
  }

  private boolean eraseBuyer(OrderId order, Instant at) {
    if (!orders.erase(order)) {
      return false;
    }
    guests.of(order).forEach(pass -> eraseGuest(pass.ticket().id(), at));
    if (!guests.of(order).isEmpty()) {
      guests.raiseLink(order);
      guests.endInvite(order);
    }
    outbox.list(Email.Stage.QUEUED, order, ALL).stream()
        .filter(email -> email.to() instanceof Recipient.Buyer)
        .forEach(email -> outbox.giveUp(email.id(), at, "withdrawn"));
    return true;
  }

  private boolean eraseGuest(TicketId id, Instant at) {
    if (guests.find(id).filter(Pass::isMailed).isEmpty()) {
      return false;
    }
    Pass pass = guests.find(id).orElseThrow();
    guests.erase(id, at);
    outbox.withdraw(pass.ticket().order(), Email.Kind.GUEST_PASS, id + "/", at);
    return true;
  }

  @Override
  public List<Erasure> erasures() {
    return world.locked(() -> List.copyOf(erasures.values()));
  }
}
