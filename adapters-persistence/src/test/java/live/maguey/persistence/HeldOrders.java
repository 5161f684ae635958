package live.maguey.persistence;

import live.maguey.events.Event;
import live.maguey.events.SampleEvents;
import live.maguey.orders.Hold;
import live.maguey.orders.HoldOutcome;
import live.maguey.orders.Holds;
import live.maguey.orders.Order;
import live.maguey.orders.Orders;
import live.maguey.persistence.events.PostgresEvents;
import live.maguey.persistence.orders.PostgresOrders;
import live.maguey.shared.Ids;
import live.maguey.shared.SequentialIds;

/// Orders for the rows of another capability to belong to: an event on sale, and as many held
/// orders of two places as are asked for.
public final class HeldOrders {
  private final Ids ids = new SequentialIds();
  private final Event event = SampleEvents.tonight(ids).tier("General", 1_000).event();
  private final Orders orders;

  public HeldOrders(Database database) {
    new PostgresEvents(database).add(event);
    orders = new PostgresOrders(database);
  }

  public Event event() {
    return event;
  }

  public Order next() {
    Hold hold = Holds.of(ids, event).places(0, 2).hold();
    HoldOutcome outcome = orders.hold(hold);
    if (!(outcome instanceof HoldOutcome.Taken)) {
      throw new IllegalStateException("not held: " + outcome);
    }
    return hold.order();
  }
}
