package live.maguey.persistence.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import live.maguey.events.EventId;
import live.maguey.events.SampleEvents;
import live.maguey.orders.Holds;
import live.maguey.orders.Order;
import live.maguey.orders.OrderId;
import live.maguey.orders.OrderLine;
import live.maguey.orders.Orders;
import live.maguey.orders.OrdersContract;
import live.maguey.persistence.Behind;
import live.maguey.persistence.Database;
import live.maguey.persistence.Params;
import live.maguey.persistence.Sql;
import live.maguey.persistence.TestDatabase;
import live.maguey.persistence.TestStores;
import live.maguey.settlement.SalesStores;
import live.maguey.shared.EmailAddress;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class PostgresOrdersIT extends OrdersContract {
  @AutoClose private final Database database = TestDatabase.fresh(4);
  private final Orders orders = orders(database);
  private final TestStores world = new TestStores(database, orders);

  Orders orders(Database on) {
    return new PostgresOrders(on);
  }

  private enum TestSql implements Sql {
    CANCEL_NIGHT("UPDATE events SET state = 'cancelled' WHERE id = CAST(:id AS uuid)"),
    SORT_IN_TURKISH("ALTER TABLE buyers ALTER COLUMN email TYPE text COLLATE \"tr-x-icu\"");

    private final String text;

    TestSql(String text) {
      this.text = text;
    }

    @Override
    public String text() {
      return text;
    }
  }

  @Test
  void a_lock_outside_a_unit_of_work_would_hold_nothing_and_is_refused() {
    Order.Held held = held(Holds.of(ids, event).places(0, 1));

    assertThatThrownBy(() -> orders.lock(held.id())).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void who_waited_for_an_order_reads_it_as_the_one_before_left_it() throws Exception {
    Order.Held held = held(Holds.of(ids, event).places(0, 2).places(1, 2));
    OrderId id = held.id();

    Order seen =
        Behind.commit(
            database,
            () -> {
              orders.lock(id);
              orders.release(id, Map.of(1, 1, 2, 2), SampleEvents.NOW);
              orders.move(held, held.expired(SampleEvents.NOW));
            },
            () -> database.run(() -> orders.lock(id)));

    assertThat(seen).isInstanceOf(Order.Expired.class);
    assertThat(seen.details().lines()).extracting(OrderLine::released).containsExactly(1, 2);
  }

  @Test
  void an_address_in_capitals_is_found_where_the_database_knows_turkish() {
    database.update(TestSql.SORT_IN_TURKISH, Params.none());
    Order.Held held = held(Holds.of(ids, event).places(0, 1).email("INES@EXAMPLE.COM"));

    assertThat(orders.list(null, null, EmailAddress.parse("ines@example.com"), 10))
        .containsExactly(held);
  }

  @Override
  protected void cancel(EventId id) {
    database.update(TestSql.CANCEL_NIGHT, Params.of("id", id.value()));
  }

  @Override
  protected SalesStores stores() {
    return world.sales();
  }
}
