package live.maguey.persistence.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import live.maguey.events.Event;
import live.maguey.events.Phrase;
import live.maguey.events.SampleEvents;
import live.maguey.persistence.Database;
import live.maguey.persistence.Params;
import live.maguey.persistence.Sql;
import live.maguey.persistence.TestDatabase;
import live.maguey.persistence.TestStores;
import live.maguey.settlement.SalesStores;
import live.maguey.shared.Language;
import live.maguey.tables.FloorPlan;
import live.maguey.tables.SamplePlans;
import live.maguey.tables.TablesContract;
import live.maguey.tickets.TicketId;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class PostgresTablesIT extends TablesContract {
  @AutoClose private final Database database = TestDatabase.fresh(2);
  private final TestStores world = new TestStores(database);

  private enum TestSql implements Sql {
    ADMIT(
        """
        UPDATE tickets SET entries = 1, inside = true, first_admitted_at = :at,
                           last_admitted_at = :at
        WHERE id = CAST(:id AS uuid)
        """);

    private final String text;

    TestSql(String text) {
      this.text = text;
    }

    @Override
    public String text() {
      return text;
    }
  }

  @Test
  void an_event_knows_the_texts_of_its_plan() {
    Event event = SampleEvents.tonight(ids).tier("General", 10).event();
    events().add(event);
    FloorPlan plan =
        SamplePlans.room(ids).table("1").plan(Map.of("By the floor", "Junto a la pista"));
    database.run(() -> tables().replace(event.id(), plan));

    assertThat(events().find(event.id()).orElseThrow().roomText("By the floor", Language.ES))
        .isEqualTo(new Phrase("Junto a la pista", Language.ES));
  }

  @Override
  protected void admit(TicketId ticket) {
    Params of = Params.of("id", ticket.value()).and("at", SampleEvents.DOORS);
    assertThat(database.update(TestSql.ADMIT, of)).isEqualTo(1);
  }

  @Override
  protected SalesStores stores() {
    return world.sales();
  }
}
