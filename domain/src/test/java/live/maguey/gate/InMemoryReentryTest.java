package live.maguey.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import live.maguey.devices.Device;
import live.maguey.devices.InMemoryDevices;
import live.maguey.devices.SampleKeys;
import live.maguey.events.Event;
import live.maguey.events.InMemoryEvents;
import live.maguey.events.SampleEvents;
import live.maguey.orders.OrderId;
import live.maguey.shared.InMemoryWorld;
import live.maguey.shared.SequentialIds;
import live.maguey.tickets.InMemoryTickets;
import live.maguey.tickets.Ticket;
import live.maguey.tickets.TicketChanges;
import live.maguey.tickets.TicketId;
import live.maguey.tickets.Tickets;

class InMemoryReentryTest extends ReentryContract {
  private final InMemoryWorld world = new InMemoryWorld();
  private final SequentialIds orders = new SequentialIds();
  private final InMemoryEvents events = new InMemoryEvents(world);
  private final InMemoryTickets tickets = new InMemoryTickets(world);
  private final InMemoryDevices devices = new InMemoryDevices(world);
  private final InMemoryReentryRules rules = new InMemoryReentryRules(world, devices::list);
  private final Set<OrderId> disputed = new HashSet<>();
  private final InMemoryAdmissions admissions =
      new InMemoryAdmissions(world, tickets, events)
          .askReentryAt(rules::inForce)
          .askDisputedAt(disputed::contains)
          .askHostAt(_ -> Optional.of("A guest"));

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
    return rules;
  }

  @Override
  protected void open(List<Event> opened, List<Device> enrolled) {
    opened.forEach(events::add);
    enrolled.forEach(d -> devices.enrol(d, SampleKeys.ONE, SampleEvents.NOW));
  }

  @Override
  protected void revoke(Device device) {
    assertThat(devices.revoke(device.id(), SampleEvents.NOW)).isTrue();
  }

  @Override
  protected OrderId order(Event event) {
    return new OrderId(orders.next());
  }

  @Override
  protected void reissue(TicketId id) {
    tickets.change(id, TicketChanges::reissued);
  }

  @Override
  protected void dispute(OrderId order) {
    disputed.add(order);
  }

  @Override
  protected void revokeKey(int id) {
    admissions.revoke(id);
  }

  @Override
  protected void join(Ticket ticket, Ticket pass) {
    tickets.voidTicket(pass.id(), Ticket.VoidReason.JOINED, SampleEvents.NOW);
    Ticket.Seat seat = new Ticket.Seat(pass.origin(), pass.label().name());
    tickets.change(ticket.id(), t -> TicketChanges.joined(t, Optional.of(seat)));
  }
}
