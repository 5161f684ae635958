package live.maguey.email;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.BodyPart;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import live.maguey.emails.MailTransport.Answer;
import live.maguey.emails.RenderedEmail;
import live.maguey.evidence.Requirement;
import live.maguey.shared.EmailAddress;
import live.maguey.shared.Secret;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Requirement("EMAIL-01")
class SmtpMailTransportTest {
  private static final String KEY = "maguey-email-7";

  private final GreenMail server =
      new GreenMail(
          new ServerSetup[] {
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS)
          });

  SmtpMailTransportTest() {
    server.setUser("tickets", "secret");
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  @Test
  void an_email_arrives_as_it_was_rendered() throws Exception {
    assertThat(at(port()).send(mail("elena@example.com"), KEY))
        .isEqualTo(new Answer.Accepted("<maguey-email-7@maguey.example>"));

    MimeMessage arrived = server.getReceivedMessages()[0];
    assertThat(arrived.getSubject()).isEqualTo("¿Ya estás dentro?");
    assertThat(arrived.getFrom()[0]).hasToString("Maguey <tickets@maguey.example>");
    assertThat(arrived.getReplyTo()[0]).hasToString("help@maguey.example");
    assertThat(arrived.getSentDate().toInstant()).isEqualTo(mail("a@b.example").date());
    Multipart mixed = (Multipart) arrived.getContent();
    Multipart both = (Multipart) mixed.getBodyPart(0).getContent();
    assertThat(both.getContentType()).startsWith("multipart/alternative");
    assertThat(both.getBodyPart(0).getContent()).isEqualTo("¿Ya estás dentro?\r\n");
    Multipart html = (Multipart) both.getBodyPart(1).getContent();
    assertThat(html.getContentType()).startsWith("multipart/related");
    assertThat(html.getBodyPart(0).getContent()).isEqualTo("<img src=\"cid:code\"> ñ");
    BodyPart picture = html.getBodyPart(1);
    assertThat(picture.getHeader("Content-ID")).containsExactly("<code>");
    assertThat(picture.getInputStream().readAllBytes()).containsExactly(1, -1, 0, 10, 13);
    assertThat(mixed.getBodyPart(1).getFileName()).isEqualTo("tickets.pdf");
    assertThat(mixed.getBodyPart(1).getInputStream().readAllBytes()).containsExactly(37, 80);
  }

  /// SMTP knows no keys: a second copy is told by its id alone, and by being the same.
  @Test
  void the_same_mail_under_the_same_key_is_the_same_bytes() throws Exception {
    for (int copy = 0; copy < 2; copy++) {
      assertThat(at(port()).send(mail("elena@example.com"), KEY))
          .isInstanceOf(Answer.Accepted.class);
    }

    List<String> copies =
        Stream.of(server.getReceivedMessages()).map(SmtpMailTransportTest::withoutTrace).toList();
    assertThat(copies).hasSize(2);
    assertThat(copies.getFirst()).isEqualTo(copies.getLast()).contains("Message-ID: <" + KEY);
  }

  @Test
  void a_user_and_password_are_told_and_a_wrong_one_is_no_lost_mail() {
    assertThat(at(port(), "tickets", "secret").send(mail("elena@example.com"), KEY))
        .isInstanceOf(Answer.Accepted.class);
    assertThat(at(port(), "tickets", "wrong").send(mail("elena@example.com"), KEY))
        .isInstanceOfSatisfying(
            Answer.NotNow.class,
            later -> assertThat(later.reason()).startsWith("check smtp.user and smtp.password"));
    assertThat(server.getReceivedMessages()).hasSize(1);
  }

  @Test
  void nothing_is_sent_without_encryption_and_trust() {
    assertThat(at(port(), SmtpSettings.Security.STARTTLS).send(mail("elena@example.com"), KEY))
        .isInstanceOf(Answer.NotNow.class);
    assertThat(
            at(server.getSmtps().getPort(), SmtpSettings.Security.TLS)
                .send(mail("elena@example.com"), KEY))
        .isInstanceOf(Answer.NotNow.class);
    assertThat(server.getReceivedMessages()).isEmpty();
  }

  @Test
  void an_address_that_cannot_be_is_refused_for_good() {
    assertThat(at(port()).send(mail("nobody"), KEY)).isInstanceOf(Answer.Refused.class);
    assertThat(server.getReceivedMessages()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "MAIL, 550 sender not allowed, Refused, 0",
    "RCPT, 550 no such user, Refused, 0",
    "RCPT, 451 greylisted, NotNow, 0",
    "DATA, 452 no space, NotNow, 0",
    "., 554 spam, Refused, 1",
    "., 451 try again, NotNow, 1",
    "EHLO, '', NotNow, 0",
    "RCPT, '', Unknown, 0",
    "., '', Unknown, 1"
  })
  void the_server_s_reply_decides_and_silence_is_unknown(
      String command, String reply, String answer, int taken) {
    try (ScriptedMailServer scripted = new ScriptedMailServer(Map.of(command, reply))) {
      Answer given = at(scripted.port()).send(mail("elena@example.com"), KEY);

      assertThat(given.getClass().getSimpleName()).as(given.toString()).isEqualTo(answer);
      assertThat(scripted.taken()).isEqualTo(taken);
    }
  }

  @Test
  void a_server_that_is_not_there_and_one_that_never_speaks() throws Exception {
    int free;
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = silent.getLocalPort();
      assertThat(at(free).send(mail("elena@example.com"), KEY))
          .isNotInstanceOfAny(Answer.Accepted.class, Answer.Refused.class);
    }
    assertThat(at(free).send(mail("elena@example.com"), KEY)).isInstanceOf(Answer.NotNow.class);
  }

  private int port() {
    return server.getSmtp().getPort();
  }

  private static SmtpMailTransport at(int port) {
    return at(port, SmtpSettings.Security.NONE, null, null);
  }

  private static SmtpMailTransport at(int port, SmtpSettings.Security security) {
    return at(port, security, null, null);
  }

  private static SmtpMailTransport at(int port, String user, String password) {
    return at(port, SmtpSettings.Security.NONE, user, new Secret(password));
  }

  private static SmtpMailTransport at(
      int port, SmtpSettings.Security security, @Nullable String user, @Nullable Secret password) {
    return new SmtpMailTransport(
        new SmtpSettings(
            "127.0.0.1",
            port,
            security,
            user,
            password,
            EmailAddress.parse("tickets@maguey.example"),
            "Maguey",
            EmailAddress.parse("help@maguey.example"),
            Duration.ofSeconds(2)));
  }

  private static RenderedEmail mail(String to) {
    return new RenderedEmail(
        new EmailAddress(to),
        Instant.parse("2026-11-28T22:00:00Z"),
        "¿Ya estás dentro?",
        "<img src=\"cid:code\"> ñ",
        "¿Ya estás dentro?\n",
        List.of(
            new RenderedEmail.Attachment(
                "code.png", "image/png", "code", new byte[] {1, -1, 0, 10, 13}),
            new RenderedEmail.Attachment(
                "tickets.pdf", "application/pdf", "", new byte[] {37, 80})));
  }

  /// As it left: the server puts its own lines in front.
  private static String withoutTrace(MimeMessage message) {
    String whole = GreenMailUtil.getWholeMessage(message);
    return whole.substring(whole.indexOf("Date:"));
  }
}
