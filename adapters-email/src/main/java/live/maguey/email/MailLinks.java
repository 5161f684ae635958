package live.maguey.email;

import java.net.URI;
import live.maguey.events.Slug;
import live.maguey.guests.GuestLinks;
import live.maguey.orders.OrderLinks;

/// What emails link to.
///
/// @param site where the public pages are, without a path
public record MailLinks(OrderLinks orders, GuestLinks guests, URI site) {
  URI event(Slug slug) {
    return site.resolve("/events/" + slug);
  }
}
