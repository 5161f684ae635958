package live.maguey.tickets;

import static live.maguey.events.SampleEvents.usd;
import static org.assertj.core.api.Assertions.assertThat;

import live.maguey.audit.AuditEntry;
import live.maguey.events.TableId;
import live.maguey.orders.Holds;
import live.maguey.orders.Order;
import live.maguey.orders.OrderId;
import live.maguey.payments.Fact;
import live.maguey.settlement.BoxOffice;
import live.maguey.settlement.News;
import live.maguey.settlement.OneEvent;
import org.junit.jupiter.api.Test;

class VoidTicketTest {
  private final OneEvent office = OneEvent.withPlaces(10);
  private final VoidTicket voidTicket = office.voidTicket();
  private final Order.Held order = office.atThePage();
  private final Fact payment = News.of(order).captured("pi_1");

  private Ticket bought() {
    office.learn(payment);
    return office.tickets(order).getFirst();
  }

  @Test
  void it_is_void_at_once_and_keeps_money_and_place() {
    Ticket ticket = bought();

    VoidTicket.Outcome outcome =
        voidTicket.voidTicket(ticket.id(), false, "sold on", BoxOffice.BUYER);

    assertThat(outcome)
        .isInstanceOfSatisfying(
            VoidTicket.Outcome.Voided.class,
            it -> assertThat(it.ticket().voidReason()).contains(Ticket.VoidReason.VOIDED));
    assertThat(office.placesTaken()).isEqualTo(2);
    assertThat(office.refunds.of(order.id())).isEmpty();
    assertThat(office.audit.of("order " + order.id(), 1).getFirst())
        .extracting(AuditEntry::act, AuditEntry::detail)
        .containsExactly("ticket.voided", ticket.number() + ": sold on");
  }

  @Test
  void its_place_is_sold_again_where_that_is_wanted_and_only_once() {
    Ticket ticket = bought();
    voidTicket.voidTicket(ticket.id(), true, "", BoxOffice.BUYER);
    assertThat(office.placesTaken()).isEqualTo(1);

    assertThat(voidTicket.voidTicket(ticket.id(), true, "", BoxOffice.BUYER))
        .isInstanceOf(VoidTicket.Outcome.Already.class);
    assertThat(office.placesTaken()).isEqualTo(1);
  }

  @Test
  void a_table_stays_sold_however_many_of_its_passes_are_void() {
    TableId table = new TableId(office.ids.next());
    office.events.addTable(office.event.id(), table);
    OrderId id = office.hold(Holds.of(office.ids, office.event).table(table, 2, usd(60_000)));
    office.learn(News.of(office.order(id)).captured("pi_2"));

    assertThat(office.tickets.of(id))
        .hasSize(2)
        .allSatisfy(pass ->
            assertThat(voidTicket.voidTicket(pass.id(), true, "", BoxOffice.BUYER))
                .isInstanceOfSatisfying(
                    VoidTicket.Outcome.Voided.class, it -> assertThat(it.places()).isZero()));
    assertThat(office.events.left(table.inventory())).isZero();
  }

  @Test
  void no_replay_makes_it_valid_again() {
    Ticket ticket = bought();
    voidTicket.voidTicket(ticket.id(), false, "", BoxOffice.BUYER);

    assertThat(office.learn(payment)).isEmpty();

    assertThat(office.tickets.find(ticket.id()).orElseThrow().isValid()).isFalse();
  }

  @Test
  void a_number_of_no_ticket_is_said() {
    assertThat(voidTicket.voidTicket(new TicketId(office.ids.next()), false, "", BoxOffice.BUYER))
        .isEqualTo(new VoidTicket.Outcome.NoSuchTicket());
  }
}
