package live.maguey.persistence.revenue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import live.maguey.orders.OrderId;
import live.maguey.persistence.Columns;
import live.maguey.persistence.Database;
import live.maguey.persistence.Params;
import live.maguey.revenue.Ledger;
import live.maguey.revenue.LedgerEntry;
import live.maguey.revenue.LedgerEntryId;
import live.maguey.shared.Money;

/// The ledger in PostgreSQL; the schema refuses changes and sums that do not match.
public final class PostgresLedger implements Ledger {
  private final Database database;

  public PostgresLedger(Database database) {
    this.database = database;
  }

  @Override
  public boolean record(LedgerEntry entry) {
    List<LedgerEntry.Allocation> parts = entry.allocations();
    return database.update(
            LedgerSql.RECORD_ENTRY,
            Params.of("id", entry.id().value())
                .and("order", entry.order().value())
                .and("account", entry.account())
                .and("kind", entry.kind())
                .and("source", entry.source())
                .and("transaction", entry.balanceTransaction())
                .and("amount", entry.amount().minor())
                .and("currency", entry.amount().currency().getCurrencyCode())
                .and("at", entry.at())
                .and("lines", parts.stream().map(LedgerEntry.Allocation::line).toList())
                .and("parts", parts.stream().map(a -> a.amount().minor()).toList()))
        > 0;
  }

  @Override
  public void link(String source, LedgerEntry.Kind kind, String balanceTransaction) {
    database.update(
        LedgerSql.LINK_ENTRY,
        Params.of("source", source).and("kind", kind).and("transaction", balanceTransaction));
  }

  @Override
  public List<LedgerEntry> of(OrderId order) {
    Map<LedgerEntryId, List<LedgerEntry>> rows = new LinkedHashMap<>();
    database
        .list(LedgerSql.ENTRIES_OF_ORDER, Params.of("order", order.value()), PostgresLedger::part)
        .forEach(part -> rows.computeIfAbsent(part.id(), _ -> new ArrayList<>()).add(part.entry()));
    return rows.values().stream().map(PostgresLedger::whole).toList();
  }

  @Override
  public Map<OrderId, Money> returned(Collection<OrderId> orders) {
    Map<OrderId, Money> returned = new HashMap<>();
    if (orders.isEmpty()) {
      return returned;
    }
    database
        .list(
            LedgerSql.RETURNED_OF_ORDERS,
            Params.of("orders", orders.stream().map(OrderId::value).toList()),
            row -> row)
        .forEach(c -> returned.put(new OrderId(c.id("order_id")), c.money("returned", "currency")));
    return returned;
  }

  /// One row: the entry as if the row's allocation were all of it.
  private record Part(LedgerEntryId id, LedgerEntry entry) {}

  private static Part part(Columns c) {
    LedgerEntryId id = new LedgerEntryId(c.id("id"));
    LedgerEntry.Allocation allocation =
        new LedgerEntry.Allocation(c.integer("line"), c.money("part_minor", "currency"));
    return new Part(
        id,
        new LedgerEntry(
            id,
            new OrderId(c.id("order_id")),
            c.constant("account", LedgerEntry.Account.class),
            c.constant("kind", LedgerEntry.Kind.class),
            c.text("source"),
            c.textOrNull("balance_transaction"),
            allocation.amount(),
            c.instant("at"),
            List.of(allocation)));
  }

  private static LedgerEntry whole(List<LedgerEntry> parts) {
    LedgerEntry first = parts.getFirst();
    return new LedgerEntry(
        first.id(),
        first.order(),
        first.account(),
        first.kind(),
        first.source(),
        first.balanceTransaction(),
        parts.stream().map(LedgerEntry::amount).reduce((a, b) -> a.plus(b)).orElseThrow(),
        first.at(),
        parts.stream().flatMap(p -> p.allocations().stream()).toList());
  }
}
