package live.maguey.tickets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import live.maguey.events.Event;
import live.maguey.events.SampleEvents;
import live.maguey.orders.Order;
import live.maguey.shared.UnitOfWork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What every store of tickets promises.
public abstract class TicketsContract {
  protected abstract Tickets tickets();

  protected abstract UnitOfWork work();

  protected abstract Event event();

  /// A new order for [#event].
  protected abstract Order anOrder();

  protected static Ticket ticket(Order order, Event event, int no) {
    return TicketChanges.issued(
        new TicketId(UUID.randomUUID()),
        event,
        new Ticket.Origin(order.id(), 1, no),
        Ticket.Kind.GENERAL,
        Ticket.EntryPolicy.ONCE,
        new Ticket.Label(
            "General", "Any time until 2 AM", order.details().reference().toString(), null),
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
  void what_a_revoked_key_signed_is_reissued_once_for_it_and_void_tickets_stay_as_they_are() {
    Order order = anOrder();
    Ticket one = ticket(order, event(), 1);
    Ticket gone = ticket(order, event(), 2);
    tickets().issue(List.of(one, gone));
    tickets().voidTicket(gone.id(), Ticket.VoidReason.VOIDED, SampleEvents.NOW);
    assertThat(tickets().toReissue(event().id(), 2)).containsExactly(entry(order.id(), 1));

    assertThat(tickets().reissue(order.id(), 2)).containsExactly(one.id());
    assertThat(tickets().reissue(order.id(), 2)).isEmpty();
    assertThat(tickets().reissue(order.id(), 1)).isEmpty();

    assertThat(tickets().toReissue(event().id(), 2)).isEmpty();
    assertThat(tickets().of(order.id())).extracting(Ticket::serial).containsExactly(2, 1);
    assertThat(tickets().toReissue(event().id(), 3)).containsExactly(entry(order.id(), 1));
  }

  @ParameterizedTest
  @EnumSource
  void a_ticket_of_any_kind_comes_back_whole(Ticket.Kind kind) {
    Order order = anOrder();
    Ticket t = ticket(order, event(), 1);
    Ticket named =
        TicketChanges.labelled(
            TicketChanges.serial(TicketChanges.kind(t, kind, Ticket.EntryPolicy.REENTRY), 65_535),
            new Ticket.Label(t.name(), t.note(), "Table 4", "Inés"));
    tickets().issue(List.of(named));
    assertThat(tickets().find(named.id())).contains(named);
  }

  @Test
  void the_passes_of_a_line_say_where_their_party_sits_and_keep_all_else() {
    Order order = anOrder();
    Ticket host =
        TicketChanges.kind(
            TicketChanges.labelled(
                ticket(order, event(), 1), new Ticket.Label("4", "Bar", "Table 4", "Inés")),
            Ticket.Kind.HOST,
            Ticket.EntryPolicy.ONCE);
    Ticket plain = ticket(order, event(), 2);
    tickets().issue(List.of(host, plain));

    tickets().seat(order.id(), 1, new Ticket.Label("9", "By the floor", "Table 9", null));

    assertThat(tickets().of(order.id()))
        .containsExactly(
            TicketChanges.labelled(host, new Ticket.Label("9", "By the floor", "Table 9", "Inés")),
            plain);
  }

  @Test
  void an_order_is_told_its_own_tickets_void_ones_too() {
    Order order = anOrder();
    List<Ticket> ours = List.of(ticket(order, event(), 1), ticket(order, event(), 2));
    tickets().issue(ours);
    tickets().issue(List.of(ticket(anOrder(), event(), 1)));
    tickets().voidTicket(ours.getFirst().id(), Ticket.VoidReason.MOVED, SampleEvents.NOW);
    assertThat(tickets().of(order.id()))
        .extracting(Ticket::id, Ticket::voidReason)
        .containsExactly(
            tuple(ours.getFirst().id(), Optional.of(Ticket.VoidReason.MOVED)),
            tuple(ours.getLast().id(), Optional.empty()));
  }

  @Test
  void locked_tickets_are_those_of_the_order_as_they_stand() {
    Order order = anOrder();
    List<Ticket> ours = List.of(ticket(order, event(), 1), ticket(order, event(), 2));
    tickets().issue(ours);
    tickets().issue(List.of(ticket(anOrder(), event(), 1)));
    tickets().voidTicket(ours.getLast().id(), Ticket.VoidReason.REFUNDED, SampleEvents.NOW);
    List<Ticket> locked = work().run(() -> tickets().lock(order.id()));
    assertThat(locked).isEqualTo(tickets().of(order.id())).hasSize(2);
  }

  @Test
  void a_number_that_nobody_has_finds_nothing() {
    tickets().issue(List.of(ticket(anOrder(), event(), 1)));
    assertThat(tickets().find("")).isEmpty();
    assertThat(tickets().find("----")).isEmpty();
    assertThat(tickets().find("ZZZZ-ZZZ9")).isEmpty();
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
  void no_two_tickets_have_one_number() {
    Ticket first = ticket(anOrder(), event(), 1);
    Order order = anOrder();
    Ticket alike = alike(first, order, 1);
    Ticket another = ticket(order, event(), 2);
    Ticket again = ticket(order, event(), 2);
    assertThat(tickets().issue(List.of(first))).isEmpty();

    assertThat(tickets().issue(List.of(alike, another))).containsExactly(alike);
    assertThat(tickets().issue(List.of(alike, again))).containsExactly(alike);

    assertThat(tickets().of(order.id())).containsExactly(another);
    assertThat(tickets().find(first.number())).contains(first);
  }

  /// A ticket that would have the number of another.
  private Ticket alike(Ticket first, Order order, int no) {
    UUID id = first.id().value();
    return TicketChanges.issued(
        new TicketId(new UUID(id.getMostSignificantBits() ^ 1, id.getLeastSignificantBits())),
        event(),
        new Ticket.Origin(order.id(), 1, no),
        first.kind(),
        first.policy(),
        first.label(),
        first.notAfter());
  }

  @Test
  void a_ticket_is_voided_once_and_stays_so() {
    Order order = anOrder();
    Ticket ticket = ticket(order, event(), 1);
    tickets().issue(List.of(ticket));
    assertThat(tickets().voidTicket(ticket.id(), Ticket.VoidReason.REFUNDED, SampleEvents.NOW))
        .isTrue();
    assertThat(tickets().voidTicket(ticket.id(), Ticket.VoidReason.VOIDED, SampleEvents.NOW))
        .isFalse();
    Ticket voided = tickets().find(ticket.id()).orElseThrow();
    assertThat(voided.isValid()).isFalse();
    assertThat(voided.voidReason()).contains(Ticket.VoidReason.REFUNDED);
  }

  @ParameterizedTest
  @EnumSource
  void a_void_ticket_tells_why(Ticket.VoidReason reason) {
    Ticket ticket = ticket(anOrder(), event(), 1);
    tickets().issue(List.of(ticket));
    assertThat(tickets().voidTicket(ticket.id(), reason, SampleEvents.NOW)).isTrue();
    assertThat(tickets().find(ticket.id()).orElseThrow().voidReason()).contains(reason);
  }

  @Test
  void a_ticket_that_is_not_there_is_not_voided() {
    TicketId unknown = new TicketId(UUID.randomUUID());
    assertThat(tickets().voidTicket(unknown, Ticket.VoidReason.VOIDED, SampleEvents.NOW)).isFalse();
    assertThat(tickets().find(unknown)).isEmpty();
  }
}
