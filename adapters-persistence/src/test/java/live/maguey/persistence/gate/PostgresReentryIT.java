package live.maguey.persistence.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import live.maguey.devices.Device;
import live.maguey.devices.SampleKeys;
import live.maguey.events.Event;
import live.maguey.events.SampleEvents;
import live.maguey.gate.Admissions;
import live.maguey.gate.ReentryContract;
import live.maguey.gate.ReentryRules;
import live.maguey.orders.OrderId;
import live.maguey.persistence.Database;
import live.maguey.persistence.TestDatabase;
import live.maguey.persistence.devices.PostgresDevices;
import live.maguey.persistence.guests.PostgresGuests;
import live.maguey.persistence.orders.PostgresOrders;
import live.maguey.persistence.tickets.PostgresTickets;
import live.maguey.shared.SequentialIds;
import live.maguey.tickets.Ticket;
import live.maguey.tickets.TicketId;
import live.maguey.tickets.Tickets;
import org.junit.jupiter.api.AutoClose;

class PostgresReentryIT extends ReentryContract {
  @AutoClose private final Database database = TestDatabase.fresh(2);
  private final GateRows rows = new GateRows(database, new SequentialIds(2));
  private final PostgresTickets tickets = new PostgresTickets(database);
  private final PostgresDevices devices = new PostgresDevices(database);
  private final Admissions admissions = Admitting.on(database);

  @Override
  protected Admissions admissions() {
    return admissions;
  }

  @Override
  protected Tickets tickets() {
    return tickets;
  }

  @Override
  protected ReentryRules rules() {
    return new PostgresReentryRules(database);
  }

  @Override
  protected void open(List<Event> events, List<Device> enrolled) {
    events.forEach(rows::add);
    enrolled.forEach(d -> devices.enrol(d, SampleKeys.ONE, SampleEvents.NOW));
  }

  @Override
  protected void revoke(Device device) {
    assertThat(devices.revoke(device.id(), SampleEvents.NOW)).isTrue();
  }

  @Override
  protected OrderId order(Event event) {
    return rows.order(event);
  }

  @Override
  protected void reissue(TicketId id) {
    rows.reissue(id);
  }

  @Override
  protected void dispute(OrderId order) {
    new PostgresOrders(database).mark(order, true);
  }

  @Override
  protected void revokeKey(int id) {
    rows.revokeKey(id);
  }

  @Override
  protected void join(Ticket ticket, Ticket pass) {
    PostgresGuests guests = new PostgresGuests(database);
    boolean joined = database.run(() -> guests.join(ticket.id(), pass.id(), SampleEvents.NOW));
    assertThat(joined).isTrue();
  }
}
