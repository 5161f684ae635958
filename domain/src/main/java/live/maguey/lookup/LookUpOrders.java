package live.maguey.lookup;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import live.maguey.checkout.CheckoutAttempt;
import live.maguey.checkout.CheckoutAttempts;
import live.maguey.events.EventId;
import live.maguey.events.Events;
import live.maguey.events.Slug;
import live.maguey.orders.Order;
import live.maguey.orders.OrderId;
import live.maguey.orders.OrderReference;
import live.maguey.orders.Orders;
import live.maguey.revenue.Ledger;
import live.maguey.shared.Money;
import live.maguey.shared.Page;
import org.jspecify.annotations.Nullable;

/// Looks up orders.
public final class LookUpOrders {
  private final Orders orders;
  private final Events events;
  private final CheckoutAttempts attempts;
  private final Ledger ledger;

  public LookUpOrders(Orders orders, Events events, CheckoutAttempts attempts, Ledger ledger) {
    this.orders = orders;
    this.events = events;
    this.attempts = attempts;
    this.ledger = ledger;
  }

  /// An order in a list.
  ///
  /// @param returned what went back of its money; empty when nothing did
  public record Listed(Order order, Slug event, Optional<Money> returned) {}

  /// An order that holds places.
  ///
  /// @param page how its payment page stands; empty when it has none yet
  public record OnHold(Order.Held order, Optional<CheckoutAttempt> page) {}

  public Optional<Order> find(OrderReference reference) {
    return orders.find(reference);
  }

  /// Where an order stands in the list.
  public Optional<Page.Row<OrderId>> row(OrderReference reference) {
    return orders
        .find(reference)
        .map(order -> new Page.Row<>(order.details().placedAt(), order.id()));
  }

  /// The newest first.
  public List<Listed> list(Orders.Search wanted) {
    List<Order> found = orders.list(wanted);
    Map<OrderId, Money> returned = ledger.returned(found.stream().map(Order::id).toList());
    Map<EventId, Slug> slugs = new HashMap<>();
    return found.stream()
        .map(order ->
            new Listed(
                order,
                slugs.computeIfAbsent(
                    order.details().event(), event -> events.find(event).orElseThrow().slug()),
                Optional.ofNullable(returned.get(order.id()))))
        .toList();
  }

  /// Orders that hold places unpaid, the newest first.
  ///
  /// @param event only of this one; null: of any
  public List<OnHold> held(@Nullable EventId event, Page<OrderId> placed) {
    return orders.list(new Orders.Search(event, "held", null, false, placed)).stream()
        .filter(Order.Held.class::isInstance)
        .map(Order.Held.class::cast)
        .map(held -> new OnHold(held, attempts.current(held.id())))
        .toList();
  }
}
