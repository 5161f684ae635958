package live.maguey.persistence.gate;

import static org.assertj.core.api.Assertions.assertThat;

import live.maguey.devices.Device;
import live.maguey.devices.SampleKeys;
import live.maguey.events.Event;
import live.maguey.events.SampleEvents;
import live.maguey.events.TableId;
import live.maguey.gate.Admissions;
import live.maguey.gate.CheckInContract;
import live.maguey.orders.Order;
import live.maguey.orders.Orders;
import live.maguey.payments.Fact;
import live.maguey.persistence.Database;
import live.maguey.persistence.Invariants;
import live.maguey.persistence.TestDatabase;
import live.maguey.persistence.TestStores;
import live.maguey.persistence.devices.PostgresDevices;
import live.maguey.persistence.guests.PostgresGuests;
import live.maguey.persistence.reservations.TestTables;
import live.maguey.refunds.RefundOrder;
import live.maguey.reservations.Reservations;
import live.maguey.shared.Ids;
import live.maguey.tickets.Ticket;
import live.maguey.tickets.Tickets;
import live.maguey.tickets.VoidTicket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;

class PostgresCheckInIT extends CheckInContract {
  @AutoClose private final Database database = TestDatabase.fresh(2);
  private final TestStores world = new TestStores(database);
  private final Admissions admissions = Admitting.on(database);

  @AfterEach
  void the_books_agree() {
    Invariants.check(database);
  }

  @Override
  protected Ids ids() {
    return world.ids;
  }

  @Override
  protected Orders orders() {
    return world.orders;
  }

  @Override
  protected Reservations reservations() {
    return world.reservations;
  }

  @Override
  protected Tickets tickets() {
    return world.tickets;
  }

  @Override
  protected Admissions admissions() {
    return admissions;
  }

  @Override
  protected RefundOrder refundOrder() {
    return world.refundOrder;
  }

  @Override
  protected VoidTicket voidTicket() {
    return new VoidTicket(
        world.orders, world.tickets, world.reservations, world.audit, database, world.clock);
  }

  @Override
  protected Order learn(Fact evidence) {
    return world.learn(evidence);
  }

  @Override
  protected void open(Event event, TableId table, Device gate) {
    world.events.add(event);
    TestTables.add(database, event.id(), table);
    new PostgresDevices(database).enrol(gate, SampleKeys.ONE, SampleEvents.NOW);
  }

  @Override
  protected void join(Ticket ticket, Ticket pass) {
    PostgresGuests guests = new PostgresGuests(database);
    boolean joined = database.run(() -> guests.join(ticket.id(), pass.id(), SampleEvents.NOW));
    assertThat(joined).isTrue();
  }
}
