package live.maguey.persistence.gate;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import live.maguey.devices.Device;
import live.maguey.devices.SampleKeys;
import live.maguey.events.Event;
import live.maguey.events.SampleEvents;
import live.maguey.gate.Admissions;
import live.maguey.heads.Heads;
import live.maguey.heads.HeadsContract;
import live.maguey.orders.OrderId;
import live.maguey.persistence.Database;
import live.maguey.persistence.Params;
import live.maguey.persistence.Sql;
import live.maguey.persistence.TestDatabase;
import live.maguey.persistence.devices.PostgresDevices;
import live.maguey.persistence.heads.PostgresHeads;
import live.maguey.persistence.tickets.PostgresTickets;
import live.maguey.shared.SequentialIds;
import live.maguey.tickets.Tickets;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class PostgresHeadsIT extends HeadsContract {
  @AutoClose private final Database database = TestDatabase.fresh(2);
  private final GateRows rows = new GateRows(database, new SequentialIds(2));
  private final PostgresTickets tickets = new PostgresTickets(database);
  private final Admissions admissions = Admitting.on(database);
  private final Heads heads = new PostgresHeads(database, admissions);

  private enum WrongSql implements Sql {
    CHANGE_TAPS("UPDATE head_taps SET change = -change"),
    DELETE_TAPS("DELETE FROM head_taps");

    private final String text;

    WrongSql(String text) {
      this.text = text;
    }

    @Override
    public String text() {
      return text;
    }
  }

  @Override
  protected Heads heads() {
    return heads;
  }

  @Override
  protected Admissions admissions() {
    return admissions;
  }

  @Override
  protected Tickets tickets() {
    return tickets;
  }

  @Override
  protected void open(List<Event> events, List<Device> devices) {
    events.forEach(rows::add);
    PostgresDevices enrolled = new PostgresDevices(database);
    devices.forEach(d -> enrolled.enrol(d, SampleKeys.ONE, SampleEvents.NOW));
  }

  @Override
  protected OrderId order(Event event) {
    return rows.order(event);
  }

  @Test
  void a_tap_is_never_changed_and_never_deleted() {
    who_came_past_one_gate_leaves_past_another_and_never_more_than_came();

    for (Sql wrong : WrongSql.values()) {
      assertThatThrownBy(() -> database.update(wrong, Params.none()))
          .hasStackTraceContaining("who was counted stays counted");
    }
  }
}
