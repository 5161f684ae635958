package live.maguey.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import live.maguey.emails.Email;
import live.maguey.emails.Outbox;
import live.maguey.emails.Recipient;
import live.maguey.events.Event;
import live.maguey.events.SampleEvents;
import live.maguey.events.TableId;
import live.maguey.guests.Guests;
import live.maguey.guests.Hosts;
import live.maguey.guests.Pass;
import live.maguey.orders.Hold;
import live.maguey.orders.HoldOutcome;
import live.maguey.orders.Holds;
import live.maguey.orders.OrderId;
import live.maguey.orders.Terms;
import live.maguey.payments.Fact;
import live.maguey.settlement.SalesContract;
import live.maguey.shared.EmailAddress;
import live.maguey.shared.Ids;
import live.maguey.tickets.TicketId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Who bought and who was sent a pass are found and forgotten, on every store.
public abstract class PeopleContract extends SalesContract {
  private static final Instant LATER = SampleEvents.ENDS.plus(Duration.ofDays(200));
  private static final EmailAddress ZENAIDA = EmailAddress.parse("Zenaida@Example.com");
  private static final EmailAddress LUZ = EmailAddress.parse("luz@example.com");

  private Event tonight;
  private OrderId order;
  private OrderId table;

  /// Of one empty world, the same during one test; its clock is at [SampleEvents#NOW].
  protected abstract People people();

  protected abstract Hosts hosts();

  protected abstract Outbox outbox();

  protected abstract Ids ids();

  @BeforeEach
  void a_buyer_of_places_and_the_host_of_a_table() {
    tonight = SampleEvents.tonight(ids()).tier("General", 100).event();
    events().add(tonight);
    order = paid(Holds.of(ids(), tonight).places(0, 1).email(ZENAIDA.value()).hold());
    TableId added = new TableId(ids().next());
    addTable(tonight.id(), added);
    table = paid(Holds.of(ids(), tonight).table(added, 3, SampleEvents.usd(60_000)).hold());
    hosts().name(table, 2, "Luz");
    hosts().send(table, 2, LUZ.value());
  }

  private OrderId paid(Hold hold) {
    assertThat(orders().hold(hold)).isEqualTo(new HoldOutcome.Taken());
    OrderId id = hold.order().id();
    learn(new Fact.Captured(id, "pi_" + id, hold.order().total(), SampleEvents.NOW, "test"));
    return id;
  }

  private boolean erased(Erasure.Subject subject) {
    return work().run(() -> people().erase(subject, LATER));
  }

  private TicketId pass() {
    return hosts().pass(table, 2).ticket().id();
  }

  @Test
  void somebody_is_found_by_every_spelling_of_their_address() {
    EmailAddress spelled = EmailAddress.parse("ZENAIDA@EXAMPLE.COM");
    assertThat(people().find(spelled)).isEqualTo(new People.Person(List.of(order), List.of()));
    assertThat(people().find(EmailAddress.parse("Luz@example.com")))
        .isEqualTo(new People.Person(List.of(), List.of(pass())));
    assertThat(people().find(EmailAddress.parse("nobody@example.com")).isUnknown()).isTrue();
  }

  @Test
  void an_address_that_was_corrected_finds_nobody() {
    work().execute(() -> orders().readdress(order, EmailAddress.parse("right@example.com")));

    assertThat(people().find(ZENAIDA).isUnknown()).isTrue();
    assertThat(people().find(EmailAddress.parse("right@example.com")).bought())
        .containsExactly(order);
  }

  @Test
  void all_orders_of_an_address_are_found_the_first_one_first() {
    OrderId second =
        paid(Holds.of(ids(), tonight).places(0, 2).email("zenaida@example.com").hold());

    assertThat(people().find(ZENAIDA).bought()).containsExactly(order, second);
  }

  @Test
  void an_erased_buyer_is_nobody_and_the_order_stays() {
    var before = orders().find(order).orElseThrow();
    var ticket = tickets().of(order);

    assertThat(erased(new Erasure.Buyer(order))).isTrue();

    var after = orders().find(order).orElseThrow();
    assertThat(orders().buyer(before.details().buyer())).isEmpty();
    assertThat(people().find(ZENAIDA).isUnknown()).isTrue();
    assertThat(after.state()).isEqualTo(before.state());
    assertThat(after.details().lines()).isEqualTo(before.details().lines());
    assertThat(after.details().linkVersion()).isGreaterThan(before.details().linkVersion());
    assertThat(tickets().of(order)).isEqualTo(ticket);
    Terms terms = orders().terms(order).orElseThrow();
    assertThat(List.of(terms.network(), terms.userAgent(), terms.requestId())).containsOnly("");
    assertThat(terms.marketing()).isFalse();
    assertThat(outbox().list(null, order, 9))
        .isNotEmpty()
        .allMatch(email -> email.state().stage() == Email.Stage.GIVEN_UP);
  }

  @Test
  void the_guests_of_an_erased_host_are_erased_with_the_links_of_their_table() {
    Guests.Settings before = hosts().guests.settings(table);
    hosts().invite(table);

    assertThat(erased(new Erasure.Buyer(table))).isTrue();

    assertThat(hosts().pass(table, 2).ticket().holder()).isNull();
    assertThat(people().find(LUZ).isUnknown()).isTrue();
    assertThat(mailsToGuests()).containsOnly(new Recipient.Erased(Recipient.Role.GUEST));
    Guests.Settings after = hosts().guests.settings(table);
    assertThat(after.linkRaised()).isGreaterThan(before.linkRaised());
    assertThat(after.invite()).isEmpty();
  }

  @Test
  void an_erased_guest_is_nobody_and_the_host_stays() {
    assertThat(erased(new Erasure.Guest(pass()))).isTrue();

    Pass pass = hosts().pass(table, 2);
    assertThat(pass.isMailed()).isFalse();
    assertThat(pass.ticket().holder()).isNull();
    assertThat(pass.ticket().isValid()).isTrue();
    assertThat(people().find(LUZ).isUnknown()).isTrue();
    assertThat(mailsToGuests()).containsOnly(new Recipient.Erased(Recipient.Role.GUEST));
    assertThat(orders().buyer(orders().find(table).orElseThrow().details().buyer())).isPresent();
  }

  private List<Recipient> mailsToGuests() {
    return outbox().list(null, table, 9).stream()
        .filter(email -> email.kind() == Email.Kind.GUEST_PASS)
        .map(Email::to)
        .toList();
  }

  @Test
  void everybody_is_erased_once_and_what_was_erased_is_kept_by_its_id() {
    Erasure.Subject buyer = new Erasure.Buyer(order);
    Erasure.Subject guest = new Erasure.Guest(pass());
    assertThat(erased(buyer)).isTrue();
    assertThat(erased(guest)).isTrue();

    assertThat(erased(buyer)).isFalse();
    assertThat(erased(guest)).isFalse();
    assertThat(erased(new Erasure.Buyer(new OrderId(new UUID(1, 2))))).isFalse();
    assertThat(erased(new Erasure.Guest(new TicketId(new UUID(1, 2))))).isFalse();

    assertThat(people().erasures())
        .containsExactlyInAnyOrder(new Erasure(buyer, LATER), new Erasure(guest, LATER));
  }
}
