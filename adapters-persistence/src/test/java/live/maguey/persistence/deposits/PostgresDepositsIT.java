package live.maguey.persistence.deposits;

import live.maguey.deposits.CollectedAmounts;
import live.maguey.deposits.Deposits;
import live.maguey.deposits.DepositsContract;
import live.maguey.events.EventId;
import live.maguey.events.Events;
import live.maguey.events.TableId;
import live.maguey.orders.Orders;
import live.maguey.persistence.Database;
import live.maguey.persistence.TestDatabase;
import live.maguey.persistence.TestStores;
import live.maguey.persistence.reservations.TestTables;
import live.maguey.reservations.Reservations;
import org.junit.jupiter.api.AutoClose;

class PostgresDepositsIT extends DepositsContract {
  @AutoClose private final Database database = TestDatabase.fresh(2);
  private final TestStores world = new TestStores(database);

  @Override
  protected Deposits deposits() {
    return world.deposits;
  }

  @Override
  protected CollectedAmounts collected() {
    return world.collected;
  }

  @Override
  protected Reservations reservations() {
    return world.reservations;
  }

  @Override
  protected Orders orders() {
    return world.orders;
  }

  @Override
  protected Events events() {
    return world.events;
  }

  @Override
  protected void addTable(EventId event, TableId table) {
    TestTables.add(database, event, table);
  }
}
