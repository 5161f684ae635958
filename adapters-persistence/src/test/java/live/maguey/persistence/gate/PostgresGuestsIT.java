package live.maguey.persistence.gate;

import live.maguey.audit.AuditTrail;
import live.maguey.devices.Device;
import live.maguey.devices.SampleKeys;
import live.maguey.emails.Outbox;
import live.maguey.events.SampleEvents;
import live.maguey.gate.Admissions;
import live.maguey.guests.GuestsContract;
import live.maguey.guests.Hosts;
import live.maguey.persistence.Database;
import live.maguey.persistence.Invariants;
import live.maguey.persistence.TestDatabase;
import live.maguey.persistence.TestStores;
import live.maguey.persistence.devices.PostgresDevices;
import live.maguey.persistence.guests.HostsOn;
import live.maguey.refunds.RefundOrder;
import live.maguey.settlement.SalesStores;
import live.maguey.shared.Ids;
import live.maguey.shared.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;

class PostgresGuestsIT extends GuestsContract {
  @AutoClose private final Database database = TestDatabase.fresh(2);
  private final TestStores world = new TestStores(database);
  private final Hosts hosts = HostsOn.of(world, database);
  private final Admissions admissions = Admitting.on(database);

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
  protected Admissions admissions() {
    return admissions;
  }

  @Override
  protected void enrol(Device device) {
    new PostgresDevices(database).enrol(device, SampleKeys.ONE, SampleEvents.NOW);
  }

  @Override
  protected SalesStores stores() {
    return world.sales();
  }
}
