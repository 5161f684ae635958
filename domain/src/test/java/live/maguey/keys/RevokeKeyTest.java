package live.maguey.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import live.maguey.audit.AuditEntry;
import live.maguey.emails.Email;
import live.maguey.emails.QueueTickets;
import live.maguey.keys.RevokeKey.Outcome;
import live.maguey.orders.Order;
import live.maguey.settlement.BoxOffice;
import live.maguey.settlement.News;
import live.maguey.settlement.OneEvent;
import live.maguey.tickets.Ticket;
import org.junit.jupiter.api.Test;

class RevokeKeyTest {
  private final OneEvent office = OneEvent.withPlaces(20);
  private final InMemorySigningKeys keys = new InMemorySigningKeys(office.world);
  private final RevokeKey revokeKey =
      new RevokeKey(
          keys,
          office.events,
          office.orders,
          office.tickets,
          new QueueTickets(office.outbox, office.ids),
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
