package live.maguey.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import live.maguey.checkout.CheckoutAttempt;
import live.maguey.events.Event;
import live.maguey.events.SampleEvents;
import live.maguey.lookup.LookUpOrders.Listed;
import live.maguey.orders.Order;
import live.maguey.orders.OrderId;
import live.maguey.orders.OrderReference;
import live.maguey.orders.Orders;
import live.maguey.settlement.BoxOffice;
import live.maguey.shared.Page;
import live.maguey.shared.SequentialIds;
import live.maguey.shared.Span;
import org.junit.jupiter.api.Test;

class LookUpOrdersTest {
  private static final int MOST = 50;

  private final BoxOffice office = new BoxOffice();
  private final Event event =
      office.add(SampleEvents.tonight(new SequentialIds(9)).tier("General", 50));
  private final LookUpOrders lookUp =
      new LookUpOrders(office.orders, office.events, office.attempts, office.ledger);

  /// Two places at $30.00.
  private OrderId paid() {
    return office.paid(event, 2);
  }

  private List<Order> list(Orders.Search wanted) {
    return lookUp.list(wanted).stream().map(Listed::order).toList();
  }

  private static Orders.Search any(Span placed) {
    return new Orders.Search(null, null, null, false, Page.<OrderId>newest(MOST).within(placed));
  }

  @Test
  void no_order_has_a_number_that_none_was_given() {
    OrderId id = paid();

    assertThat(lookUp.find(OrderReference.of(id))).contains(office.order(id));
    assertThat(lookUp.find(OrderReference.of(new OrderId(office.ids.next())))).isEmpty();
  }

  @Test
  void a_list_tells_what_went_back_of_each_order() {
    OrderId whole = paid();
    OrderId part = paid();
    office.refundFirst(part);

    assertThat(lookUp.list(any(Span.EVER)))
        .containsExactlyInAnyOrder(
            new Listed(office.order(whole), event.slug(), Optional.empty()),
            new Listed(office.order(part), event.slug(), Optional.of(SampleEvents.usd(3_000))));
  }

  @Test
  void only_orders_of_that_state_and_time_are_listed() {
    OrderId early = paid();
    office.later(Duration.ofMinutes(2));
    OrderId late = office.hold(event, 1);

    Span lately = new Span(office.clock.instant().minusSeconds(60), office.clock.instant());
    assertThat(list(any(lately))).extracting(Order::id).containsExactly(late);
    assertThat(list(new Orders.Search(event.id(), "paid", null, false, Page.newest(MOST))))
        .extracting(Order::id)
        .containsExactly(early);
  }

  @Test
  void a_hold_is_listed_with_how_its_payment_page_stands() {
    OrderId waiting = office.hold(event, 1);
    office.later(Duration.ofSeconds(1));
    OrderId open = office.opened(event, 1);
    paid();

    List<LookUpOrders.OnHold> held = lookUp.held(event.id(), Page.newest(MOST));

    assertThat(held).extracting(hold -> hold.order().id()).containsExactly(open, waiting);
    assertThat(held)
        .extracting(hold -> hold.page().map(CheckoutAttempt::state))
        .containsExactly(Optional.of("open"), Optional.of("opening"));
  }
}
