package live.maguey.guests;

import java.util.List;
import live.maguey.audit.AuditTrail;
import live.maguey.audit.Cause;
import live.maguey.devices.Device;
import live.maguey.emails.Outbox;
import live.maguey.events.Event;
import live.maguey.events.TableId;
import live.maguey.gate.Admissions;
import live.maguey.gate.InMemoryAdmissions;
import live.maguey.orders.Order;
import live.maguey.orders.Orders;
import live.maguey.payments.Fact;
import live.maguey.refunds.RefundOrder;
import live.maguey.reservations.Reservations;
import live.maguey.settlement.BoxOffice;
import live.maguey.shared.Ids;
import live.maguey.shared.TestClock;
import live.maguey.tickets.Tickets;

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
  protected Orders orders() {
    return office.orders;
  }

  @Override
  protected Tickets tickets() {
    return office.tickets;
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
  protected Order learn(Fact evidence) {
    office.settle.settle(evidence.order(), List.of(evidence), Cause.job("test"));
    return office.order(evidence.order());
  }

  @Override
  protected void open(Event event) {
    office.events.add(event);
  }

  @Override
  protected void addTable(Event event, TableId added) {
    office.events.addTable(event.id(), added);
  }

  @Override
  protected Admissions admissions() {
    return admissions;
  }

  @Override
  protected Reservations reservations() {
    return office.reservations;
  }

  @Override
  protected void enrol(Device device) {}
}
