package live.maguey.vip;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import live.maguey.deposits.InMemoryCollectedAmounts;
import live.maguey.deposits.ShowDeposits;
import live.maguey.events.SampleEvents;
import live.maguey.lookup.LookUpReservations;
import live.maguey.lookup.Party;
import live.maguey.orders.OrderId;
import live.maguey.refunds.RefundOrder;
import live.maguey.reservations.Reservations;
import live.maguey.shared.EmailAddress;
import live.maguey.shared.Page;
import org.junit.jupiter.api.Test;

/// A party as the staff find it.
class PartyTest {
  private final TableOffice office = new TableOffice();
  private final LookUpReservations lookUp =
      new LookUpReservations(
          office.reservations,
          office.orders,
          office.events,
          office.tables,
          office.guests,
          office.ledger,
          new ShowDeposits(office.deposits, new InMemoryCollectedAmounts(office.world)));

  private Party party(OrderId id) {
    return lookUp.of(office.order(id)).orElseThrow();
  }

  @Test
  void it_is_told_with_who_has_come_who_has_a_pass_and_what_was_paid() {
    OrderId id = office.party("1");
    office.name(office.passes(id).get(1), "Maya");
    office.admit(office.passes(id).getFirst());

    Party party = party(id);

    assertThat(party.label()).isEqualTo("1");
    assertThat(party.section()).isEqualTo("By the floor");
    assertThat(party.seats()).isEqualTo(4);
    assertThat(party.arrived()).isEqualTo(1);
    assertThat(party.withoutGuest()).isEqualTo(2);
    assertThat(party.paid()).isEqualTo(SampleEvents.usd(32_000));
    assertThat(party.refunded().isZero()).isTrue();
    assertThat(party.stillToSpend().isZero()).isTrue();
  }

  @Test
  void a_party_that_was_moved_is_told_where_it_sits_and_with_the_seats_it_has() {
    OrderId id = office.party("1");
    office.moveParty.move(
        new MoveParty.Request(id, office.table("9").id(), ""), TableOffice.OPERATOR);

    assertThat(party(id).label()).isEqualTo("9");
    assertThat(party(id).seats()).isEqualTo(2);
    assertThat(lookUp.at(office.event, "9")).contains(party(id));
    assertThat(lookUp.at(office.event, "1")).isEmpty();
  }

  @Test
  void what_went_back_is_told_and_a_table_that_is_given_up_is_nobodys() {
    OrderId id = office.party("1");
    office.refundOrder.refund(
        new RefundOrder.Request(id, Set.of(), false, RefundOrder.Why.ASKED, ""),
        TableOffice.OPERATOR);

    assertThat(lookUp.at(office.event, "1")).isEmpty();
    assertThat(party(id).reservation().state()).isEqualTo("cancelled");
    assertThat(lookUp.list(new Reservations.Search(office.event.id(), "cancelled", Page.newest(9))))
        .containsExactly(party(id));
    assertThat(lookUp.list(new Reservations.Search(office.event.id(), "confirmed", Page.newest(9))))
        .isEmpty();
  }

  @Test
  void a_host_is_found_by_the_address_of_each_order_that_has_a_table() {
    OrderId id = office.party("1");
    office.hold(office.event, 1);
    EmailAddress address =
        office.orders.buyer(office.order(id).details().buyer()).orElseThrow().email();

    assertThat(lookUp.of(address, 9)).containsExactly(party(id));
    assertThat(lookUp.of(EmailAddress.parse("nobody@example.com"), 9)).isEmpty();
    assertThat(lookUp.of(office.order(office.hold(office.event, 1)))).isEmpty();
  }
}
