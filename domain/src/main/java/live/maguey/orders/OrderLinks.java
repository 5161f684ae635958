package live.maguey.orders;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import live.maguey.shared.PrivateLink;
import live.maguey.shared.PrivateLinks;

/// Private links to an order. Raising the order's link version closes every link before it.
public final class OrderLinks {
  private static final PrivateLink.Kind ORDER = new PrivateLink.Kind("order", "/orders/");

  private final PrivateLinks links;
  private final URI site;

  /// @param linkKeys as those of [PrivateLinks]; @param site where the public pages are, without a
  ///   path
  public OrderLinks(List<byte[]> linkKeys, URI site) {
    this.links = new PrivateLinks(linkKeys, site);
    this.site = site;
  }

  public OrderLinks(byte[] linkKey, URI site) {
    this(List.of(linkKey), site);
  }

  /// The private page of an order.
  public URI page(OrderDetails order) {
    return links.page(link(order));
  }

  /// Where a payment page sends its buyer back to. It opens nothing by itself: it names the order,
  /// and a browser that placed it knows the link.
  public URI back(OrderDetails order, boolean paid) {
    return site.resolve("/back/" + order.reference() + (paid ? "?back=paid" : "?back=unpaid"));
  }

  /// The link's secret part, 43 characters of base64url: `/orders/{token}`.
  public String token(OrderDetails order) {
    return links.token(link(order));
  }

  /// The order that a token names; whether it still opens it, [#opens] tells.
  public Optional<OrderId> order(String token) {
    return PrivateLinks.id(token).map(OrderId::new);
  }

  /// Whether the token is the current one of this order.
  public boolean opens(String token, OrderDetails order) {
    return links.opens(token, link(order));
  }

  private static PrivateLink link(OrderDetails order) {
    return new PrivateLink(ORDER, order.id().value(), order.linkVersion());
  }
}
