package live.maguey.guests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import live.maguey.audit.AuditEntry;
import live.maguey.audit.AuditTrail;
import live.maguey.devices.Device;
import live.maguey.devices.DeviceId;
import live.maguey.emails.Email;
import live.maguey.emails.Outbox;
import live.maguey.emails.Recipient;
import live.maguey.events.Event;
import live.maguey.events.SampleEvents;
import live.maguey.events.TableId;
import live.maguey.evidence.Requirement;
import live.maguey.gate.Admissions;
import live.maguey.gate.Arrivals;
import live.maguey.gate.Party;
import live.maguey.gate.Reason;
import live.maguey.orders.Hold;
import live.maguey.orders.HoldOutcome;
import live.maguey.orders.Holds;
import live.maguey.orders.Order;
import live.maguey.orders.OrderId;
import live.maguey.payments.Fact;
import live.maguey.refunds.RefundOrder;
import live.maguey.reservations.Reservation;
import live.maguey.settlement.SalesContract;
import live.maguey.shared.EmailAddress;
import live.maguey.shared.Ids;
import live.maguey.shared.InvalidRequest;
import live.maguey.shared.Language;
import live.maguey.shared.Money;
import live.maguey.shared.TestClock;
import live.maguey.tickets.Ticket;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What hosts and their guests do with a table's passes, on every store: tables have a host's pass
/// and three of guests.
@Requirement({"VIP-03", "9.3"})
public abstract class GuestsContract extends SalesContract {
  private static final int SEATS = 4;
  private static final Instant NEXT_WEEK = SampleEvents.NOW.plus(Duration.ofDays(7));
  private static final String LUZ = "luz@example.com";

  private Event tonight;
  private OrderId table;
  private Device gate;

  /// Of one empty world, the same during one test; its clock is at [SampleEvents#NOW].
  protected abstract Hosts hosts();

  protected abstract Ids ids();

  protected abstract TestClock clock();

  protected abstract Outbox outbox();

  protected abstract AuditTrail audit();

  protected abstract RefundOrder refundOrder();

  protected abstract Admissions admissions();

  protected abstract void enrol(Device device);

  @BeforeEach
  void a_paid_table() {
    tonight = SampleEvents.tonight(ids()).tier("General", 100).event();
    events().add(tonight);
    gate = new Device(new DeviceId(ids().next()), "phone 1", "Gate A", "Nico");
    enrol(gate);
    table = paidTable();
  }

  @Test
  void a_paid_table_has_the_hosts_pass_and_passes_that_nobody_has() {
    assertThat(hosts().guests.of(table)).extracting(Pass::no).containsExactly(1, 2, 3, 4);
    assertThat(hosts().pass(table, 1).holder()).isEqualTo(new Pass.Holder.Host());
    assertThat(hosts().pass(table, 2).holder()).isEqualTo(new Pass.Holder.Nobody());
    assertThat(hosts().pass(table, 2).isFree()).isTrue();
    assertThat(hosts().guests.of(place().order())).isEmpty();
  }

  @Test
  void a_host_names_a_guest_and_corrects_the_name_under_the_same_code() {
    assertThat(hosts().name(table, 2, " Luz Marin "))
        .isInstanceOfSatisfying(
            NameGuest.Outcome.Named.class,
            named ->
                assertThat(named.pass().holder()).isEqualTo(new Pass.Holder.Named("Luz Marin")));

    hosts().name(table, 2, "Luz Marín");

    Pass pass = hosts().pass(table, 2);
    assertThat(pass.holder()).isEqualTo(new Pass.Holder.Named("Luz Marín"));
    assertThat(pass.ticket().serial()).isEqualTo(1);
    assertThat(pass.ticket().holder()).as("what the gate shows").isEqualTo("Luz Marín");
  }

  @Test
  void a_name_is_one_line_that_can_be_read() {
    for (String wrong : List.of("", " ", "Luz\nMarín", "\u202eLuz", "x".repeat(101))) {
      assertThatThrownBy(() -> hosts().name(table, 2, wrong)).isInstanceOf(InvalidRequest.class);
    }
  }

  @Test
  void the_hosts_own_pass_and_one_that_is_not_there_are_not_given() {
    for (int no : List.of(0, 1, 5)) {
      assertThat(hosts().name(table, no, "Luz"))
          .isEqualTo(new NameGuest.Outcome.Refused(new NotNow.NoSuchPass()));
    }
  }

  @Test
  @Requirement("EMAIL-02")
  void a_pass_is_mailed_to_the_guest_in_their_language_and_the_host_sees_the_address_masked() {
    assertThat(hosts().send(table, 2, LUZ)).isEqualTo(new SendPass.Outcome.Unnamed());
    hosts().name(table, 2, "Luz");

    assertThat(hosts().send(table, 2, LUZ)).isInstanceOf(SendPass.Outcome.Sent.class);

    assertThat(hosts().pass(table, 2).holder())
        .isEqualTo(
            new Pass.Holder.Sent(
                "Luz",
                EmailAddress.parse(LUZ),
                Language.ES,
                clock().instant(),
                new Pass.Reach.OnItsWay()));
    assertThat(hosts().pass(table, 2).holder().toString()).doesNotContain("luz@");
    assertThat(mails(Email.Kind.GUEST_PASS))
        .singleElement()
        .satisfies(mail -> {
          assertThat(mail.kind().lane()).isEqualTo(Email.Lane.PASS);
          assertThat(mail.to()).isEqualTo(GuestEmails.guest("Luz", EmailAddress.parse(LUZ), es()));
        });
  }

  private static Language es() {
    return Language.ES;
  }

  @Test
  void a_pass_goes_to_one_address_and_three_times_at_most() {
    hosts().name(table, 2, "Luz");
    hosts().send(table, 2, LUZ);

    assertThat(hosts().send(table, 2, "tavo@example.com"))
        .isEqualTo(new SendPass.Outcome.OtherAddress(EmailAddress.parse(LUZ)));
    assertThat(hosts().send(table, 2, "LUZ@example.com")).isInstanceOf(SendPass.Outcome.Sent.class);
    assertThat(hosts().send(table, 2, LUZ)).isInstanceOf(SendPass.Outcome.Sent.class);
    assertThat(hosts().pass(table, 2).mailsLeft()).isZero();
    assertThat(hosts().send(table, 2, LUZ)).isEqualTo(new SendPass.Outcome.NoMailsLeft());

    assertThat(mails(Email.Kind.GUEST_PASS)).hasSize(3);
    hosts().takeBack(table, 2);
    assertThat(hosts().handOn(table, 2, "Tavo", "tavo@example.com"))
        .as("no matter who has it")
        .isEqualTo(new SendPass.Outcome.NoMailsLeft());
    assertThat(hosts().pass(table, 2).holder()).isInstanceOf(Pass.Holder.TakenBack.class);
  }

  @Test
  void nothing_is_sent_to_an_address_that_took_none() {
    hosts().name(table, 2, "Luz");
    hosts().send(table, 2, LUZ);
    Email sent = mails(Email.Kind.GUEST_PASS).getFirst();
    outbox().accepted(sent.id(), "resend", "re_1", EmailAddress.parse(LUZ), clock().instant());
    outbox().delivery("re_1", Email.Delivery.BOUNCED, clock().instant(), "no such mailbox");

    assertThat(hosts().send(table, 2, LUZ)).isEqualTo(new SendPass.Outcome.Unreachable());
    assertThat(hosts().handOn(table, 2, "Luz", LUZ)).isEqualTo(new SendPass.Outcome.Unreachable());
    assertThat(hosts().pass(table, 2).mails()).isEqualTo(1);
  }

  @Test
  void the_host_sees_how_far_an_email_has_come() {
    hosts().name(table, 2, "Luz");
    hosts().send(table, 2, LUZ);
    assertThat(reach()).isEqualTo(new Pass.Reach.OnItsWay());
    accepted("re_1", LUZ);
    assertThat(reach()).isEqualTo(new Pass.Reach.OnItsWay());

    report("re_1", Email.Delivery.DELIVERED);
    assertThat(reach()).isEqualTo(new Pass.Reach.Delivered());
    hosts().send(table, 2, LUZ);
    assertThat(reach()).as("the last email counts").isEqualTo(new Pass.Reach.OnItsWay());
    outbox().giveUp(newest().id(), clock().instant(), "not accepted within a day");
    assertThat(reach()).isEqualTo(new Pass.Reach.GivenUp());
    hosts().send(table, 2, LUZ);
    accepted("re_3", LUZ);
    report("re_3", Email.Delivery.BOUNCED);
    assertThat(reach()).isEqualTo(new Pass.Reach.Bounced());
    assertThat(hosts().guests.find(hosts().pass(table, 2).ticket().id()))
        .contains(hosts().pass(table, 2));
  }

  @Test
  void who_complains_of_an_email_is_not_told_of_to_the_host() {
    hosts().name(table, 2, "Luz");
    hosts().send(table, 2, LUZ);
    accepted("re_1", LUZ);
    report("re_1", Email.Delivery.COMPLAINED);

    assertThat(reach()).isEqualTo(new Pass.Reach.Delivered());
  }

  @Test
  void a_pass_whose_email_came_back_goes_to_the_right_address_under_another_code() {
    bounced();
    String old = hosts().links.passToken(hosts().pass(table, 2).ticket().code());

    assertThat(hosts().correct(table, 2, "marin@example.com"))
        .isInstanceOf(SendPass.Outcome.Sent.class);

    Pass pass = hosts().pass(table, 2);
    assertThat(pass.holder())
        .isEqualTo(
            new Pass.Holder.Sent(
                "Luz",
                EmailAddress.parse("marin@example.com"),
                Language.ES,
                clock().instant(),
                new Pass.Reach.OnItsWay()));
    assertThat(pass.ticket().serial()).isEqualTo(2);
    assertThat(pass.mails()).isEqualTo(2);
    assertThat(mails(Email.Kind.GUEST_PASS))
        .as("the wrong address is nowhere any more")
        .extracting(Email::to)
        .containsExactlyInAnyOrder(
            new Recipient.Erased(Recipient.Role.GUEST),
            GuestEmails.guest("Luz", EmailAddress.parse("marin@example.com"), es()));
    assertThat(hosts().open.shown(old)).isEmpty();
    assertThat(audit().of("order " + table, 99))
        .extracting(AuditEntry::act)
        .contains("pass.corrected");
    assertThat(hosts().send(table, 2, LUZ)).isEqualTo(new SendPass.Outcome.Unreachable());
  }

  @Test
  void an_address_is_not_corrected_while_its_email_may_arrive_or_has() {
    assertThat(hosts().correct(table, 2, LUZ)).isEqualTo(new SendPass.Outcome.Unnamed());
    hosts().name(table, 2, "Luz");
    assertThat(hosts().correct(table, 2, LUZ))
        .as("nothing is to be corrected, so it is sent")
        .isInstanceOf(SendPass.Outcome.Sent.class);
    SendPass.Outcome other = new SendPass.Outcome.OtherAddress(EmailAddress.parse(LUZ));
    assertThat(hosts().correct(table, 2, "marin@example.com")).isEqualTo(other);
    accepted("re_1", LUZ);
    report("re_1", Email.Delivery.DELIVERED);
    assertThat(hosts().correct(table, 2, "marin@example.com")).isEqualTo(other);

    assertThat(hosts().pass(table, 2).ticket().serial()).isEqualTo(1);
    assertThat(mails(Email.Kind.GUEST_PASS)).hasSize(1);
  }

  @Test
  void an_address_is_not_corrected_once_its_guest_has_opened_the_pass_or_come_in() {
    bounced();
    String link = hosts().links.passToken(hosts().pass(table, 2).ticket().code());
    hosts().open.opened(link);
    assertThat(hosts().correct(table, 2, "marin@example.com"))
        .isEqualTo(new SendPass.Outcome.OtherAddress(EmailAddress.parse(LUZ)));
    admit(hosts().pass(table, 2).ticket(), tonight);

    assertThat(hosts().correct(table, 2, "marin@example.com"))
        .isEqualTo(new SendPass.Outcome.Refused(new NotNow.Arrived()));
  }

  @Test
  void a_correction_is_one_of_three_emails_and_needs_an_address_that_takes_any() {
    bounced();
    assertThat(hosts().correct(table, 2, LUZ)).isEqualTo(new SendPass.Outcome.Unreachable());
    for (String wrong : List.of("marin@example.com", "marim@example.com")) {
      assertThat(hosts().correct(table, 2, wrong)).isInstanceOf(SendPass.Outcome.Sent.class);
      accepted("re_" + wrong, wrong);
      report("re_" + wrong, Email.Delivery.BOUNCED);
    }

    assertThat(hosts().correct(table, 2, "mari@example.com"))
        .isEqualTo(new SendPass.Outcome.NoMailsLeft());
    assertThat(mails(Email.Kind.GUEST_PASS)).hasSize(3);
  }

  @Test
  void a_guest_opens_their_pass_and_the_first_time_is_remembered() {
    hosts().name(table, 2, "Luz");
    hosts().send(table, 2, LUZ);
    Ticket pass = hosts().pass(table, 2).ticket();
    String link = hosts().links.passToken(pass.code());
    assertThat(hosts().open.shown(link))
        .hasValueSatisfying(shown -> assertThat(shown.pass()).isEqualTo(pass));
    assertThat(reach()).as("shown is not seen").isEqualTo(new Pass.Reach.OnItsWay());
    Instant first = clock().instant();

    assertThat(hosts().open.opened(link)).isTrue();
    clock().advance(Duration.ofMinutes(1));
    assertThat(hosts().open.opened(link)).isTrue();

    assertThat(reach()).isEqualTo(new Pass.Reach.Opened(first));
    accepted("re_1", LUZ);
    report("re_1", Email.Delivery.BOUNCED);
    assertThat(reach()).as("who opened it has it").isEqualTo(new Pass.Reach.Opened(first));
    assertThat(hosts().open.opened("nonsense")).isFalse();
    assertThat(hosts().open.opened(hosts().links.notMeToken(pass.code()))).isFalse();
  }

  @Test
  void a_pass_that_is_somebody_elses_was_opened_by_nobody_and_the_old_link_is_closed() {
    hosts().name(table, 2, "Luz");
    hosts().send(table, 2, LUZ);
    String link = hosts().links.passToken(hosts().pass(table, 2).ticket().code());
    hosts().open.opened(link);

    hosts().handOn(table, 2, "Tavo", "tavo@example.com");

    assertThat(reach()).isEqualTo(new Pass.Reach.OnItsWay());
    assertThat(hosts().open.shown(link)).isEmpty();
    assertThat(hosts().open.opened(link)).isFalse();
    assertThat(reach()).isEqualTo(new Pass.Reach.OnItsWay());
    String now = hosts().links.passToken(hosts().pass(table, 2).ticket().code());
    hosts().open.opened(now);
    hosts()
        .decline
        .decline(hosts().links.notMeToken(hosts().pass(table, 2).ticket().code()), Hosts.HOST);
    assertThat(hosts().pass(table, 2).holder()).isInstanceOf(Pass.Holder.Declined.class);
  }

  /// Luz's pass went to an address that takes no mail.
  private void bounced() {
    hosts().name(table, 2, "Luz");
    hosts().send(table, 2, LUZ);
    accepted("re_1", LUZ);
    report("re_1", Email.Delivery.BOUNCED);
  }

  private Pass.Reach reach() {
    return ((Pass.Holder.Sent) hosts().pass(table, 2).holder()).reach();
  }

  private Email newest() {
    return mails(Email.Kind.GUEST_PASS).stream()
        .max(Comparator.comparing(Email::subject))
        .orElseThrow();
  }

  private void accepted(String providerId, String address) {
    outbox()
        .accepted(
            newest().id(), "resend", providerId, EmailAddress.parse(address), clock().instant());
  }

  private void report(String providerId, Email.Delivery delivery) {
    outbox().delivery(providerId, delivery, clock().instant(), "as reported");
  }

  @Test
  void a_pass_that_is_taken_back_has_another_code_and_nothing_of_whom_it_was_given_to() {
    hosts().name(table, 2, "Luz");
    hosts().send(table, 2, LUZ);
    Email gone = mails(Email.Kind.GUEST_PASS).getFirst();
    outbox().accepted(gone.id(), "resend", "re_1", EmailAddress.parse(LUZ), clock().instant());
    hosts().send(table, 2, LUZ);

    assertThat(hosts().takeBack(table, 2)).isInstanceOf(TakeBackPass.Outcome.TakenBack.class);

    Pass pass = hosts().pass(table, 2);
    assertThat(pass.holder()).isEqualTo(new Pass.Holder.TakenBack(clock().instant()));
    assertThat(pass.ticket().serial()).isEqualTo(2);
    assertThat(pass.ticket().holder()).isNull();
    assertThat(mails(Email.Kind.GUEST_PASS))
        .extracting(Email::to)
        .containsOnly(new Recipient.Erased(Recipient.Role.GUEST));
    assertThat(outbox().claim(9, clock().instant(), Duration.ofMinutes(1)))
        .as("what has not gone out stays here")
        .noneMatch(mail -> mail.kind() == Email.Kind.GUEST_PASS);
    assertThat(hosts().takeBack(table, 2)).isInstanceOf(TakeBackPass.Outcome.Nobodys.class);
    assertThat(hosts().pass(table, 2).ticket().serial()).isEqualTo(2);
  }

  @Test
  void an_email_that_is_withdrawn_is_sent_by_no_hand_and_is_not_a_failure() {
    hosts().name(table, 2, "Luz");
    hosts().send(table, 2, LUZ);
    hosts().takeBack(table, 2);

    Email withdrawn = mails(Email.Kind.GUEST_PASS).getFirst();
    assertThat(withdrawn.state().stage()).isEqualTo(Email.Stage.GIVEN_UP);
    assertThat(outbox().requeue(withdrawn.id(), clock().instant())).isFalse();
    assertThat(outbox().search(Outbox.Search.failing(9)))
        .extracting(Email::id)
        .doesNotContain(withdrawn.id());
  }

  @Test
  void a_pass_is_handed_on_with_another_code_to_another_address() {
    hosts().name(table, 2, "Luz");
    hosts().send(table, 2, LUZ);

    assertThat(hosts().handOn(table, 2, "Tavo", "tavo@example.com"))
        .isInstanceOf(SendPass.Outcome.Sent.class);

    Pass pass = hosts().pass(table, 2);
    assertThat(pass.ticket().serial()).isEqualTo(2);
    assertThat(pass.holder())
        .isEqualTo(
            new Pass.Holder.Sent(
                "Tavo",
                EmailAddress.parse("tavo@example.com"),
                Language.EN,
                clock().instant(),
                new Pass.Reach.OnItsWay()));
    assertThat(pass.mails()).isEqualTo(2);
    assertThat(outbox().claim(9, clock().instant(), Duration.ofMinutes(1)))
        .filteredOn(mail -> mail.kind() == Email.Kind.GUEST_PASS)
        .extracting(mail -> ((Recipient.Person) mail.to()).name())
        .containsExactly("Tavo");
  }

  @Test
  void who_says_not_me_is_erased_and_the_host_learns_that_it_was_declined() {
    hosts().name(table, 2, "Luz");
    hosts().send(table, 2, LUZ);
    String token = hosts().links.notMeToken(hosts().pass(table, 2).ticket().code());
    assertThat(hosts().decline.asked(token))
        .hasValueSatisfying(asked -> assertThat(asked.pass().no()).isEqualTo(2));

    assertThat(hosts().decline.decline(token, Hosts.HOST)).isTrue();

    Pass pass = hosts().pass(table, 2);
    assertThat(pass.holder()).isEqualTo(new Pass.Holder.Declined(clock().instant()));
    assertThat(pass.ticket().serial()).isEqualTo(2);
    assertThat(pass.ticket().holder()).isNull();
    assertThat(mails(Email.Kind.GUEST_PASS))
        .extracting(Email::to)
        .containsOnly(new Recipient.Erased(Recipient.Role.GUEST));
    assertThat(hosts().decline.asked(token)).isEmpty();
    assertThat(hosts().decline.decline(token, Hosts.HOST)).isFalse();
    assertThat(hosts().name(table, 2, "Tavo")).isInstanceOf(NameGuest.Outcome.Named.class);
  }

  @Test
  void not_me_opens_nothing_once_the_pass_is_somebody_elses() {
    hosts().name(table, 2, "Luz");
    hosts().send(table, 2, LUZ);
    String token = hosts().links.notMeToken(hosts().pass(table, 2).ticket().code());

    hosts().handOn(table, 2, "Tavo", "tavo@example.com");

    assertThat(hosts().decline.decline(token, Hosts.HOST)).isFalse();
    assertThat(hosts().pass(table, 2).holder()).isInstanceOf(Pass.Holder.Sent.class);
    assertThat(hosts().decline.decline("nonsense", Hosts.HOST)).isFalse();
  }

  @Test
  void not_me_after_somebody_came_in_erases_and_leaves_the_code() {
    hosts().name(table, 2, "Luz");
    hosts().send(table, 2, LUZ);
    Ticket pass = hosts().pass(table, 2).ticket();
    admit(pass, tonight);

    assertThat(hosts().decline.decline(hosts().links.notMeToken(pass.code()), Hosts.HOST)).isTrue();

    Ticket left = hosts().pass(table, 2).ticket();
    assertThat(left.serial()).isEqualTo(1);
    assertThat(left.holder()).isNull();
    assertThat(left.entries()).isEqualTo(1);
  }

  @Test
  void not_me_erases_also_once_the_table_was_refunded() {
    hosts().name(table, 2, "Luz");
    hosts().send(table, 2, LUZ);
    String token = hosts().links.notMeToken(hosts().pass(table, 2).ticket().code());
    refund(table);

    assertThat(hosts().decline.decline(token, Hosts.HOST)).isTrue();

    assertThat(hosts().pass(table, 2).ticket().holder()).isNull();
    assertThat(hosts().pass(table, 2).holder()).isEqualTo(new Pass.Holder.Voided());
    assertThat(mails(Email.Kind.GUEST_PASS))
        .extracting(Email::to)
        .containsOnly(new Recipient.Erased(Recipient.Role.GUEST));
  }

  @Test
  void a_pass_that_somebody_came_in_with_stays_theirs() {
    hosts().name(table, 2, "Luz");
    admit(hosts().pass(table, 2).ticket(), tonight);
    admit(hosts().pass(table, 3).ticket(), tonight);

    NotNow arrived = new NotNow.Arrived();
    assertThat(hosts().name(table, 2, "Tavo")).isEqualTo(new NameGuest.Outcome.Refused(arrived));
    assertThat(hosts().send(table, 2, LUZ)).isEqualTo(new SendPass.Outcome.Refused(arrived));
    assertThat(hosts().takeBack(table, 2)).isEqualTo(new TakeBackPass.Outcome.Refused(arrived));
    assertThat(hosts().handOn(table, 2, "Tavo", LUZ))
        .isEqualTo(new SendPass.Outcome.Refused(arrived));
    assertThat(hosts().name(table, 3, "Tavo"))
        .as("nobody was named, and somebody came")
        .isEqualTo(new NameGuest.Outcome.Refused(arrived));
    assertThat(hosts().pass(table, 2).ticket().holder()).isEqualTo("Luz");
  }

  @Test
  void from_doors_on_passes_stay_as_they_are() {
    InviteCode code = hosts().invite(table);
    hosts().name(table, 2, "Luz");
    clock().set(tonight.doors());

    NotNow open = new NotNow.DoorsOpen(tonight.doors());
    assertThat(hosts().name(table, 2, "Tavo")).isEqualTo(new NameGuest.Outcome.Refused(open));
    assertThat(hosts().send(table, 2, LUZ)).isEqualTo(new SendPass.Outcome.Refused(open));
    assertThat(hosts().takeBack(table, 2)).isEqualTo(new TakeBackPass.Outcome.Refused(open));
    assertThat(hosts().handOn(table, 2, "T", LUZ)).isEqualTo(new SendPass.Outcome.Refused(open));
    assertThat(hosts().invite.invite(table)).isEqualTo(new InviteGuests.Outcome.Refused(open));
    assertThat(hosts().invite.end(table)).isEqualTo(new InviteGuests.Outcome.Refused(open));
    assertThat(hosts().join(place(), code)).isEqualTo(new JoinTable.Outcome.Refused(open));
    assertThat(hosts().pass(table, 2).holder()).isEqualTo(new Pass.Holder.Named("Luz"));
  }

  @Test
  void a_table_that_is_refunded_is_nobodys_to_give() {
    InviteCode code = hosts().invite(table);
    refund(table);

    NotNow gone = new NotNow.NoTable();
    assertThat(hosts().name(table, 2, "Luz")).isEqualTo(new NameGuest.Outcome.Refused(gone));
    assertThat(hosts().join(place(), code)).isEqualTo(new JoinTable.Outcome.Refused(gone));
    assertThat(hosts().name(place().order(), 2, "Luz"))
        .isEqualTo(new NameGuest.Outcome.Refused(gone));
    assertThat(hosts().pass(table, 2).holder()).isEqualTo(new Pass.Holder.Voided());
  }

  @Test
  void a_ticket_that_joins_uses_up_the_first_pass_that_nobody_has() {
    hosts().name(table, 2, "Luz");
    Ticket ticket = place();

    assertThat(hosts().join(ticket, hosts().invite(table)))
        .isInstanceOf(JoinTable.Outcome.Joined.class);

    Ticket joined = tickets().find(ticket.id()).orElseThrow();
    Pass used = hosts().pass(table, 3);
    assertThat(joined.joined())
        .contains(new Ticket.Seat(used.ticket().origin(), used.ticket().label().name()));
    assertThat(joined.code()).isEqualTo(ticket.code());
    assertThat(used.holder()).isEqualTo(new Pass.Holder.Joined(joined));
    assertThat(used.admits()).isEqualTo(joined);
    assertThat(used.ticket().voidReason()).contains(Ticket.VoidReason.JOINED);
    assertThat(hosts().name(table, 3, "Tavo"))
        .isEqualTo(new NameGuest.Outcome.Refused(new NotNow.Joined()));
    assertThat(hosts().guests.of(table)).filteredOn(Pass::isFree).hasSize(1);
  }

  @Test
  void a_table_takes_no_more_than_its_seats() {
    InviteCode code = hosts().invite(table);
    hosts().name(table, 2, "Luz");
    hosts().join(place(), code);
    admit(hosts().pass(table, 4).ticket(), tonight);

    assertThat(hosts().join(place(), code)).isEqualTo(new JoinTable.Outcome.Full());
  }

  @Test
  void who_cannot_join_is_told_why() {
    InviteCode code = hosts().invite(table);
    Ticket pass = hosts().pass(paidTable(), 2).ticket();
    assertThat(hosts().join(pass, code)).isInstanceOf(JoinTable.Outcome.NotForJoining.class);

    Ticket inside = place();
    admit(inside, tonight);
    assertThat(hosts().join(inside, code)).isEqualTo(new JoinTable.Outcome.Inside());

    Ticket gone = place();
    refund(gone.order());
    assertThat(hosts().join(gone, code)).isInstanceOf(JoinTable.Outcome.NotForJoining.class);

    Event other = SampleEvents.tonight(ids()).slug("other-night").tier("General", 9).event();
    events().add(other);
    assertThat(hosts().join(place(other), code)).isEqualTo(new JoinTable.Outcome.OtherEvent());

    Ticket mine = place();
    assertThat(
            hosts().join.join(new JoinTable.Request(place().order(), mine.id(), code), Hosts.HOST))
        .isEqualTo(new JoinTable.Outcome.NoSuchTicket());
    assertThat(hosts().guests.of(table)).filteredOn(Pass::isFree).hasSize(3);
  }

  @Test
  void a_ticket_has_one_table() {
    InviteCode code = hosts().invite(table);
    Ticket ticket = place();
    hosts().join(ticket, code);

    assertThat(hosts().join(ticket, code)).isInstanceOf(JoinTable.Outcome.Already.class);
    assertThat(hosts().join(ticket, hosts().invite(paidTable())))
        .isInstanceOf(JoinTable.Outcome.AtOtherTable.class);
    assertThat(hosts().guests.of(table)).filteredOn(Pass::isFree).hasSize(2);
  }

  @Test
  void a_new_code_ends_the_one_before_and_who_has_joined_stays() {
    InviteCode first = hosts().invite(table);
    hosts().join(place(), first);

    InviteCode second = hosts().invite(table);

    assertThat(hosts().guests.settings(table).invite()).contains(second);
    assertThat(hosts().join(place(), first)).isEqualTo(new JoinTable.Outcome.NoSuchCode());
    assertThat(hosts().join(place(), second)).isInstanceOf(JoinTable.Outcome.Joined.class);
    assertThat(hosts().invite.end(table)).isEqualTo(new InviteGuests.Outcome.Ended());
    assertThat(hosts().join(place(), second)).isEqualTo(new JoinTable.Outcome.NoSuchCode());
    assertThat(hosts().guests.of(table))
        .filteredOn(p -> p.holder() instanceof Pass.Holder.Joined)
        .hasSize(2);
  }

  @Test
  void leaving_frees_the_seat_and_the_ticket_is_a_plain_one() {
    Ticket ticket = place();
    hosts().join(ticket, hosts().invite(table));
    int before = hosts().pass(table, 2).ticket().serial();

    assertThat(hosts().leave(ticket)).isInstanceOf(LeaveTable.Outcome.Left.class);

    assertThat(tickets().find(ticket.id())).contains(ticket);
    Pass pass = hosts().pass(table, 2);
    assertThat(pass.isFree()).isTrue();
    assertThat(pass.ticket().isValid()).isTrue();
    assertThat(pass.ticket().serial()).as("its older code stays void").isEqualTo(before + 1);
    assertThat(hosts().leave(ticket)).isEqualTo(new LeaveTable.Outcome.NoSeat());
  }

  @Test
  void who_is_inside_does_not_leave() {
    Ticket ticket = place();
    hosts().join(ticket, hosts().invite(table));
    admit(ticket, tonight);

    assertThat(hosts().leave(ticket)).isEqualTo(new LeaveTable.Outcome.Inside());
    assertThat(hosts().takeBack(table, 2))
        .isEqualTo(new TakeBackPass.Outcome.Refused(new NotNow.Arrived()));
    assertThat(hosts().pass(table, 2).arrived()).isPresent();
  }

  @Test
  void a_host_takes_back_the_seat_of_who_joined() {
    Ticket ticket = place();
    hosts().join(ticket, hosts().invite(table));

    assertThat(hosts().takeBack(table, 2)).isInstanceOf(TakeBackPass.Outcome.TakenBack.class);

    assertThat(tickets().find(ticket.id())).contains(ticket);
    assertThat(hosts().pass(table, 2).isFree()).isTrue();
  }

  @Test
  void a_joined_ticket_that_is_refunded_frees_its_seat() {
    Ticket ticket = place();
    hosts().join(ticket, hosts().invite(table));

    refund(ticket.order());

    Ticket refunded = tickets().find(ticket.id()).orElseThrow();
    assertThat(refunded.voidReason()).contains(Ticket.VoidReason.REFUNDED);
    assertThat(refunded.joined()).isEmpty();
    Pass pass = hosts().pass(table, 2);
    assertThat(pass.isFree()).isTrue();
    assertThat(pass.ticket().serial()).isEqualTo(2);
  }

  @Test
  void who_joined_and_came_in_is_at_the_table_although_the_ticket_is_refunded() {
    Ticket ticket = place();
    hosts().join(ticket, hosts().invite(table));
    admit(tickets().find(ticket.id()).orElseThrow(), tonight);

    assertThat(refunded(ticket.order(), true)).isInstanceOf(RefundOrder.Outcome.Requested.class);

    Ticket refunded = tickets().find(ticket.id()).orElseThrow();
    assertThat(refunded.voidReason()).contains(Ticket.VoidReason.REFUNDED);
    assertThat(hosts().pass(table, 2).holder()).isEqualTo(new Pass.Holder.Joined(refunded));
    assertThat(hosts().pass(table, 2).isFree()).as("somebody sits there").isFalse();
    assertThat(Objects.requireNonNull(admit(hosts().pass(table, 1).ticket(), tonight).party()))
        .satisfies(party -> assertThat(party.arrivals()).isEqualTo(new Arrivals(SEATS, 2)))
        .satisfies(party -> assertThat(party.inside()).isEqualTo(2));
  }

  @Test
  void a_refunded_table_leaves_who_joined_a_plain_ticket() {
    Ticket ticket = place();
    hosts().join(ticket, hosts().invite(table));

    refund(table);

    assertThat(tickets().find(ticket.id())).contains(ticket);
    assertThat(hosts().pass(table, 2).holder()).isEqualTo(new Pass.Holder.Voided());
    assertThat(hosts().pass(table, 2).ticket().voidReason()).contains(Ticket.VoidReason.REFUNDED);
  }

  @Test
  void who_has_joined_is_at_the_table_where_the_party_sits_now() {
    Ticket ticket = place();
    hosts().join(ticket, hosts().invite(table));

    tickets().seat(table, 1, Ticket.Label.ofTable("9", "By the floor"));

    assertThat(tickets().find(ticket.id()).orElseThrow().joined())
        .hasValueSatisfying(seat -> assertThat(seat.table()).isEqualTo("9"));
    assertThat(hosts().pass(table, 3).ticket().another(ticket.id(), 5).label())
        .isEqualTo(Ticket.Label.ofTable("9", "By the floor"));
  }

  @Test
  void a_table_goes_back_for_all_its_price_no_matter_who_has_joined() {
    hosts().join(place(), hosts().invite(table));

    assertThat(refund(table)).isEqualTo(SampleEvents.usd(60_000));
  }

  @Test
  @Requirement({"VIP-01", "4.1"})
  void who_has_joined_is_a_guest_of_the_table_at_the_gate() {
    Ticket ticket = place();
    hosts().join(ticket, hosts().invite(table));
    Ticket joined = tickets().find(ticket.id()).orElseThrow();

    Party party = Objects.requireNonNull(admit(joined, tonight).party());
    assertThat(party.arrivals()).isEqualTo(new Arrivals(SEATS, 1));
    assertThat(party.section()).isEqualTo(hosts().pass(table, 1).ticket().note()).isNotBlank();
    assertThat(reservations().last(table).orElseThrow()).isInstanceOf(Reservation.CheckedIn.class);
    assertThat(
            Objects.requireNonNull(admit(hosts().pass(table, 1).ticket(), tonight).party())
                .arrivals())
        .isEqualTo(new Arrivals(SEATS, 2));
    assertThat(hosts().tell.tell().arrivals()).isEqualTo(1);
  }

  @Test
  void who_has_left_is_nobodys_guest_at_the_gate() {
    Ticket ticket = place();
    hosts().join(ticket, hosts().invite(table));
    hosts().leave(ticket);

    assertThat(admit(tickets().find(ticket.id()).orElseThrow(), tonight).party()).isNull();
    assertThat(reservations().last(table).orElseThrow()).isInstanceOf(Reservation.Confirmed.class);
  }

  @Test
  void a_refund_of_a_table_asks_about_who_has_joined_and_is_in() {
    Ticket ticket = place();
    hosts().join(ticket, hosts().invite(table));
    admit(tickets().find(ticket.id()).orElseThrow(), tonight);

    assertThat(refunded(table, false)).isInstanceOf(RefundOrder.Outcome.Admitted.class);
    assertThat(refunded(table, true))
        .isInstanceOfSatisfying(
            RefundOrder.Outcome.Requested.class,
            back -> {
              assertThat(back.amount()).isEqualTo(SampleEvents.usd(60_000));
              assertThat(back.places()).as("somebody sits there").isZero();
            });
    assertThat(reservations().last(table).orElseThrow()).isInstanceOf(Reservation.CheckedIn.class);
    assertThat(hosts().pass(table, 2).arrived()).isPresent();
  }

  @Test
  void a_host_is_told_of_the_first_guest_and_of_no_other() {
    admit(hosts().pass(table, 1).ticket(), tonight);
    assertThat(hosts().tell.tell().arrivals()).as("the host knows").isZero();

    admit(hosts().pass(table, 2).ticket(), tonight);
    assertThat(hosts().tell.tell().arrivals()).isEqualTo(1);
    admit(hosts().pass(table, 3).ticket(), tonight);
    assertThat(hosts().tell.tell().arrivals()).isZero();

    assertThat(mails(Email.Kind.FIRST_GUEST))
        .singleElement()
        .satisfies(mail -> assertThat(mail.to().role()).isEqualTo(Recipient.Role.BUYER));
  }

  @Test
  void a_host_is_told_once_the_day_before_which_passes_nobody_has() {
    OrderId early = tableOfNextWeek();
    hosts().name(early, 3, "Luz");
    clock().set(NEXT_WEEK.minus(Duration.ofDays(1)).minusSeconds(1));
    assertThat(hosts().tell.tell().passesLeft()).as("not yet").isZero();

    clock().advance(Duration.ofSeconds(1));
    assertThat(hosts().tell.tell().passesLeft()).isEqualTo(1);
    assertThat(hosts().tell.tell().passesLeft()).as("once").isZero();

    assertThat(mails(early, Email.Kind.PASSES_LEFT))
        .singleElement()
        .satisfies(mail -> assertThat(TellHosts.left(mail.subject())).containsExactly(2, 4));
  }

  @Test
  void a_host_who_gave_out_all_passes_is_not_reminded() {
    OrderId early = tableOfNextWeek();
    List.of(2, 3, 4).forEach(no -> hosts().name(early, no, "Guest " + no));
    clock().set(NEXT_WEEK.minus(Duration.ofHours(1)));

    assertThat(hosts().tell.tell().passesLeft()).isZero();
  }

  @Test
  void a_host_with_a_table_bought_today_for_tonight_is_not_reminded() {
    assertThat(hosts().tell.tell().passesLeft()).isZero();
    clock().advance(Duration.ofMinutes(30));
    assertThat(hosts().tell.tell().passesLeft()).isZero();
  }

  private OrderId tableOfNextWeek() {
    Event event =
        SampleEvents.tonight(ids())
            .slug("next-week")
            .tier("General", 9)
            .hours(NEXT_WEEK, NEXT_WEEK.plus(Duration.ofHours(6)))
            .event();
    events().add(event);
    return paidTable(event);
  }

  @Test
  void the_hosts_page_shows_the_table_as_it_is() {
    hosts().name(table, 2, "Luz");
    InviteCode code = hosts().invite(table);
    Ticket ticket = place();
    hosts().join(ticket, code);
    admit(ticket, tonight);

    GuestList list = hosts().show.byToken(token()).orElseThrow();

    assertThat(list.seats()).isEqualTo(SEATS);
    assertThat(list.arrived()).isEqualTo(1);
    assertThat(list.invite()).contains(code);
    assertThat(list.open()).isTrue();
    assertThat(list.until()).isEqualTo(tonight.doors());
    clock().set(tonight.doors());
    assertThat(hosts().show.byToken(token()).orElseThrow().open()).isFalse();
  }

  @Test
  void the_hosts_link_closes_when_it_is_renewed_and_when_the_address_is_corrected() {
    String first = token();

    hosts().renewLink.renew(table, Hosts.HOST);
    assertThat(hosts().show.byToken(first)).isEmpty();
    String second = token();
    assertThat(hosts().show.byToken(second)).isPresent();

    orders().readdress(table, EmailAddress.parse("right@example.com"));
    assertThat(hosts().show.byToken(second)).isEmpty();
    assertThat(hosts().show.byToken(token())).isPresent();
    assertThat(hosts().show.byToken("nonsense")).isEmpty();
    assertThat(audit().of("order " + table, 9))
        .extracting(AuditEntry::act)
        .contains("host-link.renewed");
  }

  @Test
  void the_trail_keeps_numbers_and_neither_names_nor_addresses() {
    hosts().name(table, 2, "Luz");
    hosts().send(table, 2, LUZ);
    hosts().takeBack(table, 2);
    Ticket ticket = place();
    hosts().join(ticket, hosts().invite(table));
    hosts().leave(ticket);

    assertThat(audit().of("order " + table, 9))
        .extracting(entry -> entry.act() + " " + entry.detail())
        .contains(
            "pass.taken-back " + hosts().pass(table, 2).ticket().number(),
            "ticket.joined " + ticket.number(),
            "ticket.left " + ticket.number())
        .noneMatch(text -> text.contains("Luz") || text.contains("@"));
  }

  private Admissions.Decided admit(Ticket ticket, Event event) {
    Admissions.Decided decided = Scans.at(event, gate, ticket, ids(), admissions());
    assertThat(decided.decision().reason()).isEqualTo(Reason.ADMITTED);
    return decided;
  }

  private String token() {
    return hosts()
        .links
        .hostToken(orders().find(table).orElseThrow().details(), hosts().guests.settings(table));
  }

  private List<Email> mails(Email.Kind kind) {
    return mails(table, kind);
  }

  private List<Email> mails(OrderId order, Email.Kind kind) {
    return outbox().list(null, order, 99).stream().filter(mail -> mail.kind() == kind).toList();
  }

  private RefundOrder.Outcome refunded(OrderId order, boolean admittedToo) {
    return refundOrder()
        .refund(
            new RefundOrder.Request(order, Set.of(), admittedToo, RefundOrder.Why.ASKED, ""),
            Hosts.HOST);
  }

  private Money refund(OrderId order) {
    RefundOrder.Outcome outcome = refunded(order, false);
    assertThat(outcome).isInstanceOf(RefundOrder.Outcome.Requested.class);
    return ((RefundOrder.Outcome.Requested) outcome).amount();
  }

  private OrderId paidTable() {
    return paidTable(tonight);
  }

  private OrderId paidTable(Event event) {
    TableId added = new TableId(ids().next());
    addTable(event.id(), added);
    return paid(
        Holds.of(ids(), event)
            .at(clock().instant())
            .table(added, SEATS, SampleEvents.usd(60_000))
            .hold());
  }

  private Ticket place() {
    return place(tonight);
  }

  private Ticket place(Event event) {
    return tickets()
        .of(paid(Holds.of(ids(), event).at(clock().instant()).places(0, 1).hold()))
        .getFirst();
  }

  private OrderId paid(Hold hold) {
    assertThat(orders().hold(hold)).isEqualTo(new HoldOutcome.Taken());
    Order.Held order = hold.order();
    learn(
        new Fact.Captured(
            order.id(), "pi_" + order.id(), order.total(), clock().instant(), "test"));
    return order.id();
  }
}
