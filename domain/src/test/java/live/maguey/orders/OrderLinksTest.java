package live.maguey.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import live.maguey.events.Event;
import live.maguey.events.SampleEvents;
import live.maguey.settlement.BoxOffice;
import live.maguey.shared.EmailAddress;
import live.maguey.shared.PrivateLink;
import live.maguey.shared.PrivateLinks;
import live.maguey.shared.SequentialIds;
import org.junit.jupiter.api.Test;

class OrderLinksTest {
  private static final PrivateLink.Kind TABLE =
      new PrivateLink.Kind("reservation", "/reservations/");

  private final BoxOffice office = new BoxOffice();
  private final Event event =
      office.add(SampleEvents.tonight(new SequentialIds(9)).tier("General", 10));
  private final ShowOrder show = new ShowOrder(office.orders, office.links);

  /// Signs with the same key as the office's own links.
  private final PrivateLinks signed =
      new PrivateLinks(new byte[32], URI.create("https://maguey.test"));

  @Test
  void an_order_is_shown_by_its_own_link_and_by_no_other_kind_of_its_id() {
    Order order = office.order(office.hold(event, 1));
    OrderDetails details = order.details();
    PrivateLink another = new PrivateLink(TABLE, order.id().value(), details.linkVersion());

    assertThat(show.byToken(show.token(order))).contains(order);
    assertThat(show.byToken(signed.token(another))).isEmpty();
  }

  @Test
  void a_link_from_before_the_address_was_corrected_shows_nothing() {
    Order order = office.order(office.hold(event, 1));
    String before = show.token(order);

    office.orders.readdress(order.id(), EmailAddress.parse("right@example.com"));

    assertThat(show.byToken(before)).isEmpty();
    assertThat(show.byToken(show.token(office.order(order.id())))).isPresent();
  }
}
