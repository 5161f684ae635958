package live.maguey.persistence.revenue;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import live.maguey.orders.OrderId;
import live.maguey.persistence.Database;
import live.maguey.persistence.HeldOrders;
import live.maguey.persistence.Params;
import live.maguey.persistence.Sql;
import live.maguey.persistence.TestDatabase;
import live.maguey.revenue.Ledger;
import live.maguey.revenue.LedgerContract;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PostgresLedgerIT extends LedgerContract {
  @AutoClose private final Database database = TestDatabase.fresh(2);
  private final HeldOrders orders = new HeldOrders(database);
  private final Ledger ledger = new PostgresLedger(database);

  private enum Forgery implements Sql {
    CHANGE_ENTRY("append-only", "UPDATE ledger_entries SET amount_minor = 1"),
    DELETE_ENTRY("append-only", "DELETE FROM ledger_entries"),
    CHANGE_ALLOCATION("append-only", "UPDATE ledger_allocations SET amount_minor = 1"),
    DELETE_ALLOCATION("append-only", "DELETE FROM ledger_allocations"),
    ADD_ALLOCATION(
        "allocations of",
        """
        INSERT INTO ledger_allocations (entry_id, line, amount_minor)
        SELECT id, 9, 5 FROM ledger_entries
        """),
    ENTRY_WITHOUT_ALLOCATIONS(
        "allocations of",
        """
        INSERT INTO ledger_entries (id, order_id, account, kind, source, amount_minor, currency, at)
        SELECT gen_random_uuid(), order_id, account, kind, 'pi_forged', 5, currency, at
        FROM ledger_entries
        """);

    private final String refusal;
    private final String text;

    Forgery(String refusal, String text) {
      this.refusal = refusal;
      this.text = text;
    }

    @Override
    public String text() {
      return text;
    }
  }

  @Override
  protected Ledger ledger() {
    return ledger;
  }

  @Override
  protected OrderId anOrder() {
    return orders.next().id();
  }

  @ParameterizedTest
  @EnumSource
  void the_schema_refuses_what_would_falsify_the_ledger(Forgery forgery) {
    booked(anOrder());

    assertThatThrownBy(() -> database.update(forgery, Params.none()))
        .hasStackTraceContaining(forgery.refusal);
  }
}
