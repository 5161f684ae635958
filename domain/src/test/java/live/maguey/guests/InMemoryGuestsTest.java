package live.maguey.guests;

import live.maguey.audit.AuditTrail;
import live.maguey.devices.Device;
import live.maguey.emails.Outbox;
import live.maguey.gate.Admissions;
import live.maguey.gate.InMemoryAdmissions;
import live.maguey.refunds.RefundOrder;
import live.maguey.settlement.BoxOffice;
import live.maguey.settlement.SalesStores;
import live.maguey.shared.Ids;
import live.maguey.shared.TestClock;

class InMemoryGuestsTest extends GuestsContract {
  private final BoxOffice office = new BoxOffice();
  private final InMemoryAdmissions admissions =
      new InMemoryAdmissions(office.world, office.tickets, office.events)
          .checkInAt(office.reservations::admitted);
  private final Hosts hosts =
      new Hosts(
          new Hosts.Sold(
              office.orders,
              office.events,
              office.tickets,
              office.reservations,
              new InMemoryGuests(
                  office.world, office.tickets, office.reservations, office.events, office.outbox)),
          office.outbox,
          office.audit,
          office.announcements,
          office.work,
          office.ids,
          office.clock);

  @Override
  protected Hosts hosts() {
    return hosts;
  }

  @Override
  protected Ids ids() {
    return office.ids;
  }

  @Override
  protected TestClock clock() {
    return office.clock;
  }

  @Override
  protected Outbox outbox() {
    return office.outbox;
  }

  @Override
  protected AuditTrail audit() {
    return office.audit;
  }

  @Override
  protected RefundOrder refundOrder() {
    return office.refundOrder;
  }

  @Override
  protected Admissions admissions() {
    return admissions;
  }

  @Override
  protected void enrol(Device device) {}

  @Override
  protected SalesStores stores() {
    return office.stores();
  }
}
