package live.maguey.tickets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import live.maguey.events.Event;
import live.maguey.events.SampleEvents;
import live.maguey.orders.OrderId;
import live.maguey.shared.InMemoryWorld;
import live.maguey.shared.SequentialIds;
import org.junit.jupiter.api.Test;

class IssueTicketsTest {
  private static final UUID FIRST = new UUID(1, 7);

  /// Its number is that of [#FIRST].
  private static final UUID ALIKE = new UUID(2, 7);

  private static final UUID FREE = new UUID(3, 8);
  private static final Event EVENT = SampleEvents.tonight(new SequentialIds()).event();

  private final InMemoryTickets tickets = new InMemoryTickets(new InMemoryWorld());

  @Test
  void a_ticket_whose_number_is_taken_gets_another_id() {
    tickets.issue(List.of(ticket(FIRST, 1)));

    issuing(ALIKE, FREE).issue(List.of(ticket(ALIKE, 2), ticket(new UUID(4, 9), 3)));

    assertThat(tickets.all())
        .extracting(Ticket::no, ticket -> ticket.id().value())
        .containsExactlyInAnyOrder(tuple(1, FIRST), tuple(2, FREE), tuple(3, new UUID(4, 9)));
  }

  @Test
  void ids_that_never_differ_are_a_bug_and_not_a_loop() {
    tickets.issue(List.of(ticket(FIRST, 1)));
    IssueTickets stuck = new IssueTickets(tickets, () -> ALIKE);

    assertThatThrownBy(() -> stuck.issue(List.of(ticket(ALIKE, 2))))
        .isInstanceOf(IllegalStateException.class);
  }

  private IssueTickets issuing(UUID... made) {
    Iterator<UUID> ids = Stream.of(made).iterator();
    return new IssueTickets(tickets, ids::next);
  }

  private static Ticket ticket(UUID id, int no) {
    return TicketChanges.issued(
        new TicketId(id),
        EVENT,
        new Ticket.Origin(new OrderId(new UUID(9, 9)), 1, no),
        Ticket.Kind.GENERAL,
        Ticket.EntryPolicy.ONCE,
        new Ticket.Label("General", "", "MGY-7K2Q-9F", null),
        EVENT.ends());
  }
}
