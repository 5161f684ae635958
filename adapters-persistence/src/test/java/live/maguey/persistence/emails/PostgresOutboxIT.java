package live.maguey.persistence.emails;

import live.maguey.emails.Outbox;
import live.maguey.emails.OutboxContract;
import live.maguey.events.Event;
import live.maguey.events.SampleEvents;
import live.maguey.orders.Hold;
import live.maguey.orders.Holds;
import live.maguey.orders.Order;
import live.maguey.orders.Orders;
import live.maguey.persistence.Database;
import live.maguey.persistence.TestDatabase;
import live.maguey.persistence.events.PostgresEvents;
import live.maguey.persistence.orders.PostgresOrders;
import live.maguey.shared.Ids;
import live.maguey.shared.SequentialIds;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;

class PostgresOutboxIT extends OutboxContract {
  @AutoClose private final Database database = TestDatabase.fresh(2);
  private final Outbox outbox = new PostgresOutbox(database);
  private final Orders orders = new PostgresOrders(database);
  private final Ids ids = new SequentialIds();
  private final Event event = SampleEvents.tonight(ids).tier("General", 100).event();

  @BeforeEach
  void an_event_on_sale() {
    new PostgresEvents(database).add(event);
  }

  @Override
  protected Outbox outbox() {
    return outbox;
  }

  @Override
  protected Order anOrder() {
    return anOrderOf(event);
  }

  @Override
  protected Order anotherEventsOrder() {
    Event another = SampleEvents.tonight(ids).tier("General", 1).event();
    new PostgresEvents(database).add(another);
    return anOrderOf(another);
  }

  private Order anOrderOf(Event event) {
    Hold hold = Holds.of(ids, event).places(0, 1).hold();
    orders.hold(hold);
    return hold.order();
  }
}
