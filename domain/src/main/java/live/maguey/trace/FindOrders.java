package live.maguey.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import live.maguey.checkout.CheckoutAttempts;
import live.maguey.orders.Order;
import live.maguey.orders.OrderId;
import live.maguey.orders.OrderReference;
import live.maguey.orders.Orders;
import live.maguey.payments.Fact;
import live.maguey.payments.Facts;
import live.maguey.shared.EmailAddress;
import live.maguey.shared.InvalidRequest;
import live.maguey.tickets.Ticket;
import live.maguey.tickets.Tickets;
import live.maguey.webhooks.EventReader;
import live.maguey.webhooks.WebhookEvent;
import live.maguey.webhooks.WebhookEvents;

/// Finds orders by whatever you have: the order's number or id, a ticket's number, the buyer's
/// email address, a Stripe id.
public final class FindOrders {
  private final Orders orders;
  private final Tickets tickets;
  private final Facts facts;
  private final CheckoutAttempts attempts;
  private final WebhookEvents inbox;
  private final EventReader reader;

  public FindOrders(
      Orders orders,
      Tickets tickets,
      Facts facts,
      CheckoutAttempts attempts,
      WebhookEvents inbox,
      EventReader reader) {
    this.orders = orders;
    this.tickets = tickets;
    this.facts = facts;
    this.attempts = attempts;
    this.inbox = inbox;
    this.reader = reader;
  }

  /// @param limit how many of one email address, the newest
  /// @return the newest first; may be empty
  /// @throws InvalidRequest when no order can be found by it
  public List<Order> find(String what, int limit) {
    String text = what.strip();
    if (text.contains("@")) {
      return orders.list(null, null, EmailAddress.parse(text), limit);
    }
    if (text.matches("[a-z]{2,6}_\\w+")) {
      return ofStripe(text).flatMap(id -> orders.find(id).stream()).toList();
    }
    Optional<Order> named = reference(text).flatMap(orders::find).or(() -> ofId(text));
    return named
        .or(() -> tickets.find(text).map(Ticket::order).flatMap(orders::find))
        .map(List::of)
        .orElseGet(List::of);
  }

  private Stream<OrderId> ofStripe(String id) {
    List<OrderId> found = new ArrayList<>(facts.about(id));
    attempts.order(id).ifPresent(found::add);
    inbox.find(id).ifPresent(event -> found.addAll(of(event)));
    return found.stream().distinct();
  }

  private List<OrderId> of(WebhookEvent event) {
    return switch (reader.read(event.body())) {
      case EventReader.Reading.Facts(List<Fact> told) -> told.stream().map(Fact::order).toList();
      case EventReader.Reading.Fetch(String object) -> facts.about(object);
      case EventReader.Reading.Foreign(), EventReader.Reading.Ignored() -> List.of();
    };
  }

  private Optional<Order> ofId(String text) {
    return text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
        ? orders.find(OrderId.parse(text))
        : Optional.empty();
  }

  private static Optional<OrderReference> reference(String text) {
    try {
      return Optional.of(OrderReference.parse(text));
    } catch (InvalidRequest another) {
      return Optional.empty();
    }
  }
}
