package live.maguey.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import live.maguey.audit.Actor;
import live.maguey.audit.AuditEntry;
import live.maguey.audit.Cause;
import live.maguey.emails.Email;
import live.maguey.emails.QueueTickets;
import live.maguey.events.Event;
import live.maguey.events.SampleEvents;
import live.maguey.orders.CorrectAddress.Outcome;
import live.maguey.settlement.BoxOffice;
import live.maguey.shared.EmailAddress;
import org.junit.jupiter.api.Test;

class CorrectAddressTest {
  private static final Cause STAFF = new Cause(Actor.operator("ops@office"), "req_1");
  private static final EmailAddress RIGHT = EmailAddress.parse("right@example.org");

  private final BoxOffice office = new BoxOffice();
  private final Event event =
      office.add(
          SampleEvents.tonight(office.ids)
              .tier("General", 9, SampleEvents.price("Guest list", 0, 0)));
  private final CorrectAddress correct =
      new CorrectAddress(
          office.orders,
          new QueueTickets(office.outbox, office.ids),
          office.audit,
          office.work,
          office.clock);
  private final ShowOrder show = new ShowOrder(office.orders, office.links);

  @Test
  void the_old_link_opens_nothing_and_the_tickets_go_to_the_right_address() {
    Order paid = paid();
    String before = show.token(paid);

    Outcome outcome = correct.correct(paid.details().reference(), RIGHT, STAFF);

    assertThat(outcome)
        .isInstanceOfSatisfying(Outcome.Corrected.class, c -> assertThat(c.mailed()).isTrue());
    Order now = office.orders.find(paid.id()).orElseThrow();
    assertThat(show.byToken(before)).isEmpty();
    assertThat(show.byToken(show.token(now))).contains(now);
    assertThat(show.buyer(now).email()).isEqualTo(RIGHT);
    assertThat(office.tickets.of(paid.id())).allSatisfy(t -> assertThat(t.isValid()).isTrue());
    assertThat(mails(paid))
        .hasSize(2)
        .allSatisfy(m -> assertThat(m.kind()).isEqualTo(Email.Kind.TICKETS));
    assertThat(trail(paid)).contains("order.readdressed");
  }

  @Test
  void nobody_is_given_an_address_once_they_are_erased() {
    Order paid = paid();
    office.orders.erase(paid.id());

    assertThat(correct.preview(paid.details().reference(), RIGHT)).isEqualTo(new Outcome.Erased());
    assertThat(correct.correct(paid.details().reference(), RIGHT, STAFF))
        .isEqualTo(new Outcome.Erased());
    assertThat(office.orders.list(null, null, RIGHT, 9)).isEmpty();
  }

  @Test
  void the_address_that_it_has_already_changes_nothing() {
    Order paid = paid();
    String before = show.token(paid);

    assertThat(correct.correct(paid.details().reference(), show.buyer(paid).email(), STAFF))
        .isEqualTo(new Outcome.Same());

    assertThat(show.byToken(before)).isPresent();
    assertThat(mails(paid)).hasSize(1);
    assertThat(trail(paid)).doesNotContain("order.readdressed");
  }

  @Test
  void who_is_still_paying_gets_an_email_when_it_is_paid_and_not_before() {
    OrderId held = office.hold(event, 1);
    OrderReference reference = office.orders.find(held).orElseThrow().details().reference();

    assertThat(correct.correct(reference, RIGHT, STAFF))
        .isInstanceOfSatisfying(Outcome.Corrected.class, c -> assertThat(c.mailed()).isFalse());

    assertThat(office.outbox.list(null, held, 9)).isEmpty();
  }

  @Test
  void each_correction_is_an_email_of_its_own() {
    Order paid = paid();
    correct.correct(paid.details().reference(), EmailAddress.parse("rihgt@example.org"), STAFF);
    correct.correct(paid.details().reference(), RIGHT, STAFF);
    assertThat(mails(paid)).hasSize(3);
  }

  @Test
  void a_preview_changes_nothing_and_an_order_that_is_not_there_is_told() {
    Order paid = paid();
    String before = show.token(paid);

    assertThat(correct.preview(paid.details().reference(), RIGHT))
        .isInstanceOf(Outcome.Corrected.class);
    assertThat(show.byToken(before)).isPresent();

    OrderReference none = OrderReference.of(new OrderId(office.ids.next()));
    assertThat(correct.preview(none, RIGHT)).isEqualTo(new Outcome.NoSuchOrder());
    assertThat(correct.correct(none, RIGHT, STAFF)).isEqualTo(new Outcome.NoSuchOrder());
  }

  private Order paid() {
    return office.order(office.opened(event, 2));
  }

  private List<Email> mails(Order order) {
    return office.outbox.list(null, order.id(), 9);
  }

  private List<String> trail(Order order) {
    return office.audit.of("order " + order.id(), 9).stream().map(AuditEntry::act).toList();
  }
}
