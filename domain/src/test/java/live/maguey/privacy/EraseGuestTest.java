package live.maguey.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import live.maguey.audit.AuditEntry;
import live.maguey.emails.Email;
import live.maguey.events.Event;
import live.maguey.events.SampleEvents;
import live.maguey.events.TableId;
import live.maguey.orders.Holds;
import live.maguey.orders.OrderId;
import live.maguey.orders.OrderReference;
import live.maguey.privacy.EraseGuest.Outcome;
import live.maguey.privacy.Hindrance.Kind;
import live.maguey.settlement.BoxOffice;
import live.maguey.shared.EmailAddress;
import live.maguey.shared.InvalidRequest;
import live.maguey.shared.SequentialIds;
import live.maguey.tickets.TicketId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EraseGuestTest {
  private static final EmailAddress INES = EmailAddress.parse("ines@example.com");
  private static final EmailAddress LUZ = EmailAddress.parse("luz@example.com");
  private static final Instant OVER = SampleEvents.ENDS.plus(PeopleOffice.WINDOW);

  private final PeopleOffice office = new PeopleOffice();
  private final Event tonight =
      office.add(SampleEvents.tonight(new SequentialIds(9)).tier("General", 50));

  private OrderId bought() {
    OrderId id = office.hold(Holds.of(office.ids, tonight).places(0, 2).email(INES.value()));
    return paid(id);
  }

  private OrderId paid(OrderId id) {
    office.checkout.open(id);
    office.pay(id);
    office.attempts.closed(office.page(id).session());
    return id;
  }

  /// Whose second pass is Luz's.
  private OrderId table() {
    TableId added = new TableId(office.ids.next());
    office.events.addTable(tonight.id(), added);
    OrderId id =
        paid(office.hold(Holds.of(office.ids, tonight).table(added, 3, SampleEvents.usd(60_000))));
    office.hosts.name(id, 2, "Luz");
    office.hosts.send(id, 2, LUZ.value());
    return id;
  }

  private Outcome erase(EmailAddress address) {
    return office.erase.erase(address, BoxOffice.BUYER);
  }

  private static Outcome.Refused refused(Outcome outcome) {
    return (Outcome.Refused) outcome;
  }

  @Test
  void who_has_a_ticket_is_told_from_when_they_can_be_erased() {
    OrderId id = bought();

    Outcome outcome = erase(INES);

    assertThat(refused(outcome).from()).contains(OVER);
    assertThat(refused(outcome).hindrances())
        .extracting(Hindrance::kind)
        .containsExactly(Kind.TICKET, Kind.TICKET, Kind.DISPUTE_WINDOW);
    assertThat(office.orders.buyer(office.order(id).details().buyer())).isPresent();
    assertThat(office.audit.of("order " + id, 9))
        .noneMatch(entry -> entry.act().equals("guest.erased"));
  }

  @Test
  void what_only_news_can_end_has_no_date_but_one_before_which_it_is_not() {
    OrderId id = bought();
    office.refundFirst(id);
    OrderId held = office.hold(Holds.of(office.ids, tonight).places(0, 1).email(INES.value()));

    Outcome.Refused outcome = refused(erase(INES));

    assertThat(outcome.from()).isEmpty();
    assertThat(outcome.notBefore()).contains(OVER);
    assertThat(outcome.hindrances())
        .anyMatch(h -> h.kind() == Kind.MAY_BE_PAID && h.order().equals(held));
  }

  @Test
  void all_of_a_person_is_erased_at_once_and_what_others_keep_is_named() {
    OrderId one = bought();
    OrderId other = bought();
    String session = office.attempts.of(one).getFirst().session().orElseThrow();
    String payment = office.facts.of(one).getFirst().object();
    Email mail = office.outbox.list(null, one, 9).getFirst();
    office.outbox.accepted(mail.id(), "resend", "re_1", INES, SampleEvents.NOW);
    office.clock.set(OVER);

    assertThat(office.erase.preview(INES)).isInstanceOf(Outcome.Erased.class);
    assertThat(office.people.find(INES).bought()).as("a preview").containsExactly(one, other);
    Outcome.Erased erased = (Outcome.Erased) erase(INES);

    assertThat(erased.orders())
        .containsExactly(OrderReference.of(one).value(), OrderReference.of(other).value());
    assertThat(erased.passes()).isZero();
    assertThat(erased.remains().sessions()).hasSize(2).contains(session);
    assertThat(erased.remains().payments()).hasSize(2).contains(payment);
    assertThat(erased.remains().disputes()).isEmpty();
    assertThat(erased.remains().mails())
        .containsExactly(new Elsewhere.Mail("resend", "re_1", SampleEvents.NOW));
    assertThat(erased.remains().isNothing()).isFalse();
    assertThat(office.people.erasures()).hasSize(2);
    assertThat(erase(INES)).isEqualTo(new Outcome.Unknown());
  }

  @Test
  void the_trail_names_ids_and_nobody() {
    OrderId id = bought();
    office.clock.set(OVER);
    erase(INES);

    assertThat(office.audit.of("order " + id, 99))
        .filteredOn(entry -> entry.act().equals("guest.erased"))
        .containsExactly(
            new AuditEntry(
                OVER,
                BoxOffice.BUYER.actor(),
                "guest.erased",
                "order " + id,
                "name and address",
                null));
  }

  @Test
  void orders_and_ledger_stay_as_they_were() {
    OrderId id = bought();
    var ledger = office.ledger.of(id);
    var facts = office.facts.of(id);
    office.clock.set(OVER);

    erase(INES);

    assertThat(office.ledger.of(id)).isEqualTo(ledger).isNotEmpty();
    assertThat(office.facts.of(id)).isEqualTo(facts);
    assertThat(office.order(id).state()).isEqualTo("paid");
    assertThat(office.lookUp.picture(office.order(id)).buyer()).isEmpty();
  }

  @Test
  void one_order_that_stands_in_the_way_keeps_all_of_the_person() {
    OrderId before = bought();
    office.clock.set(OVER);
    Event next = office.add(SampleEvents.around(new SequentialIds(8), OVER).tier("General", 50));
    paid(office.hold(Holds.of(office.ids, next).places(0, 1).email(INES.value())));

    assertThat(erase(INES)).isInstanceOf(Outcome.Refused.class);
    assertThat(office.orders.buyer(office.order(before).details().buyer())).isPresent();
  }

  @Test
  void who_was_only_sent_a_pass_can_be_erased_after_the_night_and_the_host_stays() {
    OrderId table = table();
    assertThat(refused(erase(LUZ)).from()).contains(SampleEvents.ENDS);
    office.clock.set(SampleEvents.ENDS);

    Outcome.Erased erased = (Outcome.Erased) erase(LUZ);

    assertThat(erased.orders()).isEmpty();
    assertThat(erased.passes()).isOne();
    assertThat(office.hosts.pass(table, 2).isMailed()).isFalse();
    assertThat(office.orders.buyer(office.order(table).details().buyer())).isPresent();
  }

  @Test
  void a_host_stays_until_scans_of_the_night_cannot_come_in_any_more() {
    OrderId table = table();
    EmailAddress host =
        office.orders.buyer(office.order(table).details().buyer()).orElseThrow().email();

    assertThat(refused(erase(host)).hindrances())
        .filteredOn(h -> h.kind() == Kind.TABLE)
        .extracting(Hindrance::until)
        .containsExactly(Optional.of(SampleEvents.ENDS.plusSeconds(86_400)));
    office.clock.set(OVER);
    assertThat(erase(host)).isInstanceOf(Outcome.Erased.class);
    assertThat(office.people.find(LUZ).isUnknown()).as("with the guests of the table").isTrue();
  }

  @Test
  void a_file_has_all_that_is_known_of_a_person_and_nothing_of_a_stranger() {
    OrderId id = bought();
    OrderId table = table();

    PersonFile ines = office.export.export(INES);
    assertThat(ines.bought()).hasSize(1);
    assertThat(ines.bought().getFirst().history().picture().order()).isEqualTo(office.order(id));
    assertThat(ines.bought().getFirst().terms()).isEqualTo(office.orders.terms(id));
    assertThat(ines.given()).isEmpty();
    PersonFile luz = office.export.export(LUZ);
    assertThat(luz.bought()).isEmpty();
    assertThat(luz.given().getFirst().pass()).isEqualTo(office.hosts.pass(table, 2));
    assertThat(luz.given().getFirst().emails()).hasSize(1);
    assertThat(office.export.export(EmailAddress.parse("nobody@example.com")).isEmpty()).isTrue();
  }

  @Test
  void an_erasure_is_kept_as_a_text_and_read_again() {
    for (Erasure.Subject subject :
        List.of(
            new Erasure.Buyer(new OrderId(new UUID(1, 2))),
            new Erasure.Guest(new TicketId(new UUID(3, 4))))) {
      assertThat(Erasure.parse(subject.text())).isEqualTo(subject);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "order", "order 7", "guest 00000000-0000-0001-0000-000000000002"})
  void what_is_no_erasure_says_so(String text) {
    assertThatThrownBy(() -> Erasure.parse(text))
        .isInstanceOf(InvalidRequest.class)
        .hasMessageContaining("order ID");
  }
}
