package live.maguey.persistence.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import live.maguey.events.Event;
import live.maguey.events.SampleEvents;
import live.maguey.evidence.Requirement;
import live.maguey.orders.Hold;
import live.maguey.orders.Holds;
import live.maguey.orders.Order;
import live.maguey.persistence.Database;
import live.maguey.persistence.Invariants;
import live.maguey.persistence.Race;
import live.maguey.persistence.TestDatabase;
import live.maguey.persistence.TestStores;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// A payment page that opens at the moment its hold ends.
@Requirement("PAY-01")
class PageRaceIT {
  private static final int ORDERS = 60;

  @AutoClose private final Database database = TestDatabase.fresh(16);
  private final TestStores world = new TestStores(database);
  private final PostgresCheckoutAttempts attempts = new PostgresCheckoutAttempts(database);

  @Test
  void it_is_known_no_matter_who_is_first_and_only_a_held_order_is_kept() {
    Event event = SampleEvents.tonight(world.ids).tier("General", ORDERS).event();
    world.events.add(event);

    for (int i = 0; i < ORDERS; i++) {
      Order.Held order = hold(event);
      List<Boolean> opened = Race.of(2, thread -> () -> thread == 0 ? open(order) : lapse(order));

      Order after = world.orders.find(order.id()).orElseThrow();
      assertThat(after.state()).isEqualTo("expired");
      assertThat(attempts.current(order.id()).orElseThrow().state())
          .as("the page of %s, which was held when it opened: %s", order.id(), opened.getFirst())
          .isEqualTo("open");
    }

    assertThat(attempts.stale(SampleEvents.NOW, ORDERS + 1)).hasSize(ORDERS);
    Invariants.check(database);
  }

  private Order.Held hold(Event event) {
    Hold hold = Holds.of(world.ids, event).places(0, 1).hold();
    world.orders.hold(hold);
    return hold.order();
  }

  private boolean open(Order.Held order) {
    URI page = URI.create("https://checkout.example.org/c/pay/" + order.id());
    return attempts
        .opened(
            order.id(), 1, "cs_" + order.id(), page, SampleEvents.NOW.plus(Duration.ofMinutes(10)))
        .isPresent();
  }

  private boolean lapse(Order.Held order) {
    world.learn(TestStores.lapsed(order, SampleEvents.NOW));
    return true;
  }
}
