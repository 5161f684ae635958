package live.maguey.emails;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import live.maguey.alerts.InMemoryAlerts;
import live.maguey.events.SampleEvents;
import live.maguey.orders.BuyerId;
import live.maguey.orders.OrderId;
import live.maguey.shared.EmailAddress;
import live.maguey.shared.InMemoryUnitOfWork;
import live.maguey.shared.InMemoryWorld;
import live.maguey.shared.SequentialIds;
import live.maguey.shared.TestClock;
import org.junit.jupiter.api.Test;

class SparedTransportTest {
  private static final EmailAddress ANA = EmailAddress.parse("ana@example.com");

  private final TestClock clock = new TestClock(SampleEvents.NOW);
  private final InMemoryWorld world = new InMemoryWorld();
  private final InMemoryOutbox outbox = new InMemoryOutbox(world);
  private final SequentialIds ids = new SequentialIds();
  private final FakeMailTransport first = new FakeMailTransport("first", clock);
  private final FakeMailTransport second = new FakeMailTransport("second", clock);
  private final MailTransport spared = new SparedTransport(first, clock);

  private SendQueuedEmails sending(MailTransport... providers) {
    return new SendQueuedEmails(
        outbox,
        email -> new RenderedEmail(ANA, email.queuedAt(), email.subject(), "hi", "hi", List.of()),
        List.of(providers),
        wanted -> wanted,
        new InMemoryAlerts(world),
        new InMemoryUnitOfWork(world),
        clock,
        new Random(7));
  }

  private void queue(int emails) {
    for (int i = 0; i < emails; i++) {
      outbox.queue(
          Email.queued(
              new EmailId(ids.next()),
              Email.Kind.TICKETS,
              new OrderId(ids.next()),
              new Recipient.Buyer(new BuyerId(ids.next())),
              "tickets " + ids.next(),
              clock.instant(),
              "request-1"));
    }
  }

  private void silence(int calls) {
    for (int i = 0; i < calls; i++) {
      first.notKnownNext();
    }
  }

  @Test
  void a_provider_that_does_not_answer_is_not_asked_and_its_emails_stay_in_the_queue() {
    queue(50);
    silence(SparedTransport.FAILURES);

    List<SendQueuedEmails.Sent> sent = sending(spared).send(50);

    assertThat(first.asked()).hasSize(SparedTransport.FAILURES);
    assertThat(sent.getLast().answer())
        .isEqualTo("not now: not asked: its last calls had no answer");
    clock.advance(Duration.ofMinutes(1));
    for (int i = 0; i < 3; i++) {
      sending(spared).send(50);
      clock.advance(Duration.ofMinutes(1));
    }
    assertThat(first.sent()).hasSize(50);
  }

  @Test
  void the_next_provider_takes_over_at_once_what_the_first_was_not_asked_for() {
    silence(SparedTransport.FAILURES);
    queue(SparedTransport.FAILURES + 10);

    sending(spared, second).send(50);

    assertThat(second.sent()).hasSize(10);
    assertThat(first.asked()).hasSize(SparedTransport.FAILURES);
  }

  @Test
  void what_the_first_may_have_sent_goes_to_no_other_meanwhile_and_out_under_its_key() {
    queue(1);
    first.loseReplyOfNext();
    sending(spared, second).send(1);
    silence(SparedTransport.FAILURES - 1);
    for (int i = 1; i < SparedTransport.FAILURES; i++) {
      spared.send(
          new RenderedEmail(ANA, SampleEvents.NOW, "another", "", "", List.of()), "another " + i);
    }
    clock.advance(Duration.ofSeconds(5));
    sending(spared, second).send(1);
    assertThat(second.sent()).isEmpty();

    clock.advance(Duration.ofMinutes(1));
    sending(spared, second).send(1);

    assertThat(second.sent()).isEmpty();
    assertThat(first.sent()).hasSize(1);
    assertThat(outbox.claim(1, clock.instant().plus(Duration.ofDays(1)), Duration.ofSeconds(1)))
        .isEmpty();
  }

  @Test
  void who_says_no_is_there() {
    RenderedEmail email = new RenderedEmail(ANA, SampleEvents.NOW, "hi", "", "", List.of());
    for (int i = 0; i < 20; i++) {
      first.notNowNext(Duration.ofSeconds(1));
      assertThat(spared.send(email, "key " + i))
          .isEqualTo(
              new MailTransport.Answer.NotNow("429 rate_limit_exceeded", Duration.ofSeconds(1)));
    }
    assertThat(first.asked()).hasSize(20);
  }
}
