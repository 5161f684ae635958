package live.maguey.persistence.tables;

import java.util.List;
import java.util.Optional;
import live.maguey.events.EventId;
import live.maguey.persistence.Columns;
import live.maguey.persistence.Database;
import live.maguey.persistence.LandmarksJson;
import live.maguey.persistence.Params;
import live.maguey.persistence.RoomTextsJson;
import live.maguey.tables.EventPlan;
import live.maguey.tables.FloorPlan;
import live.maguey.tables.Table;
import live.maguey.tables.Tables;
import org.jspecify.annotations.Nullable;

/// Floor plans in PostgreSQL.
public final class PostgresTables implements Tables {
  private final Database database;

  public PostgresTables(Database database) {
    this.database = database;
  }

  @Override
  public Optional<FloorPlan> ofVenue() {
    return Optional.of(database.list(TableSql.VENUE_PLAN, Params.none(), row -> row))
        .filter(rows -> !rows.isEmpty())
        .map(PlanRows::plan);
  }

  @Override
  public void replaceOfVenue(FloorPlan plan) {
    database.execute(() -> store(null, locked(null), plan));
  }

  @Override
  public Optional<EventPlan> of(EventId event) {
    List<Columns> rows =
        database.list(TableSql.EVENT_PLAN, Params.of("event", event.value()), row -> row);
    return rows.isEmpty() ? Optional.empty() : Optional.of(PlanRows.eventPlan(event, rows));
  }

  @Override
  public List<Table> replace(EventId event, FloorPlan plan) {
    return database.run(() -> {
      int id = locked(event);
      database.list(TableSql.LOCK_INVENTORY, Params.of("plan", id), row -> row);
      List<Table> inTheWay = of(event).orElseThrow().bound(plan);
      if (inTheWay.isEmpty()) {
        withdraw(id, plan);
        store(event, id, plan);
      }
      return inTheWay;
    });
  }

  /// The plan's number, made where it is not there yet.
  private int locked(@Nullable EventId event) {
    Params of = Params.of("event", event == null ? null : event.value());
    database.update(TableSql.ADD_PLAN, of);
    return database.get(TableSql.LOCK_PLAN, of, c -> c.integer("id")).orElseThrow();
  }

  private void withdraw(int id, FloorPlan plan) {
    database.update(
        TableSql.WITHDRAW_TABLES,
        Params.of("plan", id)
            .and("kept", plan.tables().stream().map(table -> table.id().value()).toList()));
  }

  private void store(@Nullable EventId event, int id, FloorPlan plan) {
    database.update(
        TableSql.CHANGE_PLAN,
        Params.of("plan", id)
            .and("width", plan.width())
            .and("height", plan.height())
            .and("landmarks", LandmarksJson.write(plan.landmarks()))
            .and("language", plan.texts().original())
            .and("texts", RoomTextsJson.write(plan.texts())));
    database.update(TableSql.CLEAR_PLAN, Params.of("plan", id));
    for (Table table : plan.tables()) {
      if (event != null) {
        database.update(
            TableSql.ADD_INVENTORY,
            Params.of("id", table.id().value()).and("event", event.value()));
      }
      database.update(
          TableSql.ADD_TABLE,
          PlanRows.params(table)
              .and("plan", id)
              .and("inventory", event == null ? null : table.id().value()));
    }
  }
}
