package live.maguey.persistence.reservations;

import live.maguey.events.EventId;
import live.maguey.events.TableId;
import live.maguey.persistence.Database;
import live.maguey.persistence.Params;
import live.maguey.persistence.Sql;

/// Tables of events, as rows of the inventory.
public enum TestTables implements Sql {
  ADD_TABLE(
      """
      INSERT INTO inventory (id, event_id, kind, capacity)
      VALUES (CAST(:id AS uuid), CAST(:event AS uuid), 'table', 1)
      """);

  private final String text;

  TestTables(String text) {
    this.text = text;
  }

  @Override
  public String text() {
    return text;
  }

  public static void add(Database database, EventId event, TableId table) {
    database.update(ADD_TABLE, Params.of("id", table.value()).and("event", event.value()));
  }
}
