package live.maguey.email;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeUtility;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import live.maguey.emails.MailTransport.Answer;
import live.maguey.emails.RenderedEmail;
import live.maguey.sandbox.Sandbox;
import live.maguey.sandbox.resend.SentMail;
import live.maguey.shared.EmailAddress;
import live.maguey.shared.MailAddresses;
import live.maguey.shared.Secret;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// Whatever address is taken and whatever the venue and its events are called, a mail goes to that
/// address alone, and its head has the lines that every mail has.
class AddressesOnTheWayTest {
  private static final Sandbox.Settings SETTINGS = Sandbox.Settings.demo().withLimits(0, 0);
  private static final EmailAddress FROM = EmailAddress.parse("tickets@maguey.example");
  private static final EmailAddress ELENA = EmailAddress.parse("elena@example.com");

  private static Sandbox sandbox;

  @BeforeAll
  static void start() {
    sandbox = Sandbox.start(SETTINGS);
  }

  @AfterAll
  static void stop() {
    sandbox.close();
  }

  @ParameterizedTest
  @FieldSource("live.maguey.shared.MailAddresses#TAKEN")
  void resend_gets_the_address_as_it_is_stored(MailAddresses.Taken taken) {
    String key = "to " + taken.typed().hashCode();

    assertThat(resend("Maguey").send(mail(taken.address(), "Plain"), key))
        .isInstanceOf(Answer.Accepted.class);
    assertThat(sent(key).envelope().to()).containsExactly(taken.stored());
  }

  @ParameterizedTest
  @FieldSource("live.maguey.shared.MailAddresses#TAKEN")
  void a_mail_server_is_told_that_address_and_no_other(MailAddresses.Taken taken) {
    List<String> heard = overSmtp("Maguey", mail(taken.address(), "Plain"));

    assertThat(heard)
        .filteredOn(line -> line.startsWith("RCPT"))
        .containsExactly("RCPT TO:<" + taken.stored() + ">");
    assertThat(unfolded(heard))
        .filteredOn(line -> line.startsWith("To:"))
        .containsExactly("To: " + taken.stored());
    assertThat(names(heard)).isEqualTo(names(overSmtp("Maguey", mail(ELENA, "Plain"))));
  }

  @ParameterizedTest
  @FieldSource("live.maguey.shared.HardTexts#ALL")
  void resend_gets_any_name_of_a_venue_and_any_subject_whole(String text) throws Exception {
    String key = "from " + text.hashCode();

    assertThat(resend(text).send(mail(ELENA, text), key)).isInstanceOf(Answer.Accepted.class);
    SentMail sent = sent(key);
    InternetAddress from = new InternetAddress(sent.envelope().from(), true);
    assertThat(from.getAddress()).isEqualTo(FROM.value());
    assertThat(from.getPersonal()).isEqualTo(text.replace('<', '‹').replace('>', '›'));
    assertThat(sent.content().subject()).isEqualTo(text);
    assertThat(sent.envelope().to()).containsExactly(ELENA.value());
  }

  @ParameterizedTest
  @FieldSource("live.maguey.shared.HardTexts#ALL")
  void a_mail_server_gets_any_name_of_a_venue_and_any_subject_whole(String text) throws Exception {
    List<String> heard = overSmtp(text, mail(ELENA, text));

    InternetAddress from = new InternetAddress(header(heard, "From: "), true);
    assertThat(from.getAddress()).isEqualTo(FROM.value());
    assertThat(from.getPersonal()).isEqualTo(text);
    assertThat(MimeUtility.decodeText(header(heard, "Subject: "))).isEqualTo(text);
    assertThat(names(heard)).isEqualTo(names(overSmtp("Maguey", mail(ELENA, "Plain"))));
    assertThat(heard).filteredOn(line -> line.startsWith("RCPT")).hasSize(1);
  }

  private static List<String> overSmtp(String venue, RenderedEmail mail) {
    try (ScriptedMailServer server = new ScriptedMailServer(Map.of())) {
      SmtpSettings settings =
          new SmtpSettings(
              "127.0.0.1",
              server.port(),
              SmtpSettings.Security.NONE,
              null,
              null,
              FROM,
              venue,
              FROM,
              Duration.ofSeconds(5));
      assertThat(new SmtpMailTransport(settings).send(mail, "key"))
          .isInstanceOf(Answer.Accepted.class);
      return server.heard();
    }
  }

  /// The lines of a mail's head, each on one line.
  private static List<String> unfolded(List<String> heard) {
    List<String> mail = heard.subList(heard.indexOf("DATA") + 1, heard.size());
    String head = String.join("\r\n", mail.subList(0, mail.indexOf("")));
    return List.of(head.replaceAll(" ?\r\n[ \t]", " ").split("\r\n"));
  }

  private static List<String> names(List<String> heard) {
    return unfolded(heard).stream().map(line -> line.replaceFirst(":.*", "")).toList();
  }

  private static String header(List<String> heard, String name) {
    return unfolded(heard).stream()
        .filter(line -> line.startsWith(name))
        .map(line -> line.substring(name.length()))
        .findFirst()
        .orElseThrow();
  }

  private static SentMail sent(String key) {
    return sandbox.resend().mails().stream()
        .filter(mail -> key.equals(mail.idempotencyKey()))
        .findFirst()
        .orElseThrow();
  }

  private static ResendMailTransport resend(String venue) {
    return new ResendMailTransport(
        new ResendSettings(
            sandbox.resendBase(),
            new Secret(SETTINGS.resend().key()),
            ResendSettings.sender(venue, FROM),
            "help@maguey.example",
            0,
            Duration.ofSeconds(5),
            new Secret(SETTINGS.resend().webhookSecret())));
  }

  private static RenderedEmail mail(EmailAddress to, String subject) {
    return new RenderedEmail(
        to,
        Instant.parse("2026-11-28T22:00:00Z"),
        subject,
        "<p>You’re in.</p>",
        "In.\n",
        List.of());
  }
}
