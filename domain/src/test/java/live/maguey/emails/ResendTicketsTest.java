package live.maguey.emails;

import static org.assertj.core.api.Assertions.assertThat;

import live.maguey.events.Event;
import live.maguey.events.SampleEvents;
import live.maguey.orders.OrderId;
import live.maguey.orders.OrderReference;
import live.maguey.payments.PaymentGateway;
import live.maguey.settlement.BoxOffice;
import live.maguey.shared.EmailAddress;
import live.maguey.shared.Language;
import live.maguey.shared.SequentialIds;
import org.junit.jupiter.api.Test;

class ResendTicketsTest {
  private final BoxOffice office = new BoxOffice();
  private final Event event =
      office.add(SampleEvents.tonight(new SequentialIds(9)).tier("General", 10));
  private final ResendTickets resend =
      new ResendTickets(
          office.orders, office.outbox, office.audit, office.work, office.ids, office.clock);

  private OrderReference number(OrderId order) {
    return office.order(order).details().reference();
  }

  private OrderId paid() {
    OrderId order = office.opened(event, 2);
    office.stripe.pay(order);
    String session = office.stripe.sessions(order).getLast();
    if (office.stripe.evidence(session) instanceof PaymentGateway.Evidence.Found found) {
      office.settle.settle(order, found.facts(), BoxOffice.BUYER);
    }
    return order;
  }

  private void sent(OrderId order) {
    office
        .outbox
        .list(null, order, 9)
        .forEach(mail ->
            office.outbox.accepted(
                mail.id(),
                "fake",
                "mail of " + mail.id(),
                EmailAddress.parse("guest@example.org"),
                office.clock.instant()));
  }

  @Test
  void nothing_is_owed_to_who_is_erased() {
    OrderId order = paid();
    sent(order);
    office.orders.erase(order);

    assertThat(resend.resend(number(order), BoxOffice.BUYER))
        .isEqualTo(new ResendTickets.Outcome.Erased(office.order(order)));
    assertThat(office.outbox.list(Email.Stage.QUEUED, order, 9)).isEmpty();
  }

  @Test
  void another_mail_is_owed_and_the_trail_says_who_asked() {
    OrderId order = paid();
    sent(order);

    assertThat(resend.preview(number(order))).isInstanceOf(ResendTickets.Outcome.Queued.class);
    assertThat(office.outbox.list(Email.Stage.QUEUED, order, 9)).isEmpty();
    resend.resend(number(order), BoxOffice.BUYER);

    assertThat(office.outbox.list(Email.Stage.QUEUED, order, 9)).hasSize(1);
    assertThat(office.audit.of("order " + order, 1).getFirst().act()).isEqualTo("order.resent");
  }

  @Test
  void one_that_waits_to_be_sent_is_not_doubled() {
    OrderId order = paid();
    assertThat(resend.resend(number(order), BoxOffice.BUYER))
        .isInstanceOf(ResendTickets.Outcome.OnItsWay.class);
    sent(order);
    resend.resend(number(order), BoxOffice.BUYER);
    assertThat(resend.resend(number(order), BoxOffice.BUYER))
        .isInstanceOf(ResendTickets.Outcome.OnItsWay.class);
    sent(order);
    assertThat(resend.resend(number(order), BoxOffice.BUYER))
        .isInstanceOf(ResendTickets.Outcome.Queued.class);
    assertThat(office.outbox.list(null, order, 9)).hasSize(3);
  }

  @Test
  void one_that_waits_for_a_guest_does_not_keep_the_buyer_waiting() {
    OrderId order = paid();
    sent(order);
    office.outbox.queue(
        Email.queued(
            new EmailId(office.ids.next()),
            Email.Kind.TICKETS,
            order,
            new Recipient.Person(
                Recipient.Role.GUEST,
                "Lucía",
                EmailAddress.parse("lucia@example.com"),
                Language.ES),
            order + " to a guest",
            office.clock.instant(),
            null));

    assertThat(resend.resend(number(order), BoxOffice.BUYER))
        .isInstanceOf(ResendTickets.Outcome.Queued.class);
  }

  @Test
  void what_was_not_bought_has_no_tickets() {
    OrderId order = office.opened(event, 2);
    assertThat(resend.resend(number(order), BoxOffice.BUYER))
        .isInstanceOf(ResendTickets.Outcome.NoTickets.class);
    assertThat(resend.resend(OrderReference.parse("MGY-2222-22"), BoxOffice.BUYER))
        .isEqualTo(new ResendTickets.Outcome.NoSuchOrder());
  }
}
