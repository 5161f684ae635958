package live.maguey.gate;

import java.util.List;
import java.util.Optional;
import live.maguey.audit.Cause;
import live.maguey.devices.Device;
import live.maguey.events.Event;
import live.maguey.events.SampleEvents;
import live.maguey.events.TableId;
import live.maguey.orders.Order;
import live.maguey.orders.Orders;
import live.maguey.payments.Fact;
import live.maguey.refunds.RefundOrder;
import live.maguey.reservations.Reservations;
import live.maguey.settlement.BoxOffice;
import live.maguey.shared.Ids;
import live.maguey.tickets.Ticket;
import live.maguey.tickets.TicketChanges;
import live.maguey.tickets.Tickets;
import live.maguey.tickets.VoidTicket;

class InMemoryCheckInTest extends CheckInContract {
  private final BoxOffice office = new BoxOffice();
  private final InMemoryAdmissions admissions =
      new InMemoryAdmissions(office.world, office.tickets, office.events)
          .checkInAt(office.reservations::admitted);

  @Override
  protected Ids ids() {
    return office.ids;
  }

  @Override
  protected Orders orders() {
    return office.orders;
  }

  @Override
  protected Reservations reservations() {
    return office.reservations;
  }

  @Override
  protected Tickets tickets() {
    return office.tickets;
  }

  @Override
  protected Admissions admissions() {
    return admissions;
  }

  @Override
  protected RefundOrder refundOrder() {
    return office.refundOrder;
  }

  @Override
  protected VoidTicket voidTicket() {
    return office.voidTicket();
  }

  @Override
  protected Order learn(Fact evidence) {
    office.settle.settle(evidence.order(), List.of(evidence), Cause.job("test"));
    return office.order(evidence.order());
  }

  @Override
  protected void open(Event event, TableId table, Device gate) {
    office.events.add(event);
    office.events.addTable(event.id(), table);
  }

  @Override
  protected void join(Ticket ticket, Ticket pass) {
    office.tickets.voidTicket(pass.id(), Ticket.VoidReason.JOINED, SampleEvents.NOW);
    Ticket.Seat seat = new Ticket.Seat(pass.origin(), pass.label().name());
    office.tickets.change(ticket.id(), t -> TicketChanges.joined(t, Optional.of(seat)));
  }
}
