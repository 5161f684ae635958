package live.maguey.guests;

import java.net.URI;
import java.util.Optional;
import live.maguey.orders.OrderDetails;
import live.maguey.orders.OrderId;
import live.maguey.shared.PrivateLink;
import live.maguey.shared.PrivateLinks;
import live.maguey.tickets.TicketCode;
import live.maguey.tickets.TicketId;

/// The private links of a table: its host's page, a guest's pass, and what a guest opens to say
/// "Not me". The host's closes with every link of the order, so that a mistyped address loses both
/// at once, and can be renewed by itself; a guest's closes with the code that it came with.
public final class GuestLinks {
  private static final PrivateLink.Kind HOST = new PrivateLink.Kind("host", "/host/");
  private static final PrivateLink.Kind PASS = new PrivateLink.Kind("pass", "/pass/");
  private static final PrivateLink.Kind NOT_ME = new PrivateLink.Kind("not-me", "/not-me/");

  private final PrivateLinks links;

  public GuestLinks(PrivateLinks links) {
    this.links = links;
  }

  public URI hostPage(OrderDetails order, Guests.Settings settings) {
    return links.page(host(order, settings));
  }

  /// The secret part: `/host/{token}`.
  public String hostToken(OrderDetails order, Guests.Settings settings) {
    return links.token(host(order, settings));
  }

  /// The order that a token of a host names; whether it still opens it, [#opensHostPage] tells.
  public Optional<OrderId> order(String token) {
    return PrivateLinks.id(token).map(OrderId::new);
  }

  public boolean opensHostPage(String token, OrderDetails order, Guests.Settings settings) {
    return links.opens(token, host(order, settings));
  }

  public URI passPage(TicketCode code) {
    return links.page(guest(PASS, code));
  }

  /// The secret part: `/pass/{token}`.
  public String passToken(TicketCode code) {
    return links.token(guest(PASS, code));
  }

  public boolean opensPass(String token, TicketCode code) {
    return links.opens(token, guest(PASS, code));
  }

  public URI notMe(TicketCode code) {
    return links.page(guest(NOT_ME, code));
  }

  public String notMeToken(TicketCode code) {
    return links.token(guest(NOT_ME, code));
  }

  /// The pass that a token of a guest names; whether it still opens it, [#opensPass] and
  /// [#opensNotMe] tell.
  public Optional<TicketId> pass(String token) {
    return PrivateLinks.id(token).map(TicketId::new);
  }

  public boolean opensNotMe(String token, TicketCode code) {
    return links.opens(token, guest(NOT_ME, code));
  }

  /// Both numbers only grow, and so does their sum: no link opens again.
  private static PrivateLink host(OrderDetails order, Guests.Settings settings) {
    return new PrivateLink(HOST, order.id().value(), order.linkVersion() + settings.linkRaised());
  }

  private static PrivateLink guest(PrivateLink.Kind kind, TicketCode code) {
    return new PrivateLink(kind, code.ticket().value(), code.serial());
  }
}
