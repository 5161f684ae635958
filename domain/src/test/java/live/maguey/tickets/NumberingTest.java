package live.maguey.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import live.maguey.events.EventId;
import live.maguey.orders.OrderId;
import live.maguey.shared.Ids;
import live.maguey.shared.SequentialIds;
import org.junit.jupiter.api.Test;

class NumberingTest {
  private final Ids ids = new SequentialIds();

  @Test
  void passes_are_counted_apart_from_the_tickets_of_their_order() {
    Ticket ticket = ticket(Ticket.Kind.GENERAL, 1, 1);
    Ticket host = ticket(Ticket.Kind.HOST, 2, 1);
    Ticket guest = ticket(Ticket.Kind.GUEST, 2, 2);
    Ticket other = ticket(Ticket.Kind.GENERAL, 3, 1);
    Numbering numbers = new Numbering(List.of(ticket, host, guest, other));

    assertThat(numbers.of(ticket)).isEqualTo(new Numbering.Place(1, 2));
    assertThat(numbers.of(other)).isEqualTo(new Numbering.Place(2, 2));
    assertThat(numbers.of(host)).isEqualTo(new Numbering.Place(1, 2));
    assertThat(numbers.of(guest)).isEqualTo(new Numbering.Place(2, 2));
    assertThat(numbers.passes()).isEqualTo(2);
    assertThat(numbers.tickets()).isEqualTo(2);
  }

  private Ticket ticket(Ticket.Kind kind, int line, int no) {
    return new Ticket(
        new TicketCode(1, new TicketId(ids.next()), 1, kind, Instant.EPOCH),
        new EventId(ids.next()),
        new Ticket.Origin(new OrderId(ids.next()), line, no),
        new Ticket.Label("12", "", "", null),
        Ticket.EntryPolicy.ONCE,
        new Ticket.Visits.None(),
        new Ticket.State.Valid(),
        Optional.empty());
  }
}
