package live.maguey.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import live.maguey.catalog.Event;
import live.maguey.catalog.Nights;
import live.maguey.orders.Order;
import org.junit.jupiter.api.Test;

/// What every store of tickets promises.
public abstract class TicketsContract {
  protected abstract Tickets tickets();

  protected abstract Event event();

  /// A new order for [#event].
  protected abstract Order anOrder();

  protected static Ticket ticket(Order order, Event event, int no) {
    return new Ticket(
        new TicketId(UUID.randomUUID()),
        order.id(),
        1,
        no,
        event.id(),
        event.number(),
        "General",
        "Any time until 2 AM",
        Ticket.Kind.GENERAL,
        Ticket.EntryPolicy.ONCE,
        order.details().reference().toString(),
        1,
        null,
        null,
        0,
        false,
        null,
        event.ends().plus(Duration.ofDays(1)));
  }

  @Test
  void tickets_come_back_in_their_order() {
    Order order = anOrder();
    Ticket second = ticket(order, event(), 2);
    Ticket first = ticket(order, event(), 1);
    tickets().issue(List.of(second, first));
    assertThat(tickets().of(order.id())).containsExactly(first, second);
    assertThat(tickets().find(first.id())).contains(first);
    assertThat(tickets().find(first.number())).contains(first);
    assertThat(tickets().find(first.number().toLowerCase(Locale.ROOT).replace("-", " "))).isEmpty();
    assertThat(tickets().find(first.number().toLowerCase(Locale.ROOT).replace("-", "")))
        .contains(first);
  }

  @Test
  void a_place_has_one_ticket_however_often_it_is_issued() {
    Order order = anOrder();
    Ticket first = ticket(order, event(), 1);
    tickets().issue(List.of(first));
    tickets().issue(List.of(ticket(order, event(), 1)));
    assertThat(tickets().of(order.id())).containsExactly(first);
  }

  @Test
  void a_ticket_is_voided_once_and_stays_so() {
    Order order = anOrder();
    Ticket ticket = ticket(order, event(), 1);
    tickets().issue(List.of(ticket));
    assertThat(tickets().voidTicket(ticket.id(), Ticket.VoidReason.REFUNDED, Nights.NOW)).isTrue();
    assertThat(tickets().voidTicket(ticket.id(), Ticket.VoidReason.VOIDED, Nights.NOW)).isFalse();
    Ticket voided = tickets().find(ticket.id()).orElseThrow();
    assertThat(voided.isValid()).isFalse();
    assertThat(voided.voided()).isEqualTo(Ticket.VoidReason.REFUNDED);
  }
}
