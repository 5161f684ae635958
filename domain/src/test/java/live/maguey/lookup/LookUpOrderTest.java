package live.maguey.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import live.maguey.audit.AuditEntry;
import live.maguey.checkout.CheckoutAttempt;
import live.maguey.events.Event;
import live.maguey.events.SampleEvents;
import live.maguey.events.TableId;
import live.maguey.gate.Arrivals;
import live.maguey.orders.Holds;
import live.maguey.orders.OrderId;
import live.maguey.payments.Refund;
import live.maguey.reservations.Reservation;
import live.maguey.settlement.BoxOffice;
import live.maguey.shared.SequentialIds;
import live.maguey.tickets.TicketChanges;
import live.maguey.tickets.TicketId;
import org.junit.jupiter.api.Test;

class LookUpOrderTest {
  private static final int MOST = 50;

  private final BoxOffice office = new BoxOffice();
  private final Event event =
      office.add(SampleEvents.tonight(new SequentialIds(9)).tier("General", 50));

  /// Two places at $30.00.
  private OrderId paid() {
    return office.paid(event, 2);
  }

  @Test
  void an_order_of_a_table_comes_with_its_reservation_and_who_has_come() {
    TableId table = new TableId(office.ids.next());
    office.events.addTable(event.id(), table);
    Holds both = Holds.of(office.ids, event).places(0, 1).table(table, 3, SampleEvents.usd(60_000));
    OrderId id = office.hold(both);
    office.checkout.open(id);
    office.pay(id);
    TicketId pass = office.tickets.of(id).getLast().id();
    office.tickets.change(pass, t -> TicketChanges.admitted(t, SampleEvents.DOORS));

    OrderPicture picture = office.lookUp.picture(office.order(id));

    assertThat(picture.reservation().map(Reservation::state)).contains("confirmed");
    assertThat(picture.arrivals()).isEqualTo(new Arrivals(3, 1));
  }

  @Test
  void an_order_of_places_has_no_reservation() {
    OrderPicture picture = office.lookUp.picture(office.order(paid()));

    assertThat(picture.reservation()).isEmpty();
    assertThat(picture.arrivals()).isEqualTo(new Arrivals(0, 0));
  }

  @Test
  void an_order_comes_with_all_that_belongs_to_it() {
    paid();
    OrderId id = paid();
    office.refundFirst(id);

    OrderHistory history = office.lookUp.history(office.order(id), MOST);

    OrderPicture picture = history.picture();
    assertThat(picture.order()).isEqualTo(office.order(id));
    assertThat(picture.event().slug()).isEqualTo(event.slug());
    assertThat(picture.buyer()).isEqualTo(office.orders.buyer(picture.order().details().buyer()));
    assertThat(picture.tickets()).hasSize(2).allMatch(ticket -> ticket.order().equals(id));
    OrderPayment payment = history.payment();
    assertThat(payment.attempts()).extracting(CheckoutAttempt::number).containsExactly(1);
    assertThat(payment.facts()).isEqualTo(office.facts.of(id)).isNotEmpty();
    assertThat(payment.refunds())
        .extracting(Refund::amount)
        .containsExactly(SampleEvents.usd(3_000));
    assertThat(payment.disputes()).isEmpty();
    assertThat(history.ledger()).isEqualTo(office.ledger.of(id)).isNotEmpty();
    assertThat(history.returned()).contains(SampleEvents.usd(3_000));
    assertThat(history.emails())
        .isNotEmpty()
        .allMatch(mail -> mail.order().equals(Optional.of(id)));
    assertThat(history.trail())
        .isNotEmpty()
        .extracting(AuditEntry::subject)
        .containsOnly("order " + id);
  }

  @Test
  void only_the_newest_emails_and_acts_are_shown() {
    OrderId id = paid();
    office.refundFirst(id);

    OrderHistory newest = office.lookUp.history(office.order(id), 1);

    assertThat(newest.emails()).isEqualTo(office.outbox.list(null, id, 1));
    assertThat(newest.trail()).isEqualTo(office.audit.of("order " + id, 1));
  }
}
