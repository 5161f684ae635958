package live.maguey.persistence.payments;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import live.maguey.orders.OrderId;
import live.maguey.payments.Fact;
import live.maguey.payments.Facts;
import live.maguey.payments.StepKey;
import live.maguey.persistence.Columns;
import live.maguey.persistence.Database;
import live.maguey.persistence.Params;

/// Facts and settlement steps in PostgreSQL.
public final class PostgresFacts implements Facts {
  private final Database database;

  public PostgresFacts(Database database) {
    this.database = database;
  }

  @Override
  public Learnt learn(OrderId order, List<Fact> facts) {
    List<Columns> rows =
        database.list(
            FactSql.LEARN_FACTS, FactRow.of(facts).and("of", order.value()), Function.identity());
    Set<Fact.Identity> news =
        rows.stream()
            .filter(c -> c.truth("news"))
            .map(FactRow::identity)
            .collect(Collectors.toCollection(HashSet::new));
    return new Learnt(
        facts.stream().filter(fact -> news.remove(fact.identity())).toList(),
        rows.stream().filter(c -> !isStep(c)).map(FactRow::fact).toList(),
        done(rows.stream().filter(PostgresFacts::isStep)));
  }

  private static boolean isStep(Columns c) {
    return c.textOrNull("purpose") != null;
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
    return done(
        database
            .list(FactSql.STEPS_OF_ORDER, Params.of("order", order.value()), Function.identity())
            .stream());
  }

  private static Map<StepKey, String> done(Stream<Columns> steps) {
    return steps.collect(
        Collectors.toMap(
            c -> new StepKey(c.integer("line"), c.integer("n"), c.text("purpose")),
            c -> c.text("result")));
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
