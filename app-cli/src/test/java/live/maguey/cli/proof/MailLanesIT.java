package live.maguey.cli.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import live.maguey.emails.Email;
import live.maguey.emails.EmailId;
import live.maguey.emails.Outbox;
import live.maguey.emails.Recipient;
import live.maguey.events.Event;
import live.maguey.events.SampleEvents;
import live.maguey.evidence.Requirement;
import live.maguey.orders.Order;
import live.maguey.payments.Refund;
import live.maguey.payments.RefundId;
import live.maguey.sandbox.resend.SentMail;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// Mails that are due at one moment, at the five requests a second that Resend allows a team.
class MailLanesIT {
  private static final int EACH = 8;
  private static final int PER_SECOND = 5;

  /// A refund may leave beside the last confirmations, by the node's other mail worker.
  private static final int BESIDE = 2;

  @AutoClose private static final RunningServer SERVER = RunningServer.open();

  private final Event event = SERVER.event();

  @Test
  @Requirement({"EMAIL-01", "EMAIL-03"})
  void confirmations_leave_before_refunds_and_the_limit_is_never_met() {
    Guest guest = Guest.withTickets(SERVER, event, 2, "lanes@example.com");
    Await.until(() -> assertThat(guest.mails()).hasSize(1));
    Order order = guest.order();
    List<Email> refunds = new ArrayList<>();
    List<Email> confirmations = new ArrayList<>();
    SERVER
        .stores()
        .database()
        .run(() -> {
          Instant now = SERVER.clock().instant();
          for (int i = 0; i < EACH; i++) {
            refunds.add(queued(Email.Kind.REFUND, order, refund(order, now), now));
          }
          for (int i = 0; i < EACH; i++) {
            String again = SERVER.stores().ids().next().toString();
            confirmations.add(queued(Email.Kind.TICKETS, order, again, now));
          }
          return order;
        });

    Await.until(() -> {
      assertThat(accepted(refunds)).hasSize(EACH);
      assertThat(accepted(confirmations)).hasSize(EACH);
    });

    assertThat(guest.mails()).hasSize(1 + 2 * EACH);
    assertThat(accepted(refunds).stream().filter(accepted(confirmations).getLast()::isAfter))
        .as("refunds that left before the last confirmation")
        .hasSizeLessThanOrEqualTo(BESIDE);
    assertThat(answers(confirmations)).hasSize(EACH).allMatch(MailLanesIT::isAcceptance);
    assertThat(answers(refunds)).hasSize(EACH).allMatch(MailLanesIT::isAcceptance);
    List<Instant> all = guest.mails().stream().map(SentMail::created).sorted().toList();
    assertThat(Duration.between(all.get(1), all.getLast()))
        .as("five a second, after a first five at once")
        .isGreaterThan(Duration.ofSeconds((2 * EACH - PER_SECOND) / PER_SECOND - 1));
  }

  private static Email queued(Email.Kind kind, Order order, String subject, Instant now) {
    Email email =
        Email.queued(
            new EmailId(SERVER.stores().ids().next()),
            kind,
            order.id(),
            new Recipient.Buyer(order.details().buyer()),
            subject,
            now,
            null);
    SERVER.stores().outbox().queue(email);
    return email;
  }

  /// A dollar that has gone back already.
  private static String refund(Order order, Instant now) {
    RefundId id = new RefundId(SERVER.stores().ids().next());
    SERVER
        .stores()
        .payments()
        .refunds()
        .request(
            Refund.requested(
                id,
                order.id(),
                "pi_lanes",
                SampleEvents.usd(100),
                "asked",
                now,
                new Refund.Subject.Payment()));
    return id.toString();
  }

  private static List<Instant> accepted(List<Email> emails) {
    return emails.stream()
        .flatMap(email -> SERVER.stores().outbox().find(email.id()).orElseThrow().sent().stream())
        .map(Email.State.Sent::acceptedAt)
        .sorted()
        .toList();
  }

  /// What Resend answered to every try, without what it reported later.
  private static List<String> answers(List<Email> emails) {
    return emails.stream()
        .flatMap(email -> SERVER.stores().outbox().attempts(email.id()).stream())
        .map(Outbox.Attempt::answer)
        .filter(answer -> !answer.startsWith("email."))
        .toList();
  }

  private static boolean isAcceptance(String answer) {
    return answer.startsWith("accepted");
  }
}
