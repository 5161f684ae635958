package live.maguey.persistence.payments;

import live.maguey.orders.OrderId;
import live.maguey.payments.Facts;
import live.maguey.payments.FactsContract;
import live.maguey.persistence.Database;
import live.maguey.persistence.HeldOrders;
import live.maguey.persistence.Params;
import live.maguey.persistence.Sql;
import live.maguey.persistence.TestDatabase;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;

class PostgresFactsIT extends FactsContract {
  @AutoClose private final Database database = TestDatabase.fresh(2);
  private final HeldOrders orders = new HeldOrders(database);
  private final Facts facts = new PostgresFacts(database);

  private enum TestSql implements Sql {
    SORT_AS_ENGLISH_DOES;

    @Override
    public String text() {
      return "ALTER TABLE facts ALTER COLUMN object TYPE text COLLATE \"en-x-icu\"";
    }
  }

  /// The embedded server sorts by characters, as the JDK does; one at a provider's seldom does.
  @BeforeEach
  void a_server_that_sorts_by_a_language() {
    database.update(TestSql.SORT_AS_ENGLISH_DOES, Params.none());
  }

  @Override
  protected Facts facts() {
    return facts;
  }

  @Override
  protected OrderId anOrder() {
    return orders.next().id();
  }
}
