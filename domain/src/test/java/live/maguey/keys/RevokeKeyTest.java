package live.maguey.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import live.maguey.audit.AuditEntry;
import live.maguey.emails.Email;
import live.maguey.emails.QueueTickets;
import live.maguey.emails.Recipient;
import live.maguey.events.SampleEvents;
import live.maguey.events.TableId;
import live.maguey.guests.GuestEmails;
import live.maguey.guests.GuestList;
import live.maguey.guests.InMemoryGuests;
import live.maguey.guests.Pass;
import live.maguey.guests.RenewPasses;
import live.maguey.keys.RevokeKey.Outcome;
import live.maguey.orders.Holds;
import live.maguey.orders.Order;
import live.maguey.orders.OrderId;
import live.maguey.settlement.BoxOffice;
import live.maguey.settlement.News;
import live.maguey.settlement.OneEvent;
import live.maguey.shared.EmailAddress;
import live.maguey.shared.Language;
import live.maguey.tickets.Ticket;
import live.maguey.tickets.TicketId;
import org.junit.jupiter.api.Test;

class RevokeKeyTest {
  private final OneEvent office = OneEvent.withPlaces(20);
  private final InMemorySigningKeys keys = new InMemorySigningKeys(office.world);
  private final InMemoryGuests guests =
      new InMemoryGuests(
          office.world, office.tickets, office.reservations, office.events, office.outbox);
  private final RevokeKey revokeKey =
      new RevokeKey(
          keys,
          office.events,
          office.orders,
          office.tickets,
          new QueueTickets(office.outbox, office.ids),
          new RenewPasses(
              guests,
              new GuestEmails(office.outbox, office.ids),
              office.announcements,
              office.work),
          office.audit,
          office.work,
          office.clock);

  @Test
  void every_ticket_it_signed_gets_a_new_code_and_one_mail_however_often_it_runs() {
    key(1);
    Order.Held order = buy("pi_1");
    rotate();
    office.later(Duration.ofMinutes(1));

    assertThat(revoke()).isEqualTo(new Outcome.Revoked(1, 2));
    assertThat(revoke()).isEqualTo(new Outcome.Revoked(0, 0));

    assertThat(office.tickets.of(order.id())).extracting(Ticket::serial).containsExactly(2, 2);
    assertThat(ticketMails(order)).isEqualTo(2);
    assertThat(keys.all().getLast().verifiesAt(office.clock.instant())).isFalse();
    assertThat(office.audit.of("key 1", 9))
        .extracting(AuditEntry::act, AuditEntry::detail)
        .containsExactly(tuple("key.revoked", "stolen"));
    assertThat(office.audit.of("order " + order.id(), 9))
        .extracting(AuditEntry::act)
        .contains("order.reissued");
  }

  /// Who was sent a pass has it, even where its host may send no more of it.
  @Test
  void a_guest_gets_the_new_code_of_their_pass_and_the_host_all_others() {
    key(1);
    OrderId table = table(3);
    TicketId luz = office.tickets.of(table).get(1).id();
    guests.name(luz, "Luz", office.clock.instant());
    for (int i = 0; i < Pass.MOST_MAILS; i++) {
      guests.send(luz, EmailAddress.parse("luz@example.com"), Language.ES, office.clock.instant());
    }
    guests.name(office.tickets.of(table).get(2).id(), "Beto", office.clock.instant());
    AtomicInteger looks = new AtomicInteger();
    office.announcements.follow(GuestList.topic(table), looks::incrementAndGet);
    rotate();
    office.later(Duration.ofMinutes(1));

    assertThat(revoke()).isEqualTo(new Outcome.Revoked(1, 3));
    assertThat(revoke()).isEqualTo(new Outcome.Revoked(0, 0));

    assertThat(mails(table, Email.Kind.GUEST_PASS))
        .extracting(Email::to, Email::subject)
        .containsExactly(
            tuple(
                new Recipient.Person(
                    Recipient.Role.GUEST,
                    "Luz",
                    EmailAddress.parse("luz@example.com"),
                    Language.ES),
                luz + "/key 1"));
    assertThat(mails(table, Email.Kind.TICKETS)).hasSize(2);
    assertThat(guests.find(luz).orElseThrow().mails()).isEqualTo(Pass.MOST_MAILS);
    assertThat(looks).as("the open page of the host").hasPositiveValue();
  }

  @Test
  void a_host_with_no_new_code_of_their_own_gets_no_email() {
    key(1);
    OrderId table = table(2);
    TicketId luz = office.tickets.of(table).get(1).id();
    guests.name(luz, "Luz", office.clock.instant());
    guests.send(luz, EmailAddress.parse("luz@example.com"), Language.EN, office.clock.instant());
    office.tickets.voidTicket(
        office.tickets.of(table).getFirst().id(), Ticket.VoidReason.VOIDED, office.clock.instant());
    rotate();
    office.later(Duration.ofMinutes(1));

    assertThat(revoke()).isEqualTo(new Outcome.Revoked(1, 1));

    assertThat(mails(table, Email.Kind.GUEST_PASS)).hasSize(1);
    assertThat(mails(table, Email.Kind.TICKETS)).as("when it was paid").hasSize(1);
  }

  /// Paid.
  private OrderId table(int seats) {
    TableId table = new TableId(office.ids.next());
    office.events.addTable(office.event.id(), table);
    OrderId order =
        office.hold(
            Holds.of(office.ids, office.event)
                .at(office.clock.instant())
                .table(table, seats, SampleEvents.usd(60_000)));
    office.learn(News.of(office.order(order)).captured("pi_table"));
    return order;
  }

  private List<Email> mails(OrderId order, Email.Kind kind) {
    return office.outbox.list(null, order, 9).stream().filter(m -> m.kind() == kind).toList();
  }

  @Test
  void killed_in_the_middle_it_goes_on_where_it_was() {
    key(1);
    Order.Held first = buy("pi_1");
    Order.Held second = buy("pi_2");
    rotate();
    office.later(Duration.ofMinutes(1));

    assertThatThrownBy(() ->
            revokeKey.revoke(
                1,
                "",
                BoxOffice.BUYER,
                _ -> {
                  throw new IllegalStateException("killed");
                }))
        .hasMessage("killed");
    assertThat(revoke()).isEqualTo(new Outcome.Revoked(1, 2));

    for (Order.Held order : new Order.Held[] {first, second}) {
      assertThat(office.tickets.of(order.id())).extracting(Ticket::serial).containsOnly(2);
      assertThat(ticketMails(order)).isEqualTo(2);
    }
  }

  @Test
  void what_was_ordered_after_the_next_key_was_made_keeps_its_code() {
    key(1);
    rotate();
    office.later(Duration.ofSeconds(61));
    Order.Held later = buy("pi_1");

    assertThat(revoke()).isEqualTo(new Outcome.Revoked(0, 0));
    assertThat(office.tickets.of(later.id())).extracting(Ticket::serial).containsOnly(1);
  }

  @Test
  void the_key_that_signs_is_not_revoked_and_nothing_is_reissued() {
    key(1);
    Order.Held order = buy("pi_1");

    assertThat(revoke()).isEqualTo(new Outcome.Signs());
    assertThat(revokeKey.revoke(9, "", BoxOffice.BUYER, _ -> {}))
        .isEqualTo(new Outcome.NoSuchKey());
    assertThat(office.tickets.of(order.id())).extracting(Ticket::serial).containsOnly(1);
  }

  @Test
  void while_a_server_may_still_sign_with_it_nothing_is_done_and_later_its_last_codes_go_too() {
    key(1);
    rotate();
    Instant rotated = office.clock.instant();
    office.later(Duration.ofSeconds(20));
    Order.Held late = buy("pi_1");

    assertThat(revoke()).isEqualTo(new Outcome.TooSoon(rotated.plusSeconds(60)));
    assertThat(keys.all().getLast().revokedAt()).isNull();
    assertThat(office.tickets.of(late.id())).extracting(Ticket::serial).containsOnly(1);

    office.later(Duration.ofSeconds(40));
    assertThat(revoke()).isEqualTo(new Outcome.Revoked(1, 2));
    assertThat(office.tickets.of(late.id())).extracting(Ticket::serial).containsOnly(2);
  }

  private Outcome revoke() {
    return revokeKey.revoke(1, "stolen", BoxOffice.BUYER, _ -> {});
  }

  private Order.Held buy(String payment) {
    Order.Held order = office.atThePage();
    office.learn(News.of(order).captured(payment));
    return order;
  }

  private long ticketMails(Order order) {
    return office.outbox.list(null, order.id(), 9).stream()
        .filter(mail -> mail.kind() == Email.Kind.TICKETS)
        .count();
  }

  private void rotate() {
    key(2);
  }

  private void key(int id) {
    keys.rotate(
        new SigningKey(id, new byte[32], new byte[60], office.clock.instant(), null, null, null));
  }
}
