package live.maguey.heads;

import java.util.List;
import live.maguey.devices.Device;
import live.maguey.events.Event;
import live.maguey.events.InMemoryEvents;
import live.maguey.gate.Admissions;
import live.maguey.gate.InMemoryAdmissions;
import live.maguey.orders.OrderId;
import live.maguey.shared.InMemoryWorld;
import live.maguey.shared.SequentialIds;
import live.maguey.tickets.InMemoryTickets;
import live.maguey.tickets.Tickets;

class InMemoryHeadsTest extends HeadsContract {
  private final InMemoryWorld world = new InMemoryWorld();
  private final SequentialIds orders = new SequentialIds();
  private final InMemoryEvents events = new InMemoryEvents(world);
  private final InMemoryTickets tickets = new InMemoryTickets(world);
  private final InMemoryAdmissions admissions = new InMemoryAdmissions(world, tickets, events);
  private final InMemoryHeads heads = new InMemoryHeads(world, admissions);

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
  protected void open(List<Event> opened, List<Device> devices) {
    opened.forEach(events::add);
  }

  @Override
  protected OrderId order(Event event) {
    return new OrderId(orders.next());
  }
}
