package live.maguey.vip;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import live.maguey.events.Event;
import live.maguey.events.SampleEvents;
import live.maguey.gate.GateTickets;
import live.maguey.guests.GuestList;
import live.maguey.live.Topic;
import live.maguey.orders.OrderId;
import live.maguey.shared.SequentialIds;
import live.maguey.tables.EventPlan;
import live.maguey.tickets.Ticket;
import live.maguey.tickets.TicketChanges;
import org.junit.jupiter.api.Test;

class AnnounceArrivalTest {
  private final SequentialIds ids = new SequentialIds();
  private final Event event = SampleEvents.tonight(ids).tier("General", 10).event();
  private final OrderId order = new OrderId(ids.next());
  private final Ticket ticket = GateTickets.general(ids, event, order, 1);
  private final List<Topic> told = new ArrayList<>();
  private final AnnounceArrival arrived = new AnnounceArrival(told::add);

  @Test
  void a_guest_of_a_table_who_comes_in_is_told_to_its_host_and_on_the_plan() {
    arrived.accept(TicketChanges.kind(ticket, Ticket.Kind.GUEST, Ticket.EntryPolicy.ONCE));

    assertThat(told).containsExactly(GuestList.topic(order), EventPlan.topic(event.id()));
  }

  @Test
  void a_ticket_that_joined_is_told_to_the_host_of_the_table_it_joined() {
    OrderId table = new OrderId(ids.next());
    arrived.accept(
        TicketChanges.joined(
            ticket, Optional.of(new Ticket.Seat(new Ticket.Origin(table, 1, 2), "12"))));

    assertThat(told).first().isEqualTo(GuestList.topic(table));
  }

  @Test
  void any_other_ticket_tells_nothing() {
    arrived.accept(ticket);

    assertThat(told).isEmpty();
  }
}
