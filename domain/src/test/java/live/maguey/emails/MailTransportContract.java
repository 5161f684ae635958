package live.maguey.emails;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import live.maguey.evidence.Requirement;
import live.maguey.shared.EmailAddress;
import org.junit.jupiter.api.Test;

/// What every provider promises.
@Requirement("EMAIL-01")
public abstract class MailTransportContract {
  /// Of every mail here.
  protected static final Instant DATE = Instant.parse("2026-11-28T22:00:00Z");

  /// What a reader has in the inbox.
  public record Arrived(String key, RenderedEmail email) {}

  protected abstract MailTransport transport();

  protected abstract List<Arrived> arrived();

  /// The next mail is sent, and its answer does not come back.
  protected abstract void loseReplyOfNext();

  /// The next call is one too many.
  protected abstract void refuseNextForItsPace();

  @Test
  void an_email_arrives_as_it_was_rendered() {
    RenderedEmail mail = mail("elena@example.com", "Your ticket");
    assertThat(transport().send(mail, "key-1"))
        .isInstanceOfSatisfying(
            MailTransport.Answer.Accepted.class,
            accepted -> assertThat(accepted.providerId()).isNotBlank());
    assertThat(arrived()).usingRecursiveComparison().isEqualTo(List.of(new Arrived("key-1", mail)));
  }

  @Test
  void the_same_mail_under_the_same_key_is_sent_once_and_answered_alike() {
    RenderedEmail mail = mail("elena@example.com", "Your ticket");
    MailTransport.Answer first = transport().send(mail, "key-1");
    assertThat(transport().send(mail, "key-1")).isEqualTo(first);
    assertThat(arrived()).hasSize(1);
  }

  @Test
  void another_key_is_another_mail() {
    RenderedEmail mail = mail("elena@example.com", "Your ticket");
    MailTransport.Answer first = transport().send(mail, "key-1");
    assertThat(transport().send(mail, "key-2")).isNotEqualTo(first);
    assertThat(arrived()).hasSize(2);
  }

  @Test
  void a_lost_reply_is_unknown_and_asking_again_sends_nothing_more() {
    RenderedEmail mail = mail("elena@example.com", "Your ticket");
    loseReplyOfNext();
    assertThat(transport().send(mail, "key-1")).isInstanceOf(MailTransport.Answer.Unknown.class);
    assertThat(transport().send(mail, "key-1")).isInstanceOf(MailTransport.Answer.Accepted.class);
    assertThat(arrived()).hasSize(1);
  }

  @Test
  void an_email_that_changed_after_it_was_sent_stays_sent_once() {
    RenderedEmail mail = mail("elena@example.com", "Your 2 tickets");
    loseReplyOfNext();
    var _ = transport().send(mail, "key-1");
    assertThat(transport().send(mail("elena@example.com", "Your 1 ticket"), "key-1"))
        .isEqualTo(new MailTransport.Answer.Accepted("key:key-1"));
    assertThat(arrived()).usingRecursiveComparison().isEqualTo(List.of(new Arrived("key-1", mail)));
  }

  @Test
  void an_address_that_cannot_be_is_refused_for_good() {
    assertThat(transport().send(mail("nobody", "Your ticket"), "key-1"))
        .isInstanceOf(MailTransport.Answer.Refused.class);
    assertThat(arrived()).isEmpty();
  }

  @Test
  void a_call_too_many_says_how_long_to_wait_and_sends_nothing() {
    RenderedEmail mail = mail("elena@example.com", "Your ticket");
    refuseNextForItsPace();
    assertThat(transport().send(mail, "key-1"))
        .isInstanceOfSatisfying(
            MailTransport.Answer.NotNow.class,
            later ->
                assertThat(later.retryAfter())
                    .isBetween(Duration.ofMillis(1), Duration.ofMinutes(1)));
    assertThat(arrived()).isEmpty();
    assertThat(transport().send(mail, "key-1")).isInstanceOf(MailTransport.Answer.Accepted.class);
  }

  protected static RenderedEmail mail(String to, String subject) {
    return new RenderedEmail(
        new EmailAddress(to),
        DATE,
        subject,
        "<p>¿Ya estás dentro? <img src=\"cid:code\"></p>",
        "¿Ya estás dentro?\n",
        List.of(
            new RenderedEmail.Attachment("code.png", "image/png", "code", new byte[] {1, -1, 0}),
            new RenderedEmail.Attachment(
                "note.txt", "text/plain", "", "ñ".getBytes(StandardCharsets.UTF_8))));
  }
}
