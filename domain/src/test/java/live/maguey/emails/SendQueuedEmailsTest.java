package live.maguey.emails;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import live.maguey.alerts.Alert;
import live.maguey.alerts.AlertKind;
import live.maguey.alerts.InMemoryAlerts;
import live.maguey.evidence.Requirement;
import live.maguey.orders.BuyerId;
import live.maguey.orders.OrderId;
import live.maguey.shared.EmailAddress;
import live.maguey.shared.InMemoryUnitOfWork;
import live.maguey.shared.InMemoryWorld;
import live.maguey.shared.MailAddresses;
import live.maguey.shared.SequentialIds;
import live.maguey.shared.TestClock;
import org.junit.jupiter.api.Test;

@Requirement({"EMAIL-01", "EMAIL-03"})
class SendQueuedEmailsTest {
  private static final Instant NOW = Instant.parse("2026-11-28T22:00:00Z");

  private final TestClock clock = new TestClock(NOW);
  private final InMemoryWorld world = new InMemoryWorld();
  private final InMemoryOutbox outbox = new InMemoryOutbox(world);
  private final InMemoryAlerts alerts = new InMemoryAlerts(world);
  private final FakeMailTransport transport = new FakeMailTransport();
  private final SequentialIds ids = new SequentialIds();
  private int pace = Integer.MAX_VALUE;
  private String broken = "";
  private String wording = "";
  private EmailAddress to = EmailAddress.parse("elena@example.com");

  private final SendQueuedEmails send =
      new SendQueuedEmails(
          outbox,
          this::render,
          List.of(transport),
          wanted -> Math.min(wanted, pace),
          alerts,
          new InMemoryUnitOfWork(world),
          clock,
          new Random(7));

  private final FakeMailTransport other = new FakeMailTransport("other");
  private final SendQueuedEmails both =
      new SendQueuedEmails(
          outbox,
          this::render,
          List.of(transport, other),
          wanted -> wanted,
          alerts,
          new InMemoryUnitOfWork(world),
          clock,
          new Random(7));

  @Test
  void what_confirms_goes_before_what_refunds_and_the_older_one_first() {
    Email refund = queue(Email.Kind.REFUND);
    Email first = queue(Email.Kind.TICKETS);
    clock.advance(Duration.ofSeconds(1));
    Email late = queue(Email.Kind.LATE_REFUND);
    Email second = queue(Email.Kind.TICKETS);
    send.send(10);
    assertThat(transport.sent())
        .extracting(s -> s.email().subject())
        .containsExactly(first.subject(), second.subject(), refund.subject(), late.subject());
  }

  @Test
  void a_hundred_emails_that_have_to_wait_do_not_hold_up_the_next_one_of_any_lane() {
    for (int i = 0; i < 100; i++) {
      queue(Email.Kind.TICKETS);
      transport.notNowNext(Duration.ofSeconds(2));
    }
    clock.advance(Duration.ofMillis(1));
    Email last = queue(Email.Kind.EVENT_CANCELLED);

    assertThat(send.send(100)).hasSize(100);
    assertThat(transport.sent()).isEmpty();
    assertThat(send.send(100)).extracting(sent -> sent.email().id()).containsExactly(last.id());

    assertThat(state(last)).isEqualTo(Email.Stage.ACCEPTED);
  }

  @Test
  void the_log_follows_each_email_by_its_request_and_order() {
    Email mail = queue(Email.Kind.TICKETS);
    List<String> followed = new ArrayList<>();

    send.send(
        10,
        (request, order, work) -> {
          int before = transport.sent().size();
          String answer = work.get();
          followed.add(request + " " + order + " " + before + " " + transport.sent().size());
          return answer;
        });

    assertThat(followed)
        .containsExactly(mail.requestId() + " " + mail.order().orElseThrow() + " 0 1");
  }

  @Test
  void an_accepted_mail_is_never_sent_again() {
    Email mail = queue(Email.Kind.TICKETS);
    send.send(10);
    clock.advance(Duration.ofHours(1));
    assertThat(send.send(10)).isEmpty();
    assertThat(outbox.find(mail.id()))
        .hasValueSatisfying(m -> {
          assertThat(m.state().stage()).isEqualTo(Email.Stage.ACCEPTED);
          assertThat(m.sent().orElseThrow().providerId()).isEqualTo("mail-1");
        });
  }

  @Test
  void a_lost_reply_never_sends_twice() {
    Email mail = queue(Email.Kind.TICKETS);
    transport.loseReplyOfNext();
    send.send(10);
    assertThat(state(mail)).isEqualTo(Email.Stage.QUEUED);
    clock.advance(Duration.ofSeconds(2));
    send.send(10);
    assertThat(state(mail)).isEqualTo(Email.Stage.ACCEPTED);
    assertThat(transport.asked())
        .hasSize(2)
        .containsOnly("maguey-email-" + mail.id() + "-" + to.fingerprint());
    assertThat(transport.sent()).hasSize(1);
  }

  @Test
  void an_email_rendered_differently_after_a_lost_reply_is_not_sent_again() {
    Email mail = queue(Email.Kind.TICKETS);
    transport.loseReplyOfNext();
    send.send(10);
    wording = "one ticket was refunded since";
    clock.advance(Duration.ofSeconds(2));
    send.send(10);
    assertThat(state(mail)).isEqualTo(Email.Stage.ACCEPTED);
    assertThat(transport.sent()).hasSize(1);
  }

  @Test
  void an_email_that_may_have_gone_to_a_mistyped_address_is_sent_to_the_corrected_one() {
    Email mail = queue(Email.Kind.REFUND);
    to = EmailAddress.parse("elena@example.con");
    transport.loseReplyOfNext();
    send.send(10);
    to = EmailAddress.parse("elena@example.com");
    clock.advance(Duration.ofSeconds(2));
    send.send(10);
    assertThat(state(mail)).isEqualTo(Email.Stage.ACCEPTED);
    assertThat(transport.sent())
        .extracting(sent -> sent.email().to())
        .containsExactly(EmailAddress.parse("elena@example.con"), to);
  }

  @Test
  void nothing_is_sent_to_an_address_that_bounced_until_it_is_allowed() {
    Email first = queue(Email.Kind.TICKETS);
    send.send(1);
    outbox.delivery("mail-1", Email.Delivery.BOUNCED, clock.instant(), "no such user");

    Email second = queue(Email.Kind.REFUND);
    send.send(1);
    assertThat(state(second)).isEqualTo(Email.Stage.GIVEN_UP);
    assertThat(outbox.find(second.id()).orElseThrow().state().lastAnswer().orElseThrow())
        .isEqualTo("not sent: the address bounced at " + NOW);
    assertThat(transport.asked()).hasSize(1);
    assertThat(state(first)).isEqualTo(Email.Stage.BOUNCED);

    assertThat(outbox.allow(EmailAddress.parse("elena@example.com"))).isTrue();
    assertThat(outbox.requeue(second.id(), clock.instant())).isTrue();
    send.send(1);
    assertThat(state(second)).isEqualTo(Email.Stage.ACCEPTED);
  }

  @Test
  void a_second_provider_takes_over_at_once_what_was_surely_not_sent() {
    Email refused = queue(Email.Kind.TICKETS);
    transport.notNowNext(Duration.ofMinutes(10));
    both.send(1);
    assertThat(outbox.find(refused.id()))
        .hasValueSatisfying(m -> {
          assertThat(m.state().stage()).isEqualTo(Email.Stage.ACCEPTED);
          assertThat(m.sent().orElseThrow().provider()).isEqualTo("other");
        });

    queue(Email.Kind.TICKETS);
    transport.refuseNext();
    both.send(1);
    assertThat(other.sent()).hasSize(2);
    assertThat(transport.sent()).isEmpty();
  }

  @Test
  void an_unknown_answer_repeats_the_key_and_the_second_provider_waits() {
    Email mail = queue(Email.Kind.TICKETS);
    transport.loseReplyOfNext();
    both.send(1);
    transport.notNowNext(Duration.ofMillis(100));
    clock.advance(Duration.ofSeconds(10));
    both.send(1);
    assertThat(state(mail)).isEqualTo(Email.Stage.QUEUED);
    assertThat(other.asked()).isEmpty();

    clock.advance(Duration.ofSeconds(30));
    both.send(1);
    assertThat(outbox.find(mail.id()).orElseThrow().sent().orElseThrow().provider())
        .isEqualTo("fake");
    assertThat(transport.sent()).hasSize(1);
    assertThat(other.sent()).isEmpty();
  }

  @Test
  void a_refusal_settles_the_doubt() {
    queue(Email.Kind.TICKETS);
    transport.notKnownNext();
    both.send(1);
    transport.refuseNext();
    clock.advance(Duration.ofSeconds(10));
    both.send(1);
    assertThat(other.sent()).hasSize(1);
  }

  @Test
  void after_two_minutes_of_unknown_answers_the_second_provider_sends_it() {
    Email mail = queue(Email.Kind.TICKETS);
    Instant begun = clock.instant();
    while (state(mail) == Email.Stage.QUEUED) {
      transport.notKnownNext();
      both.send(1);
      clock.advance(Duration.ofSeconds(5));
    }
    assertThat(Duration.between(begun, clock.instant()))
        .isBetween(Duration.ofMinutes(2), Duration.ofMinutes(3));
    assertThat(other.sent()).hasSize(1);
  }

  @Test
  void when_the_second_does_not_answer_it_is_the_one_that_is_asked_again() {
    Email mail = queue(Email.Kind.TICKETS);
    transport.notNowNext(Duration.ofMillis(100));
    other.loseReplyOfNext();
    both.send(1);
    clock.advance(Duration.ofSeconds(10));
    both.send(1);
    assertThat(outbox.find(mail.id()).orElseThrow().sent().orElseThrow().provider())
        .isEqualTo("other");
    assertThat(transport.asked()).hasSize(1);
    assertThat(transport.sent()).isEmpty();
    assertThat(other.sent()).hasSize(1);
  }

  @Test
  void a_doubtful_provider_that_is_configured_no_more_is_forgotten() {
    Email mail = queue(Email.Kind.TICKETS);
    transport.notNowNext(Duration.ofMillis(100));
    other.notKnownNext();
    both.send(1);
    clock.advance(Duration.ofSeconds(10));
    send.send(1);
    assertThat(outbox.find(mail.id()).orElseThrow().sent().orElseThrow().provider())
        .isEqualTo("fake");
  }

  @Test
  void an_email_is_given_up_when_all_refuse_it_and_not_before() {
    Email mail = queue(Email.Kind.TICKETS);
    transport.refuseNext();
    other.notNowNext(Duration.ofMillis(100));
    both.send(1);
    assertThat(state(mail)).isEqualTo(Email.Stage.QUEUED);

    transport.refuseNext();
    other.refuseNext();
    clock.advance(Duration.ofSeconds(10));
    both.send(1);
    assertThat(state(mail)).isEqualTo(Email.Stage.GIVEN_UP);
    assertThat(outbox.find(mail.id()).orElseThrow().state().lastAnswer().orElseThrow())
        .contains("fake refused", "other refused");
  }

  @Test
  void the_first_retries_come_within_seconds() {
    Email mail = queue(Email.Kind.TICKETS);
    for (int failures = 1; failures <= 3; failures++) {
      transport.notNowNext(Duration.ofMillis(100));
      send.send(10);
      Duration wait = Duration.between(clock.instant(), due(mail));
      assertThat(wait).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(8));
      clock.advance(wait);
    }
    send.send(10);
    assertThat(state(mail)).isEqualTo(Email.Stage.ACCEPTED);
    assertThat(clock.instant()).isBefore(NOW.plusSeconds(20));
  }

  @Test
  void no_pause_is_longer_than_half_a_minute_in_the_first_ten() {
    Email mail = queue(Email.Kind.TICKETS);
    while (clock.instant().isBefore(NOW.plus(Duration.ofMinutes(10)))) {
      transport.notNowNext(Duration.ofMillis(100));
      send.send(1);
      Duration wait = Duration.between(clock.instant(), due(mail));
      assertThat(wait).isLessThanOrEqualTo(Duration.ofSeconds(30));
      clock.advance(wait);
    }
    assertThat(state(mail)).isEqualTo(Email.Stage.QUEUED);
  }

  @Test
  void a_provider_that_names_a_pause_is_left_alone_that_long() {
    Email mail = queue(Email.Kind.TICKETS);
    transport.notNowNext(Duration.ofSeconds(50));
    send.send(10);
    assertThat(due(mail)).isEqualTo(NOW.plusSeconds(50));
  }

  @Test
  void a_refused_mail_is_given_up_kept_and_raised() {
    Email mail = queue(Email.Kind.TICKETS);
    transport.refuseNext();
    send.send(10);
    assertThat(state(mail)).isEqualTo(Email.Stage.GIVEN_UP);
    assertThat(outbox.attempts(mail.id()))
        .singleElement()
        .satisfies(attempt -> assertThat(attempt.answer()).contains("validation_error"));
    assertThat(alerts.open(10))
        .singleElement()
        .satisfies((Alert alert) -> {
          assertThat(alert.kind()).isEqualTo(AlertKind.EMAIL_GIVEN_UP);
          assertThat(alert.subject()).contains(mail.id().toString());
        });
  }

  @Test
  void an_address_that_a_server_quotes_is_neither_logged_nor_kept_nor_raised() {
    for (MailAddresses.Taken taken : MailAddresses.TAKEN) {
      Email mail = queue(Email.Kind.TICKETS);
      transport.refuseNextWith("550 5.1.1 <" + taken.stored() + ">: no such user");

      assertThat(send.send(10))
          .extracting(SendQueuedEmails.Sent::answer)
          .containsExactly("given up: refused: 550 5.1.1 <***>: no such user");
      assertThat(outbox.attempts(mail.id()).getFirst().answer()).doesNotContain("@");
      assertThat(alerts.open(100)).extracting(Alert::toString).noneMatch(a -> a.contains("@"));
    }
  }

  @Test
  void an_email_given_up_and_put_back_by_hand_is_sent() {
    Email mail = queue(Email.Kind.TICKETS);
    transport.refuseNext();
    send.send(10);
    clock.advance(Duration.ofDays(3));
    assertThat(outbox.requeue(mail.id(), clock.instant())).isTrue();
    send.send(10);
    assertThat(state(mail)).isEqualTo(Email.Stage.ACCEPTED);
  }

  @Test
  void an_email_tried_for_a_day_is_given_up_before_the_provider_forgets_its_key() {
    Email mail = queue(Email.Kind.TICKETS);
    transport.loseReplyOfNext();
    send.send(10);
    clock.set(NOW.plus(Duration.ofHours(24)));
    send.send(10);
    assertThat(state(mail)).isEqualTo(Email.Stage.GIVEN_UP);
    assertThat(transport.asked()).hasSize(1);
    assertThat(alerts.open(10)).hasSize(1);
  }

  @Test
  void an_email_that_waited_a_day_for_its_first_try_is_still_sent() {
    Email mail = queue(Email.Kind.TICKETS);
    clock.advance(Duration.ofDays(2));
    send.send(10);
    assertThat(state(mail)).isEqualTo(Email.Stage.ACCEPTED);
  }

  @Test
  void an_email_that_cannot_be_rendered_stops_no_other() {
    Email bad = queue(Email.Kind.TICKETS);
    Email good = queue(Email.Kind.TICKETS);
    broken = bad.subject();
    send.send(10);
    assertThat(state(bad)).isEqualTo(Email.Stage.QUEUED);
    assertThat(state(good)).isEqualTo(Email.Stage.ACCEPTED);
    assertThat(outbox.attempts(bad.id()))
        .singleElement()
        .satisfies(attempt -> assertThat(attempt.answer()).startsWith("not now: not rendered"));
  }

  @Test
  void no_more_than_the_pace_allows_are_taken() {
    for (int i = 0; i < 10; i++) {
      queue(Email.Kind.TICKETS);
    }
    pace = 3;
    assertThat(send.send(10)).hasSize(3);
    pace = 0;
    assertThat(send.send(10)).isEmpty();
    assertThat(transport.asked()).hasSize(3);
  }

  private Email queue(Email.Kind kind) {
    Email email =
        Email.queued(
            new EmailId(ids.next()),
            kind,
            new OrderId(ids.next()),
            new Recipient.Buyer(new BuyerId(ids.next())),
            "about " + ids.next(),
            clock.instant(),
            "request-1");
    outbox.queue(email);
    return email;
  }

  private RenderedEmail render(Email email) {
    if (email.subject().equals(broken)) {
      throw new IllegalStateException("no such night");
    }
    return new RenderedEmail(to, email.queuedAt(), email.subject(), wording, wording, List.of());
  }

  private Email.Stage state(Email email) {
    return outbox.find(email.id()).orElseThrow().state().stage();
  }

  private Instant due(Email email) {
    return outbox.find(email.id()).orElseThrow().state().due().orElseThrow();
  }
}
