package live.maguey.emails;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import live.maguey.events.EventId;
import live.maguey.events.SampleEvents;
import live.maguey.evidence.Requirement;
import live.maguey.orders.Order;
import live.maguey.orders.OrderId;
import live.maguey.shared.EmailAddress;
import live.maguey.shared.Language;
import live.maguey.shared.Page;
import live.maguey.shared.PageContract;
import live.maguey.shared.Span;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What every outbox promises. The store is empty before each test.
public abstract class OutboxContract {
  private static final EmailAddress TO = EmailAddress.parse("elena@example.com");
  private static final Instant NOW = SampleEvents.NOW;
  private static final Duration LEASE = Duration.ofSeconds(15);

  protected abstract Outbox outbox();

  /// A new order of the same database.
  protected abstract Order anOrder();

  /// A new order of an event that no other order is of.
  protected abstract Order anotherEventsOrder();

  private Email queued(Email.Kind kind, Instant at) {
    Order order = anOrder();
    Email email =
        Email.queued(
            new EmailId(UUID.randomUUID()),
            kind,
            order.id(),
            new Recipient.Buyer(order.details().buyer()),
            order.id().toString(),
            at,
            "req-1");
    outbox().queue(email);
    return email;
  }

  @Test
  void an_email_about_the_same_thing_is_owed_once() {
    Email email = queued(Email.Kind.TICKETS, NOW);
    outbox()
        .queue(
            Email.queued(
                new EmailId(UUID.randomUUID()),
                email.kind(),
                orderOf(email),
                email.to(),
                email.subject(),
                NOW,
                null));
    assertThat(outbox().list(null, orderOf(email), 9)).containsExactly(email);
  }

  @Test
  void confirmations_go_before_refunds_and_the_older_before_the_younger() {
    Email refund = queued(Email.Kind.REFUND, NOW.minusSeconds(60));
    Email second = queued(Email.Kind.TICKETS, NOW.minusSeconds(1));
    Email first = queued(Email.Kind.TICKETS, NOW.minusSeconds(2));
    assertThat(ids(outbox().claim(9, NOW, LEASE)))
        .containsExactly(first.id(), second.id(), refund.id());
  }

  @Test
  void a_claimed_mail_is_nobody_elses_until_its_lease_ends() {
    Email email = queued(Email.Kind.TICKETS, NOW);
    assertThat(ids(outbox().claim(9, NOW, LEASE))).containsExactly(email.id());
    assertThat(outbox().claim(9, NOW.plusSeconds(14), LEASE)).isEmpty();
    assertThat(ids(outbox().claim(9, NOW.plusSeconds(15), LEASE))).containsExactly(email.id());
  }

  @Test
  @Requirement({"EMAIL-03", "2.3"})
  void every_attempt_is_recorded_with_its_answer() {
    Email email = queued(Email.Kind.TICKETS, NOW);
    outbox().claim(9, NOW, LEASE);
    outbox().retry(email.id(), NOW.plusSeconds(1), NOW.plusSeconds(3), "unknown: timeout", null);
    assertThat(outbox().claim(9, NOW.plusSeconds(2), LEASE)).isEmpty();
    assertThat(outbox().claim(9, NOW.plusSeconds(3), LEASE)).hasSize(1);
    outbox().accepted(email.id(), "resend", "re-1", TO, NOW.plusSeconds(4));
    Email accepted = outbox().find(email.id()).orElseThrow();
    assertThat(accepted.state())
        .isEqualTo(
            new Email.State.Sent(
                Email.Delivery.ACCEPTED,
                2,
                NOW.plusSeconds(4),
                "resend",
                "re-1",
                "accepted by resend as re-1"));
    assertThat(outbox().attempts(email.id()))
        .extracting(Outbox.Attempt::answer)
        .containsExactly("unknown: timeout", "accepted by resend as re-1");
    assertThat(outbox().claim(9, NOW.plusSeconds(99), LEASE)).isEmpty();
  }

  @Test
  void what_a_provider_reports_only_leads_forward() {
    Email email = queued(Email.Kind.TICKETS, NOW);
    outbox().accepted(email.id(), "resend", "re-2", TO, NOW);
    assertThat(outbox().delivery("re-2", Email.Delivery.DELIVERED, NOW, "delivered")).isTrue();
    assertThat(outbox().delivery("re-2", Email.Delivery.DELAYED, NOW, "delayed")).isTrue();
    assertThat(state(email)).isEqualTo(Email.Stage.DELIVERED);
    outbox().delivery("re-2", Email.Delivery.COMPLAINED, NOW, "complained");
    assertThat(state(email)).isEqualTo(Email.Stage.COMPLAINED);
    assertThat(outbox().delivery("re-none", Email.Delivery.DELIVERED, NOW, "")).isFalse();
  }

  @Test
  @Requirement({"EMAIL-03", "2.3"})
  void what_was_given_up_is_kept_and_can_be_sent_by_hand() {
    Email email = queued(Email.Kind.TICKETS, NOW);
    outbox().giveUp(email.id(), NOW, "refused: no such address");
    assertThat(outbox().claim(9, NOW.plusSeconds(99), LEASE)).isEmpty();
    assertThat(outbox().list(Email.Stage.GIVEN_UP, null, 9))
        .extracting(Email::id)
        .containsExactly(email.id());
    assertThat(outbox().requeue(email.id(), NOW.plusSeconds(100))).isTrue();
    assertThat(ids(outbox().claim(9, NOW.plusSeconds(100), LEASE))).containsExactly(email.id());
    outbox().accepted(email.id(), "resend", "re-3", TO, NOW.plusSeconds(101));
    assertThat(outbox().requeue(email.id(), NOW.plusSeconds(102))).isFalse();
  }

  @Test
  void an_email_that_waits_for_its_first_try_keeps_its_turn() {
    Email email = queued(Email.Kind.TICKETS, NOW);
    assertThat(outbox().requeue(email.id(), NOW.plusSeconds(5))).isFalse();
    assertThat(outbox().find(email.id()).orElseThrow().queuedAt()).isEqualTo(NOW);

    outbox().retry(email.id(), NOW, NOW.plusSeconds(60), "no answer", null);
    assertThat(outbox().requeue(email.id(), NOW.plusSeconds(6))).isTrue();
    assertThat(ids(outbox().claim(9, NOW.plusSeconds(6), LEASE))).containsExactly(email.id());
  }

  @Test
  void a_postponed_mail_is_not_counted_as_tried() {
    Email email = queued(Email.Kind.TICKETS, NOW);
    outbox().claim(9, NOW, LEASE);
    outbox().postpone(email.id(), NOW.plusSeconds(1));
    Email again = outbox().claim(9, NOW.plusSeconds(1), LEASE).getFirst();
    assertThat(again.state().attempts()).isZero();
  }

  @Test
  void who_may_have_sent_it_is_kept_until_it_is_known() {
    Email email = queued(Email.Kind.TICKETS, NOW);
    Email.Doubt doubt = new Email.Doubt("resend", NOW.plusSeconds(1));
    outbox().retry(email.id(), NOW.plusSeconds(1), NOW.plusSeconds(3), "unknown: 500", doubt);
    assertThat(outbox().claim(1, NOW.plusSeconds(3), LEASE))
        .extracting(again -> again.state().mayHaveSent())
        .containsExactly(Optional.of(doubt));

    outbox().retry(email.id(), NOW.plusSeconds(4), NOW.plusSeconds(6), "refused", null);
    assertThat(outbox().find(email.id()).orElseThrow().state().mayHaveSent()).isEmpty();

    outbox().retry(email.id(), NOW.plusSeconds(7), NOW.plusSeconds(9), "unknown: 500", doubt);
    outbox().accepted(email.id(), "resend", "re_1", TO, NOW.plusSeconds(10));
    assertThat(outbox().find(email.id()).orElseThrow().state().mayHaveSent()).isEmpty();
  }

  @Test
  void who_may_have_sent_what_was_given_up_is_known_when_it_is_sent_by_hand() {
    Email email = queued(Email.Kind.TICKETS, NOW);
    Email.Doubt doubt = new Email.Doubt("resend", NOW.plusSeconds(1));
    outbox().retry(email.id(), NOW.plusSeconds(1), NOW.plusSeconds(3), "unknown: 500", doubt);
    outbox().giveUp(email.id(), NOW.plusSeconds(4), "too old");
    assertThat(outbox().find(email.id()).orElseThrow().state())
        .isEqualTo(new Email.State.GivenUp(2, "too old", Optional.of(doubt)));

    outbox().requeue(email.id(), NOW.plusSeconds(5));

    assertThat(outbox().find(email.id()).orElseThrow().state())
        .isEqualTo(new Email.State.Failed(2, NOW.plusSeconds(5), "too old", Optional.of(doubt)));
  }

  @Test
  void who_was_asked_and_never_heard_may_have_it() {
    Email email = queued(Email.Kind.TICKETS, NOW);
    outbox().claim(1, NOW, LEASE);
    outbox().asked(email.id(), new Email.Doubt("second", NOW.plusSeconds(1)));

    assertThat(outbox().claim(1, NOW.plus(LEASE), LEASE))
        .singleElement()
        .satisfies(again -> {
          assertThat(again.state().mayHaveSent())
              .contains(new Email.Doubt("second", NOW.plusSeconds(1)));
          assertThat(again.state().attempts()).isZero();
        });
    outbox().accepted(email.id(), "second", "2_1", TO, NOW.plusSeconds(40));
    outbox().asked(email.id(), new Email.Doubt("resend", NOW.plusSeconds(41)));
    assertThat(outbox().find(email.id()).orElseThrow().state().mayHaveSent()).isEmpty();
  }

  @Test
  void an_address_that_bounced_is_suppressed_until_it_is_allowed_again() {
    Email email = queued(Email.Kind.TICKETS, NOW);
    outbox().accepted(email.id(), "resend", "re-gone", TO, NOW);
    outbox().delivery("re-gone", Email.Delivery.DELAYED, NOW.plusSeconds(1), "delayed");
    assertThat(outbox().suppressed(TO)).isEmpty();

    outbox().delivery("re-gone", Email.Delivery.BOUNCED, NOW.plusSeconds(2), "no such user");
    outbox().delivery("re-gone", Email.Delivery.COMPLAINED, NOW.plusSeconds(3), "spam");

    assertThat(outbox().suppressed(EmailAddress.parse("ELENA@example.com")))
        .contains(new Outbox.Suppression(Email.Delivery.BOUNCED, NOW.plusSeconds(2)));
    assertThat(outbox().suppressed(EmailAddress.parse("other@example.com"))).isEmpty();
    assertThat(outbox().allow(TO)).isTrue();
    assertThat(outbox().suppressed(TO)).isEmpty();
    assertThat(outbox().allow(TO)).isFalse();
  }

  @Test
  @Requirement("EMAIL-03")
  void failing_is_what_was_tried_in_vain_given_up_or_bounced() {
    queued(Email.Kind.TICKETS, NOW);
    Email again = queued(Email.Kind.TICKETS, NOW.plusSeconds(1));
    outbox().retry(again.id(), NOW.plusSeconds(2), NOW.plusSeconds(9), "unknown: timeout", null);
    Email givenUp = queued(Email.Kind.TICKETS, NOW.plusSeconds(3));
    outbox().giveUp(givenUp.id(), NOW.plusSeconds(4), "refused: no such address");
    Email bounced = queued(Email.Kind.REFUND, NOW.plusSeconds(5));
    outbox().accepted(bounced.id(), "resend", "re-bounced", TO, NOW.plusSeconds(6));
    outbox().delivery("re-bounced", Email.Delivery.BOUNCED, NOW.plusSeconds(7), "mailbox full");
    Email arrived = queued(Email.Kind.TICKETS, NOW.plusSeconds(8));
    outbox().retry(arrived.id(), NOW.plusSeconds(9), NOW.plusSeconds(10), "unknown: timeout", null);
    outbox().accepted(arrived.id(), "resend", "re-arrived", TO, NOW.plusSeconds(11));

    assertThat(found(null, true, null, 9)).containsExactly(bounced.id(), givenUp.id(), again.id());
    assertThat(found(null, true, null, 1)).containsExactly(bounced.id());
    assertThat(
            ids(
                outbox()
                    .search(
                        new Outbox.Search(
                            null,
                            true,
                            null,
                            Page.<EmailId>newest(9)
                                .within(new Span(NOW.plusSeconds(1), NOW.plusSeconds(4)))))))
        .containsExactly(givenUp.id(), again.id());
    assertThat(found(Email.Stage.BOUNCED, true, null, 9)).containsExactly(bounced.id());
  }

  @Test
  void what_failed_is_closed_when_a_later_one_of_its_kind_and_order_got_through() {
    Email bounced = queued(Email.Kind.TICKETS, NOW);
    outbox().accepted(bounced.id(), "resend", "re-mistyped", TO, NOW.plusSeconds(1));
    outbox().delivery("re-mistyped", Email.Delivery.BOUNCED, NOW.plusSeconds(2), "no such user");
    Email again =
        Email.queued(
            new EmailId(UUID.randomUUID()),
            Email.Kind.TICKETS,
            orderOf(bounced),
            bounced.to(),
            orderOf(bounced) + " link 2",
            NOW.plusSeconds(3),
            "req-2");
    outbox().queue(again);
    assertThat(found(null, true, null, 9)).containsExactly(bounced.id());

    outbox().accepted(again.id(), "resend", "re-right", TO, NOW.plusSeconds(4));

    assertThat(found(null, true, null, 9)).isEmpty();
    assertThat(found(Email.Stage.BOUNCED, false, null, 9)).containsExactly(bounced.id());
  }

  @Test
  void an_email_to_a_guest_has_a_recipient_of_its_own() {
    Email email = toGuest(anOrder(), NOW);

    assertThat(outbox().find(email.id())).contains(email);
    assertThat(outbox().claim(1, NOW, LEASE)).extracting(Email::to).containsExactly(GUEST);
  }

  @Test
  void what_a_guest_got_through_is_still_owed_to_the_buyer() {
    Order order = anOrder();
    Email buyers =
        Email.queued(
            new EmailId(UUID.randomUUID()),
            Email.Kind.TICKETS,
            order.id(),
            new Recipient.Buyer(order.details().buyer()),
            order.id().toString(),
            NOW,
            null);
    outbox().queue(buyers);
    outbox().giveUp(buyers.id(), NOW.plusSeconds(1), "refused: no such address");
    Email guests = toGuest(order, NOW.plusSeconds(2));
    outbox().accepted(guests.id(), "resend", "re-guest", TO, NOW.plusSeconds(3));

    assertThat(found(null, true, null, 9)).containsExactly(buyers.id());
  }

  private static final Recipient GUEST =
      new Recipient.Person(
          Recipient.Role.GUEST, "Lucía", EmailAddress.parse("lucia@example.com"), Language.ES);

  private Email toGuest(Order order, Instant at) {
    Email email =
        Email.queued(
            new EmailId(UUID.randomUUID()),
            Email.Kind.TICKETS,
            order.id(),
            GUEST,
            order.id() + " to a guest",
            at,
            null);
    outbox().queue(email);
    return email;
  }

  @Test
  void emails_are_found_by_the_event_of_their_order() {
    Email tonight = queued(Email.Kind.TICKETS, NOW);
    Order order = anotherEventsOrder();
    Email another =
        Email.queued(
            new EmailId(UUID.randomUUID()),
            Email.Kind.TICKETS,
            order.id(),
            new Recipient.Buyer(order.details().buyer()),
            "another",
            NOW.plusSeconds(1),
            null);
    outbox().queue(another);

    assertThat(found(null, false, null, 9)).containsExactly(another.id(), tonight.id());
    assertThat(found(null, false, order.details().event(), 9)).containsExactly(another.id());
    assertThat(found(null, false, new EventId(UUID.randomUUID()), 9)).isEmpty();
  }

  private List<EmailId> found(
      Email.@Nullable Stage state, boolean failing, @Nullable EventId event, int limit) {
    return ids(outbox().search(new Outbox.Search(state, failing, event, Page.newest(limit))));
  }

  private static OrderId orderOf(Email email) {
    return email.order().orElseThrow();
  }

  @Test
  void an_email_to_the_staff_may_be_about_no_order_and_no_other_may() {
    Email first = toStaff("2026-11-27", NOW);
    Email buyers = queued(Email.Kind.REFUND, NOW.plusSeconds(1));

    assertThat(outbox().find(first.id())).contains(first);
    assertThat(first.order()).isEmpty();
    assertThat(found(null, false, null, 9)).containsExactly(buyers.id(), first.id());
    assertThat(found(null, false, anOrder().details().event(), 9)).containsExactly(buyers.id());
    assertThat(ids(outbox().claim(1, NOW, LEASE))).containsExactly(first.id());
    assertThatThrownBy(() ->
            new Email(
                buyers.id(),
                buyers.kind(),
                Optional.empty(),
                buyers.to(),
                buyers.subject(),
                NOW,
                null,
                buyers.state()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void an_email_about_no_order_is_not_mended_by_another() {
    Email first = toStaff("2026-11-27", NOW);
    outbox().giveUp(first.id(), NOW.plusSeconds(1), "refused: no such address");
    Email next = toStaff("2026-11-28", NOW.plusSeconds(2));
    outbox().accepted(next.id(), "resend", "re-next", TO, NOW.plusSeconds(3));

    assertThat(found(null, true, null, 9)).containsExactly(first.id());
  }

  private Email toStaff(String day, Instant at) {
    Email email =
        Email.queuedForStaff(
            new EmailId(UUID.randomUUID()),
            Email.Kind.REFUND,
            new Recipient.Person(Recipient.Role.STAFF, "Rosa", TO, Language.ES),
            day,
            at,
            null);
    outbox().queue(email);
    return email;
  }

  @Test
  void emails_are_read_page_by_page_and_by_when_they_were_queued() {
    List<Page.Row<EmailId>> all =
        Stream.of(9, 0, 5, 5, 3)
            .map(second -> queued(Email.Kind.TICKETS, NOW.plusSeconds(second)))
            .map(email -> new Page.Row<>(email.queuedAt(), email.id()))
            .toList();
    Function<Boolean, Function<Page<EmailId>, List<EmailId>>> list =
        failing -> page -> ids(outbox().search(new Outbox.Search(null, failing, null, page)));
    PageContract.isKept(all, list.apply(false));
    all.forEach(row ->
        outbox().retry(row.id(), row.at(), row.at().plusSeconds(60), "unknown: timeout", null));
    PageContract.isKept(all, list.apply(true));
  }

  private Email.Stage state(Email email) {
    return outbox().find(email.id()).orElseThrow().state().stage();
  }

  private static List<EmailId> ids(List<Email> emails) {
    return emails.stream().map(Email::id).toList();
  }
}
