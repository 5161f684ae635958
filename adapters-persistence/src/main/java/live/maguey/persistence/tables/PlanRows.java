package live.maguey.persistence.tables;

import java.util.List;
import java.util.stream.Collectors;
import live.maguey.events.EventId;
import live.maguey.events.TableId;
import live.maguey.persistence.Columns;
import live.maguey.persistence.LandmarksJson;
import live.maguey.persistence.Params;
import live.maguey.persistence.RoomTextsJson;
import live.maguey.shared.Money;
import live.maguey.tables.EventPlan;
import live.maguey.tables.FloorPlan;
import live.maguey.tables.Place;
import live.maguey.tables.Standing;
import live.maguey.tables.Table;
import live.maguey.tables.TablePrice;

/// Puts a plan together from rows of one table each, and takes it apart.
final class PlanRows {
  private PlanRows() {}

  /// @param rows at least one, whose table is null where the plan has none
  static FloorPlan plan(List<Columns> rows) {
    Columns c = rows.getFirst();
    return new FloorPlan(
        c.integer("plan_width"),
        c.integer("plan_height"),
        LandmarksJson.read(c.text("landmarks")),
        tables(rows).stream().map(PlanRows::table).toList(),
        RoomTextsJson.read(c.text("language"), c.text("texts")));
  }

  static EventPlan eventPlan(EventId event, List<Columns> rows) {
    return new EventPlan(
        event,
        plan(rows),
        tables(rows).stream().collect(Collectors.toMap(PlanRows::id, PlanRows::standing)));
  }

  private static List<Columns> tables(List<Columns> rows) {
    return rows.stream().filter(row -> row.idOrNull("id") != null).toList();
  }

  private static TableId id(Columns c) {
    return new TableId(c.id("id"));
  }

  private static Table table(Columns c) {
    return new Table(
        id(c),
        c.text("label"),
        c.text("section"),
        c.constant("kind", Table.Kind.class),
        c.integer("seats"),
        price(c),
        c.text("included").lines().toList(),
        new Place(
            c.constant("shape", Place.Shape.class),
            c.integer("x"),
            c.integer("y"),
            c.integer("width"),
            c.integer("height"),
            c.integer("rotation")),
        c.truth("accessible"));
  }

  private static TablePrice price(Columns c) {
    Money due = c.money("due_minor", "currency");
    return c.integerOrNull("minimum_spend_minor") == null
        ? new TablePrice.AllIn(due, c.money("fee_minor", "currency"))
        : new TablePrice.Deposit(due, c.money("minimum_spend_minor", "currency"));
  }

  private static Standing standing(Columns c) {
    if (c.integer("taken") == 0) {
      return new Standing.Free();
    }
    if ("held".equals(c.textOrNull("order_state"))) {
      return new Standing.Held();
    }
    int arrived = c.integer("arrived");
    return arrived == 0 ? new Standing.Sold() : new Standing.Arrived(arrived);
  }

  static Params params(Table table) {
    Place place = table.place();
    TablePrice price = table.price();
    Long minimumSpend =
        switch (price) {
          case TablePrice.AllIn _ -> null;
          case TablePrice.Deposit deposit -> deposit.minimumSpend().minor();
        };
    return Params.of("id", table.id().value())
        .and("label", table.label())
        .and("section", table.section())
        .and("kind", table.kind())
        .and("seats", table.seats())
        .and("due", price.dueNow().minor())
        .and("fee", price.fee().minor())
        .and("minimum_spend", minimumSpend)
        .and("currency", price.dueNow().currency().getCurrencyCode())
        .and("included", String.join("\n", table.included()))
        .and("shape", place.shape())
        .and("x", place.x())
        .and("y", place.y())
        .and("width", place.width())
        .and("height", place.height())
        .and("rotation", place.rotation())
        .and("accessible", table.accessible());
  }
}
