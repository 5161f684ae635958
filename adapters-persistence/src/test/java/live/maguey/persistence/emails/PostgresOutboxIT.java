package live.maguey.persistence.emails;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import live.maguey.emails.Email;
import live.maguey.emails.EmailId;
import live.maguey.emails.Outbox;
import live.maguey.emails.OutboxContract;
import live.maguey.emails.Recipient;
import live.maguey.events.Event;
import live.maguey.events.SampleEvents;
import live.maguey.orders.Hold;
import live.maguey.orders.Holds;
import live.maguey.orders.Order;
import live.maguey.orders.Orders;
import live.maguey.persistence.Database;
import live.maguey.persistence.Params;
import live.maguey.persistence.Sql;
import live.maguey.persistence.TestDatabase;
import live.maguey.persistence.events.PostgresEvents;
import live.maguey.persistence.orders.PostgresOrders;
import live.maguey.shared.Ids;
import live.maguey.shared.SequentialIds;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

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

  private enum TestSql implements Sql {
    ABOUT_NO_ORDER;

    @Override
    public String text() {
      return "UPDATE emails SET order_id = NULL";
    }
  }

  @Test
  void the_database_lets_no_email_to_a_buyer_be_about_no_order() {
    Order order = anOrder();
    outbox()
        .queue(
            Email.queued(
                new EmailId(UUID.randomUUID()),
                Email.Kind.TICKETS,
                order.id(),
                new Recipient.Buyer(order.details().buyer()),
                order.id().toString(),
                SampleEvents.NOW,
                null));

    assertThatThrownBy(() -> database.update(TestSql.ABOUT_NO_ORDER, Params.none()))
        .hasStackTraceContaining("only_staff_without_order");
  }
}
