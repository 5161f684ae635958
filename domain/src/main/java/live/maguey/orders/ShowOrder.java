package live.maguey.orders;

import java.util.Optional;

/// Shows an order by its private link.
public final class ShowOrder {
  private final Orders orders;
  private final OrderLinks links;

  public ShowOrder(Orders orders, OrderLinks links) {
    this.orders = orders;
    this.links = links;
  }

  /// @return empty for a link that is malformed, revoked or of no order: the three look alike
  public Optional<Order> byToken(String token) {
    return links
        .order(token)
        .flatMap(orders::find)
        .filter(order -> links.opens(token, order.details()));
  }

  public Buyer buyer(Order order) {
    return orders.buyer(order.details().buyer()).orElseThrow();
  }

  public String token(Order order) {
    return links.token(order.details());
  }
}
