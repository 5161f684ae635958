package live.maguey.gate;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import live.maguey.devices.Device;
import live.maguey.events.Event;
import live.maguey.events.InMemoryEvents;
import live.maguey.orders.OrderId;
import live.maguey.shared.InMemoryWorld;
import live.maguey.tickets.InMemoryTickets;
import live.maguey.tickets.TicketChanges;
import live.maguey.tickets.TicketId;
import live.maguey.tickets.Tickets;

class InMemoryAdmissionsTest extends AdmissionsContract {
  private final InMemoryWorld world = new InMemoryWorld();
  private final InMemoryTickets tickets = new InMemoryTickets(world);
  private final InMemoryEvents events = new InMemoryEvents(world);
  private final Set<OrderId> disputed = new HashSet<>();
  private final InMemoryAdmissions admissions =
      new InMemoryAdmissions(world, tickets, events).askDisputedAt(disputed::contains);

  @Override
  protected Admissions admissions() {
    return admissions;
  }

  @Override
  protected ScanLog log() {
    return admissions.log();
  }

  @Override
  protected Tickets tickets() {
    return tickets;
  }

  @Override
  protected void open(List<Event> tonight, List<Device> devices) {
    tonight.forEach(events::add);
  }

  @Override
  protected OrderId order(Event event) {
    return new OrderId(ids.next());
  }

  @Override
  protected void dispute(OrderId order) {
    disputed.add(order);
  }

  @Override
  protected void reissue(TicketId id) {
    tickets.change(id, TicketChanges::reissued);
  }

  @Override
  protected void revokeKey(int id) {
    admissions.revoke(id);
  }

  @Override
  protected Logged logged(ScanId id) {
    return new Logged(admissions.byHand(id), admissions.textHash(id).orElse(null));
  }
}
