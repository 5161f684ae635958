package live.maguey.persistence.revenue;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import live.maguey.orders.OrderId;
import live.maguey.persistence.Columns;
import live.maguey.persistence.Database;
import live.maguey.persistence.Params;
import live.maguey.revenue.BalanceTransaction;
import live.maguey.revenue.BothLedgers;
import live.maguey.revenue.LedgerEntry;
import live.maguey.revenue.LedgerEntryId;
import live.maguey.shared.Money;
import org.jspecify.annotations.Nullable;

/// Both ledgers in PostgreSQL, matched by their balance transactions.
public final class PostgresBothLedgers implements BothLedgers {
  /// Before every time and every id that is compared.
  private static final Instant BEFORE_ALL = Instant.EPOCH;

  private static final UUID LEAST_ID = new UUID(0, 0);

  private final Database database;

  public PostgresBothLedgers(Database database) {
    this.database = database;
  }

  @Override
  public void bringIn(List<BalanceTransaction> lines) {
    if (lines.isEmpty()) {
      return;
    }
    database.execute(() -> {
      database.update(
          BothLedgersSql.BRING_IN,
          Params.of("ids", column(lines, BalanceTransaction::id))
              .and("types", column(lines, BalanceTransaction::type))
              .and("sources", column(lines, BalanceTransaction::source))
              .and("amounts", column(lines, line -> line.amount().minor()))
              .and("fees", column(lines, line -> line.fee().minor()))
              .and("currencies", column(lines, line -> line.amount().currency().getCurrencyCode()))
              .and("times", column(lines, BalanceTransaction::at)));
      List<BalanceTransaction> linked =
          lines.stream().filter(line -> line.entryOfItsSource().isPresent()).toList();
      database.update(
          BothLedgersSql.LINK_ENTRIES,
          Params.of("ids", column(linked, BalanceTransaction::id))
              .and("kinds", column(linked, line -> line.entryOfItsSource().orElseThrow())));
    });
  }

  @Override
  public List<Line> lines(Instant from, Instant to, @Nullable Line after, int limit) {
    return database.list(
        BothLedgersSql.LINES,
        between(from, to, limit)
            .and("after", after == null ? BEFORE_ALL : after.theirs().at())
            .and("after_id", after == null ? "" : after.theirs().id()),
        PostgresBothLedgers::line);
  }

  @Override
  public List<Alone> alone(Instant from, Instant to, @Nullable Alone after, int limit) {
    return database.list(
        BothLedgersSql.ALONE,
        between(from, to, limit)
            .and("after", after == null ? BEFORE_ALL : after.at())
            .and("after_id", after == null ? LEAST_ID : after.id().value()),
        PostgresBothLedgers::alone);
  }

  private static Params between(Instant from, Instant to, int limit) {
    return Params.of("from", from).and("to", to).and("limit", limit);
  }

  private static Line line(Columns c) {
    String order = c.textOrNull("order_id");
    return new Line(
        new BalanceTransaction(
            c.text("id"),
            c.text("type"),
            c.text("source"),
            c.money("amount_minor", "currency"),
            c.money("fee_minor", "currency"),
            c.instant("at")),
        order == null ? null : OrderId.parse(order),
        moneyOrNull(c, "moved_minor"),
        moneyOrNull(c, "kept_minor"));
  }

  private static @Nullable Money moneyOrNull(Columns c, String minor) {
    return c.textOrNull(minor) == null ? null : c.money(minor, "currency");
  }

  private static Alone alone(Columns c) {
    return new Alone(
        new LedgerEntryId(c.id("id")),
        new OrderId(c.id("order_id")),
        c.constant("kind", LedgerEntry.Kind.class),
        c.text("source"),
        c.textOrNull("transaction"),
        c.money("amount_minor", "currency"),
        c.instant("at"));
  }

  private static <T> List<T> column(
      List<BalanceTransaction> lines, Function<BalanceTransaction, T> value) {
    return lines.stream().map(value).toList();
  }
}
