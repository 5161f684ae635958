package live.maguey.benchmarks.ground;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import live.maguey.events.Event;
import live.maguey.events.Nights;
import live.maguey.orders.HoldOutcome;
import live.maguey.orders.Holds;
import live.maguey.orders.Order;
import live.maguey.orders.Orders;
import live.maguey.persistence.events.PostgresEvents;
import live.maguey.persistence.orders.PostgresOrders;

/// Buyers of one hot tier: one to four places each, everybody somebody else.
public final class Crowd {
  private static final int PLACES = 100_000_000;
  private static final int HANDS = 64;

  private final Ground ground;

  public Crowd(Ground ground) {
    this.ground = ground;
  }

  /// An event that is on sale and not sold out soon.
  public Event night() {
    return night(Instant.now());
  }

  /// An event whose doors are open.
  public Event openNight() {
    return night(Instant.now().minus(Duration.ofHours(2)));
  }

  private Event night(Instant now) {
    Event night =
        Nights.around(ground.ids(), now)
            .slug("hot-" + ground.ids().next())
            .tier("General", PLACES)
            .event();
    new PostgresEvents(ground.database()).add(night);
    return night;
  }

  public Order hold(Orders orders, Event night) {
    while (true) {
      int places = ThreadLocalRandom.current().nextInt(1, 5);
      var hold = Holds.of(ground.ids(), night).places(0, places).at(Instant.now()).hold();
      HoldOutcome outcome = orders.hold(hold);
      if (outcome instanceof HoldOutcome.Taken) {
        return hold.order();
      }
      // A million orders share some short references: as in the use case, another id is tried.
      if (!(outcome instanceof HoldOutcome.ReferenceTaken)) {
        throw new IllegalStateException("a hold was answered " + outcome);
      }
    }
  }

  /// So many held orders of an event.
  public List<Order> held(Event night, int count) {
    Orders orders = PostgresOrders.sequenced(ground.database());
    List<Order> held = Collections.synchronizedList(new ArrayList<>(count));
    Load.runAll(HANDS, count, _ -> held.add(hold(orders, night)));
    return held;
  }
}
