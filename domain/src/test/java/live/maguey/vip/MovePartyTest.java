package live.maguey.vip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import live.maguey.audit.AuditEntry;
import live.maguey.emails.Email;
import live.maguey.events.SampleEvents;
import live.maguey.events.TableId;
import live.maguey.orders.Order;
import live.maguey.orders.OrderId;
import live.maguey.refunds.RefundOrder;
import live.maguey.reservations.Reservation;
import live.maguey.shared.InvalidRequest;
import live.maguey.tickets.Ticket;
import live.maguey.tickets.TicketCode;
import live.maguey.vip.MoveParty.Change;
import live.maguey.vip.MoveParty.Outcome;
import org.junit.jupiter.api.Test;

class MovePartyTest {
  private final TableOffice office = new TableOffice();

  private Outcome move(OrderId party, String to) {
    return office.moveParty.move(request(party, to), TableOffice.OPERATOR);
  }

  private MoveParty.Request request(OrderId party, String to) {
    return new MoveParty.Request(party, office.table(to).id(), "closer to the bar");
  }

  private static Change moved(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Moved.class);
    return ((Outcome.Moved) outcome).change();
  }

  @Test
  void a_party_sits_at_the_other_table_with_the_same_codes_and_its_own_is_free() {
    OrderId party = office.party("1");
    List<TicketCode> codes = office.passes(party).stream().map(Ticket::code).toList();

    Change change = moved(move(party, "2"));

    assertThat(change.difference().isZero()).isTrue();
    assertThat(office.isFree("1")).isTrue();
    assertThat(office.isFree("2")).isFalse();
    assertThat(office.reservation(party).booking().table()).isEqualTo(office.table("2").id());
    assertThat(office.reservation(party)).isInstanceOf(Reservation.Confirmed.class);
    assertThat(office.passes(party)).extracting(Ticket::code).isEqualTo(codes);
    assertThat(office.passes(party))
        .allMatch(Ticket::isValid)
        .extracting(pass -> pass.name() + ", " + pass.party())
        .containsOnly("Table 2, Table 2");
    assertThat(office.order(party).details().line(1).item().label())
        .as("what was bought")
        .isEqualTo("7");
    assertThat(office.mails(party)).contains(Email.Kind.TABLE_MOVED);
    assertThat(office.audit.of("order " + party, 1))
        .extracting(AuditEntry::act, AuditEntry::detail)
        .containsExactly(tuple("reservation.moved", "table 1 to 2: closer to the bar"));
  }

  @Test
  void a_note_is_one_line() {
    OrderId party = office.party("1");

    assertThat(moving(party, " closer to the bar\n").note()).isEqualTo("closer to the bar");
    assertThatThrownBy(() -> moving(party, "closer\nto the bar"))
        .isInstanceOf(InvalidRequest.class)
        .hasMessageContaining("line break");
  }

  private MoveParty.Request moving(OrderId party, String note) {
    return new MoveParty.Request(party, office.table("2").id(), note);
  }

  @Test
  void a_preview_changes_nothing() {
    OrderId party = office.party("1");

    assertThat(office.moveParty.preview(request(party, "6")))
        .isInstanceOfSatisfying(
            Outcome.Possible.class,
            possible -> assertThat(possible.change().issued()).isEqualTo(2));

    assertThat(office.isFree("6")).isTrue();
    assertThat(office.passes(party)).hasSize(4);
    assertThat(office.mails(party)).doesNotContain(Email.Kind.TABLE_MOVED);
  }

  @Test
  void a_larger_table_has_further_passes_and_what_it_costs_more_is_written_down_not_charged() {
    OrderId party = office.party("1");

    Change change = moved(move(party, "6"));

    assertThat(change.issued()).isEqualTo(2);
    assertThat(change.difference()).isEqualTo(SampleEvents.usd(18_000));
    assertThat(office.passes(party)).hasSize(6).allMatch(Ticket::isValid);
    assertThat(office.passes(party)).filteredOn(p -> p.kind() == Ticket.Kind.HOST).hasSize(1);
    assertThat(office.order(party).total()).isEqualTo(SampleEvents.usd(32_000));
    assertThat(office.audit.of("order " + party, 1).getFirst().detail())
        .contains("2 passes more", "differs by $180.00, not charged");
  }

  @Test
  void a_smaller_table_leaves_the_passes_that_are_somebodys() {
    OrderId party = office.party("1");
    Ticket last = office.passes(party).getLast();
    office.name(last, "Maya");

    Change change = moved(move(party, "9"));

    assertThat(change.voided()).isEqualTo(2);
    assertThat(office.passes(party))
        .extracting(Ticket::isValid)
        .containsExactly(true, false, false, true);
    assertThat(office.passes(party).get(1).voidReason()).contains(Ticket.VoidReason.MOVED);
  }

  @Test
  void a_table_with_fewer_seats_than_passes_that_are_somebodys_is_refused() {
    OrderId party = office.party("1");
    office.name(office.passes(party).get(1), "Maya");
    office.name(office.passes(party).get(2), "Leo");

    assertThat(move(party, "9"))
        .isEqualTo(new Outcome.TooFewSeats(office.order(party), office.table("9"), 3));
    assertThat(office.isFree("9")).isTrue();
    assertThat(office.isFree("1")).isFalse();
  }

  @Test
  void who_is_in_already_counts_and_stays_in() {
    OrderId party = office.party("1");
    office.admit(office.passes(party).get(3));

    moved(move(party, "9"));

    assertThat(office.reservation(party)).isInstanceOf(Reservation.CheckedIn.class);
    assertThat(office.reservation(party).booking().table()).isEqualTo(office.table("9").id());
    assertThat(office.passes(party))
        .extracting(Ticket::isValid)
        .containsExactly(true, false, false, true);
  }

  @Test
  void a_table_that_somebody_has_or_holds_is_refused_and_free_ones_are_named() {
    OrderId party = office.party("1");
    office.holding("2");

    assertThat(move(party, "2"))
        .isEqualTo(
            new Outcome.Taken(
                office.event,
                office.table("2"),
                List.of(office.table("3"), office.table("9"), office.table("6"))));
    assertThat(office.reservation(party).booking().table()).isEqualTo(office.table("1").id());
  }

  @Test
  void a_party_moves_again_and_back() {
    OrderId party = office.party("1");

    moved(move(party, "6"));
    assertThat(moved(move(party, "1")).voided()).isEqualTo(2);
    assertThat(office.passes(party)).filteredOn(Ticket::isValid).hasSize(4);
    assertThat(office.isFree("6")).isTrue();
    assertThat(office.mails(party)).filteredOn(Email.Kind.TABLE_MOVED::equals).hasSize(2);
  }

  @Test
  void all_the_money_goes_back_wherever_they_sit() {
    OrderId larger = office.party("1");
    OrderId smaller = office.party("2");
    moved(move(larger, "6"));
    moved(move(smaller, "9"));

    for (OrderId party : List.of(larger, smaller)) {
      RefundOrder.Outcome outcome =
          office.refundOrder.refund(
              new RefundOrder.Request(party, Set.of(), false, RefundOrder.Why.ASKED, ""),
              TableOffice.OPERATOR);
      assertThat(outcome)
          .isInstanceOfSatisfying(
              RefundOrder.Outcome.Requested.class,
              back -> assertThat(back.amount()).isEqualTo(SampleEvents.usd(32_000)));
      assertThat(office.order(party)).isInstanceOf(Order.Refunded.class);
      assertThat(office.reservation(party)).isInstanceOf(Reservation.Cancelled.class);
    }
    assertThat(office.isFree("6")).isTrue();
    assertThat(office.isFree("9")).isTrue();
  }

  @Test
  void who_has_no_table_that_is_paid_is_not_moved() {
    OrderId held = office.holding("1");
    OrderId places = office.hold(office.event, 1);

    assertThat(move(held, "2"))
        .isEqualTo(
            new Outcome.NotSeated(office.order(held), Optional.of(office.reservation(held))));
    assertThat(move(places, "2"))
        .isEqualTo(new Outcome.NotSeated(office.order(places), Optional.empty()));
    OrderId nobody = new OrderId(office.ids.next());
    assertThat(move(nobody, "2")).isEqualTo(new Outcome.NoSuchOrder(nobody));
  }

  @Test
  void a_party_moves_within_its_event_while_the_night_is_on() {
    OrderId party = office.party("1");
    TableId elsewhere = new TableId(office.ids.next());

    assertThat(
            office.moveParty.move(
                new MoveParty.Request(party, elsewhere, ""), TableOffice.OPERATOR))
        .isEqualTo(new Outcome.NoSuchTable(office.event, elsewhere));
    assertThat(move(party, "1"))
        .isEqualTo(new Outcome.SameTable(office.order(party), office.table("1")));

    office.later(Duration.between(office.clock.instant(), office.event.ends()));
    assertThat(move(party, "2")).isInstanceOf(Outcome.EventOff.class);
  }

  @Test
  void a_pass_that_the_venue_voided_stays_void_and_no_other_comes_in_its_place() {
    OrderId party = office.party("1");
    office.tickets.voidTicket(
        office.passes(party).get(1).id(), Ticket.VoidReason.VOIDED, office.clock.instant());

    assertThat(moved(move(party, "2")).issued()).isZero();
    assertThat(moved(move(party, "6")).issued()).isEqualTo(2);

    assertThat(office.passes(party)).filteredOn(Ticket::isValid).hasSize(5);
  }

  @Test
  void a_party_whose_money_went_back_while_it_was_in_gets_no_passes_with_the_larger_table() {
    OrderId party = office.party("1");
    office.admit(office.passes(party).getFirst());
    office.refundOrder.refund(
        new RefundOrder.Request(party, Set.of(), true, RefundOrder.Why.ASKED, ""),
        TableOffice.OPERATOR);
    assertThat(office.order(party)).isInstanceOf(Order.Refunded.class);

    assertThat(moved(move(party, "6")).issued()).isZero();

    assertThat(office.passes(party)).filteredOn(Ticket::isValid).hasSize(1);
  }
}
