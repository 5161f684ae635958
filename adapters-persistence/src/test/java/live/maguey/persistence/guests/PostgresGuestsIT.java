package live.maguey.persistence.guests;

import static org.assertj.core.api.Assertions.assertThat;

import live.maguey.audit.AuditTrail;
import live.maguey.devices.Device;
import live.maguey.devices.DeviceId;
import live.maguey.emails.Outbox;
import live.maguey.events.Event;
import live.maguey.events.SampleEvents;
import live.maguey.events.TableId;
import live.maguey.gate.Admissions;
import live.maguey.gate.Reason;
import live.maguey.guests.GuestsContract;
import live.maguey.guests.Hosts;
import live.maguey.orders.Order;
import live.maguey.orders.Orders;
import live.maguey.payments.Fact;
import live.maguey.persistence.Database;
import live.maguey.persistence.Invariants;
import live.maguey.persistence.TestDatabase;
import live.maguey.persistence.TestStores;
import live.maguey.persistence.devices.PostgresDevices;
import live.maguey.persistence.gate.PostgresAdmissions;
import live.maguey.persistence.reservations.TestTables;
import live.maguey.refunds.RefundOrder;
import live.maguey.shared.Ids;
import live.maguey.shared.TestClock;
import live.maguey.tickets.Ticket;
import live.maguey.tickets.Tickets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;

class PostgresGuestsIT extends GuestsContract {
  @AutoClose private final Database database = TestDatabase.fresh(2);
  private final TestStores world = new TestStores(database);
  private final Hosts hosts = HostsOn.of(world, database);
  private final Admissions admissions = new PostgresAdmissions(database);
  private final Device gate =
      new Device(new DeviceId(world.ids.next()), "phone 1", "Gate A", "Nico");

  @BeforeEach
  void a_gate() {
    new PostgresDevices(database).enrol(gate, gate.name(), SampleEvents.NOW);
  }

  @AfterEach
  void the_books_agree() {
    Invariants.check(database);
  }

  @Override
  protected Hosts hosts() {
    return hosts;
  }

  @Override
  protected Ids ids() {
    return world.ids;
  }

  @Override
  protected TestClock clock() {
    return world.clock;
  }

  @Override
  protected Orders orders() {
    return world.orders;
  }

  @Override
  protected Tickets tickets() {
    return world.tickets;
  }

  @Override
  protected Outbox outbox() {
    return world.outbox;
  }

  @Override
  protected AuditTrail audit() {
    return world.audit;
  }

  @Override
  protected RefundOrder refundOrder() {
    return world.refundOrder;
  }

  @Override
  protected Order learn(Fact evidence) {
    return world.learn(evidence);
  }

  @Override
  protected void open(Event event) {
    world.events.add(event);
  }

  @Override
  protected void addTable(Event event, TableId added) {
    TestTables.add(database, event.id(), added);
  }

  @Override
  protected void admit(Ticket ticket, Event event) {
    assertThat(HostsOn.scan(admissions, world.ids, gate, ticket, event)).isEqualTo(Reason.ADMITTED);
  }
}
