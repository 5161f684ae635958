package live.maguey.persistence.deposits;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import live.maguey.deposits.Deposit;
import live.maguey.deposits.DepositEntry;
import live.maguey.deposits.DepositTotals;
import live.maguey.deposits.Deposits;
import live.maguey.orders.OrderId;
import live.maguey.persistence.Columns;
import live.maguey.persistence.Database;
import live.maguey.persistence.Params;
import org.jspecify.annotations.Nullable;

/// Deposits in PostgreSQL; the schema refuses changes and sums that do not add up.
public final class PostgresDeposits implements Deposits {
  private final Database database;

  public PostgresDeposits(Database database) {
    this.database = database;
  }

  @Override
  public void append(List<DepositEntry> entries) {
    database.update(
        DepositSql.APPEND_DEPOSIT_ENTRIES,
        Params.of("orders", column(entries, e -> e.order().value()))
            .and("lines", column(entries, DepositEntry::line))
            .and("kinds", column(entries, DepositEntry::kind))
            .and("sources", column(entries, DepositEntry::source))
            .and("amounts", column(entries, e -> e.amount().minor()))
            .and("currencies", column(entries, e -> e.amount().currency().getCurrencyCode()))
            .and("times", column(entries, DepositEntry::at)));
  }

  @Override
  public List<Deposit> of(OrderId order) {
    return database
        .list(
            DepositSql.DEPOSITS_OF_ORDER,
            Params.of("order", order.value()),
            PostgresDeposits::entry)
        .stream()
        .collect(Collectors.groupingBy(DepositEntry::line, LinkedHashMap::new, Collectors.toList()))
        .entrySet()
        .stream()
        .map(line -> new Deposit(order, line.getKey(), line.getValue()))
        .toList();
  }

  @Override
  public List<OrderId> ended(LocalDate night, Instant over, @Nullable OrderId after, int limit) {
    return database.list(
        DepositSql.DEPOSITS_ENDED,
        Params.of("night", night)
            .and("over", over)
            .and("after", after == null ? null : after.value())
            .and("limit", limit),
        c -> new OrderId(c.id("order_id")));
  }

  @Override
  public Map<Currency, DepositTotals> totals(Instant from, Instant to) {
    Map<Currency, DepositTotals> totals = new LinkedHashMap<>();
    database
        .list(DepositSql.DEPOSIT_TOTALS, Params.of("from", from).and("to", to), c -> c)
        .forEach(c -> totals.put(Currency.getInstance(c.text("currency")), totals(c)));
    return totals;
  }

  private static DepositTotals totals(Columns c) {
    return new DepositTotals(
        c.money("before", "currency"),
        c.money("taken", "currency"),
        c.money("returned", "currency"),
        c.money("earned", "currency"),
        c.money("forfeited", "currency"));
  }

  private static DepositEntry entry(Columns c) {
    return new DepositEntry(
        new OrderId(c.id("order_id")),
        c.integer("line"),
        c.constant("kind", DepositEntry.Kind.class),
        c.text("source"),
        c.money("amount_minor", "currency"),
        c.instant("at"));
  }

  private static <T> List<T> column(List<DepositEntry> entries, Function<DepositEntry, T> value) {
    return entries.stream().map(value).toList();
  }
}
