package live.maguey.persistence.orders;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import live.maguey.events.TableId;
import live.maguey.orders.OrderId;
import live.maguey.persistence.Database;
import live.maguey.persistence.Params;

/// What the lines of an order take from the inventory, put on sale again and taken again. The rows
/// are locked by id first, whatever is done with them.
final class OrderInventory {
  private final Database database;

  OrderInventory(Database database) {
    this.database = database;
  }

  void release(OrderId id) {
    database.execute(() -> {
      lock(id, Instant.EPOCH);
      database.update(OrderSql.RELEASE_PLACES, of(id));
    });
  }

  int release(OrderId id, Map<Integer, Integer> places, Instant now) {
    return database.run(() -> {
      lock(id, now);
      return places.entrySet().stream()
          .mapToInt(line -> releaseOf(id, line.getKey(), line.getValue(), now))
          .sum();
    });
  }

  private int releaseOf(OrderId id, int line, int places, Instant now) {
    return database
        .get(
            OrderSql.RELEASE_PLACES_OF_LINE,
            of(id).and("line", line).and("places", places).and("now", now),
            c -> c.integer("places"))
        .orElse(0);
  }

  boolean retake(OrderId id, Instant now) {
    return database.run(() -> {
      boolean fits = lock(id, now);
      if (fits) {
        database.update(OrderSql.RETAKE_PLACES, of(id));
      }
      return fits;
    });
  }

  /// @param oneOf the preferred table first
  Optional<TableId> retake(OrderId id, int line, List<TableId> oneOf, Instant now) {
    return database.run(() -> {
      List<Locked> rows =
          database.list(
              OrderSql.LOCK_TABLES_OF_ORDER,
              of(id)
                  .and("line", line)
                  .and("one_of", oneOf.stream().map(TableId::value).toList())
                  .and("now", now),
              c ->
                  new Locked(
                      new TableId(c.id("id")),
                      c.integer("free"),
                      c.integer("needed"),
                      c.truth("stands")));
      boolean restFits = rows.stream().allMatch(row -> row.stands() && row.free() >= row.needed());
      Optional<TableId> free =
          oneOf.stream().filter(table -> rows.stream().anyMatch(r -> r.isFree(table))).findFirst();
      if (!restFits || free.isEmpty()) {
        return Optional.empty();
      }
      database.update(
          OrderSql.LINE_TAKES_TABLE, of(id).and("line", line).and("to", free.get().value()));
      database.update(OrderSql.RETAKE_PLACES, of(id));
      return free;
    });
  }

  private record Locked(TableId id, int free, int needed, boolean stands) {
    boolean isFree(TableId table) {
      return id.equals(table) && free > needed;
    }
  }

  boolean moveTable(OrderId id, int line, TableId to) {
    return database.run(() -> {
      Params tables = of(id).and("line", line).and("to", to.value());
      boolean bothThere = database.list(OrderSql.LOCK_TWO_TABLES, tables, c -> c).size() == 2;
      return bothThere && database.update(OrderSql.MOVE_TABLE, tables) == 1;
    });
  }

  /// @return whether what was released can be taken again
  private boolean lock(OrderId id, Instant now) {
    return database
        .list(
            OrderSql.LOCK_INVENTORY_OF_ORDER,
            of(id).and("now", now),
            c -> c.truth("fits") && c.truth("stands"))
        .stream()
        .allMatch(fits -> fits);
  }

  private static Params of(OrderId id) {
    return Params.of("id", id.value());
  }
}
