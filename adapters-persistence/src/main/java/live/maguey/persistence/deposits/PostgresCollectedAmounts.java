package live.maguey.persistence.deposits;

import java.util.List;
import live.maguey.audit.Actor;
import live.maguey.deposits.Collected;
import live.maguey.deposits.CollectedAmounts;
import live.maguey.orders.OrderId;
import live.maguey.persistence.Columns;
import live.maguey.persistence.Database;
import live.maguey.persistence.Params;

/// What tables paid at the venue, in PostgreSQL.
public final class PostgresCollectedAmounts implements CollectedAmounts {
  private final Database database;

  public PostgresCollectedAmounts(Database database) {
    this.database = database;
  }

  @Override
  public boolean add(Collected collected) {
    return database.update(
            DepositSql.ADD_COLLECTED,
            Params.of("id", collected.id())
                .and("order", collected.order().value())
                .and("line", collected.line())
                .and("amount", collected.amount().minor())
                .and("currency", collected.amount().currency().getCurrencyCode())
                .and("note", collected.note())
                .and("actor_kind", collected.by().kind())
                .and("actor_name", collected.by().name())
                .and("at", collected.at()))
        == 1;
  }

  @Override
  public List<Collected> of(OrderId order) {
    return database.list(
        DepositSql.COLLECTED_OF_ORDER,
        Params.of("order", order.value()),
        PostgresCollectedAmounts::collected);
  }

  private static Collected collected(Columns c) {
    return new Collected(
        c.id("id"),
        new OrderId(c.id("order_id")),
        c.integer("line"),
        c.money("amount_minor", "currency"),
        c.text("note"),
        new Actor(c.text("actor_kind"), c.text("actor_name")),
        c.instant("at"));
  }
}
