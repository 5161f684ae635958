package live.maguey.persistence.deposits;

import live.maguey.deposits.CollectedAmounts;
import live.maguey.deposits.Deposits;
import live.maguey.deposits.DepositsContract;
import live.maguey.persistence.Database;
import live.maguey.persistence.TestDatabase;
import live.maguey.persistence.TestStores;
import live.maguey.settlement.SalesStores;
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
  protected SalesStores stores() {
    return world.sales();
  }
}
