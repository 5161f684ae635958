package live.maguey.cli.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import live.maguey.emails.Email;
import live.maguey.evidence.Requirement;
import live.maguey.orders.Order;
import live.maguey.sandbox.wire.Knob;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A server whose mails a second provider takes over.
@Requirement("EMAIL-01")
class SecondProviderIT {
  private static final GreenMail SMTP_SERVER = started();
  private static final RunningServer SERVER =
      RunningServer.open(
          Map.of(
              "smtp.host", "127.0.0.1",
              "smtp.port", Integer.toString(SMTP_SERVER.getSmtp().getPort()),
              "smtp.security", "none"));

  private static GreenMail started() {
    GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    server.start();
    return server;
  }

  @AfterAll
  static void stop() {
    SERVER.close();
    SMTP_SERVER.stop();
  }

  @AfterEach
  void resend_is_well_again() {
    SERVER.resend().knobs().reset();
  }

  @Test
  void a_refusal_hands_the_email_over_at_once_and_nobody_gets_two() {
    var _ = SERVER.resend().knobs().turn(Knob.ANSWER_429);

    Guest guest = Guest.withTickets(SERVER, SERVER.event(), 2, "handed-over@example.com");

    Await.until(() -> assertThat(mails("handed-over@example.com")).hasSize(1));
    Await.until(
        () -> assertThat(mail(guest).sent().map(Email.State.Sent::provider)).contains("smtp"));
    assertThat(mails("handed-over@example.com").getFirst()).contains("Your 2 tickets");
    SERVER.resend().knobs().reset();
    assertThat(guest.mails()).isEmpty();
  }

  @Test
  void a_lost_reply_is_asked_for_again_where_it_was_lost() {
    var _ = SERVER.resend().knobs().next(Knob.LOST_REPLY, 1);

    Guest guest = Guest.withTickets(SERVER, SERVER.event(), 1, "lost-reply@example.com");

    Await.until(
        () -> assertThat(mail(guest).sent().map(Email.State.Sent::provider)).contains("resend"));
    assertThat(guest.mails()).hasSize(1);
    assertThat(mails("lost-reply@example.com")).isEmpty();
  }

  private static Email mail(Guest guest) {
    Order order = SERVER.stores().sales().orders().find(guest.reference()).orElseThrow();
    return SERVER.stores().outbox().list(null, order.id(), 9).getFirst();
  }

  /// The subjects of what the second provider was given for an address.
  private static List<String> mails(String address) {
    return Stream.of(SMTP_SERVER.getReceivedMessages())
        .filter(mail -> to(mail).equals(address))
        .map(SecondProviderIT::subject)
        .toList();
  }

  private static String to(MimeMessage mail) {
    try {
      return mail.getAllRecipients()[0].toString();
    } catch (MessagingException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }

  private static String subject(MimeMessage mail) {
    try {
      return mail.getSubject();
    } catch (MessagingException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }
}
