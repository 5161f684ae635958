package live.maguey.persistence.payments;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import live.maguey.orders.OrderId;
import live.maguey.payments.Fact;
import live.maguey.payments.Facts;
import live.maguey.payments.StepKey;
import live.maguey.persistence.Columns;
import live.maguey.persistence.Database;
import live.maguey.persistence.Params;
import live.maguey.shared.Money;

/// Facts and settlement steps in PostgreSQL.
public final class PostgresFacts implements Facts {
  private static final String EVERY_KIND =
      Stream.of(Fact.Kind.values())
          .map(kind -> kind.name().toLowerCase(Locale.ROOT))
          .collect(Collectors.joining(",", "{", "}"));

  private final Database database;

  public PostgresFacts(Database database) {
    this.database = database;
  }

  @Override
  public boolean add(Fact fact) {
    Money amount = fact.amount();
    return database.update(
            FactSql.ADD_FACT,
            Params.of("kind", fact.kind())
                .and("object", fact.object())
                .and("status", fact.status())
                .and("order", fact.order().value())
                .and("amount", amount == null ? null : amount.minor())
                .and("currency", amount == null ? null : amount.currency().getCurrencyCode())
                .and("at", fact.at())
                .and("source", fact.source())
                .and("related", fact.related()))
        == 1;
  }

  @Override
  public List<Fact> of(OrderId order) {
    return database.list(
        FactSql.FACTS_OF_ORDER, Params.of("order", order.value()), PostgresFacts::fact);
  }

  @Override
  public List<OrderId> about(String object) {
    return database.list(
        FactSql.ORDERS_OF_OBJECT,
        Params.of("kinds", EVERY_KIND).and("object", object),
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

  private static Fact fact(Columns c) {
    return new Fact(
        new OrderId(c.id("order_id")),
        c.constant("kind", Fact.Kind.class),
        c.text("object"),
        c.text("status"),
        c.textOrNull("currency") == null ? null : c.money("amount_minor", "currency"),
        c.instant("at"),
        c.text("source"),
        c.textOrNull("related"));
  }
}
