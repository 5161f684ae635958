package live.maguey.persistence.payments;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import live.maguey.orders.OrderId;
import live.maguey.payments.Fact;
import live.maguey.payments.Facts;
import live.maguey.payments.StepKey;
import live.maguey.persistence.Database;
import live.maguey.persistence.Params;

/// Facts and settlement steps in PostgreSQL.
public final class PostgresFacts implements Facts {
  private final Database database;

  public PostgresFacts(Database database) {
    this.database = database;
  }

  @Override
  public List<Fact> add(List<Fact> facts) {
    Set<Fact.Identity> news =
        new HashSet<>(database.list(FactSql.ADD_FACTS, FactRow.of(facts), FactRow::identity));
    return facts.stream().filter(fact -> news.remove(fact.identity())).toList();
  }

  @Override
  public List<Fact> of(OrderId order) {
    return database.list(FactSql.FACTS_OF_ORDER, Params.of("order", order.value()), FactRow::fact);
  }

  @Override
  public List<OrderId> about(String object) {
    return database.list(
        FactSql.ORDERS_OF_OBJECT,
        Params.of("kinds", FactRow.EVERY_KIND).and("object", object),
        c -> new OrderId(c.id("order_id")));
  }

  @Override
  public Map<StepKey, String> done(OrderId order) {
    Map<StepKey, String> done = new HashMap<>();
    database
        .list(
            FactSql.STEPS_OF_ORDER,
            Params.of("order", order.value()),
            c ->
                Map.entry(
                    new StepKey(c.integer("line"), c.integer("n"), c.text("purpose")),
                    c.text("result")))
        .forEach(e -> done.put(e.getKey(), e.getValue()));
    return done;
  }

  @Override
  public void done(OrderId order, Map<StepKey, String> results, int ruleVersion, Instant at) {
    List<StepKey> keys = List.copyOf(results.keySet());
    database.update(
        FactSql.ADD_STEPS,
        Params.of("order", order.value())
            .and("lines", keys.stream().map(StepKey::line).toList())
            .and("ns", keys.stream().map(StepKey::n).toList())
            .and("purposes", keys.stream().map(StepKey::purpose).toList())
            .and("results", keys.stream().map(results::get).toList())
            .and("version", ruleVersion)
            .and("at", at));
  }
}
