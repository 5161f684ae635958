package live.maguey.email.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import live.maguey.alerts.AlertMessage;
import live.maguey.alerts.AlertMessenger.Answer;
import live.maguey.alerts.AlertNews.What;
import live.maguey.emails.FakeMailTransport;
import live.maguey.shared.EmailAddress;
import org.junit.jupiter.api.Test;

class MailMessengerTest {
  private static final Instant AT = Instant.parse("2026-11-28T22:00:00Z");
  private static final AlertMessage DEAD =
      new AlertMessage(
          What.RAISED, "maguey-alert-7", "Critical: <null>", "maguey webhooks show evt_1", AT);
  private static final AlertMessage OVER =
      new AlertMessage(What.CLOSED, "maguey-alert-3", "Resolved: it", "", AT.plusSeconds(9));

  private final FakeMailTransport smtp = new FakeMailTransport("smtp");
  private final FakeMailTransport resend = new FakeMailTransport("resend");
  private final MailMessenger mail =
      new MailMessenger(EmailAddress.parse("ops@maguey.example"), "Maguey", List.of(smtp, resend));

  @Test
  void all_that_is_new_is_one_email_by_the_first_provider() {
    assertThat(mail.send(List.of(DEAD, OVER))).isInstanceOf(Answer.Told.class);

    assertThat(resend.sent()).isEmpty();
    assertThat(smtp.sent())
        .singleElement()
        .satisfies(sent -> {
          assertThat(sent.email().to().value()).isEqualTo("ops@maguey.example");
          assertThat(sent.email().date()).isEqualTo(AT.plusSeconds(9));
          assertThat(sent.email().subject()).isEqualTo("Maguey: Critical: <null> (and 1 more)");
          assertThat(sent.email().text())
              .isEqualTo("Critical: <null>\n  maguey webhooks show evt_1\n\nResolved: it\n");
          assertThat(sent.email().html())
              .isEqualTo(
                  "<p>Critical: &lt;null&gt;<br><code>maguey webhooks show evt_1</code></p>\n"
                      + "<p>Resolved: it</p>");
        });
  }

  @Test
  void the_other_provider_takes_over_when_one_is_lost() {
    smtp.notNowNext(Duration.ofSeconds(2));
    assertThat(mail.send(List.of(DEAD))).isInstanceOf(Answer.Told.class);
    smtp.notKnownNext();
    assertThat(mail.send(List.of(OVER))).isInstanceOf(Answer.Told.class);

    assertThat(smtp.sent()).isEmpty();
    assertThat(resend.sent()).hasSize(2);
  }

  @Test
  void the_same_text_is_the_same_email_and_another_text_is_another() {
    mail.send(List.of(DEAD));
    mail.send(List.of(DEAD));
    mail.send(List.of(DEAD, OVER));
    assertThat(smtp.asked()).hasSize(3);
    assertThat(smtp.sent()).hasSize(2);
  }

  @Test
  void when_nobody_takes_it_the_answer_tells_all_they_said_and_no_address() {
    smtp.refuseNextWith("550 ops@maguey.example unknown");
    resend.notNowNext(Duration.ofSeconds(9));
    assertThat(mail.send(List.of(DEAD)))
        .isInstanceOfSatisfying(
            Answer.NotNow.class,
            answer -> {
              assertThat(answer.reason())
                  .contains("smtp refused it: 550", "resend not now: 429")
                  .doesNotContain("ops@maguey.example");
              assertThat(answer.retryAfter()).isEqualTo(Duration.ofSeconds(9));
            });
    smtp.notKnownNext();
    resend.refuseNext();
    assertThat(mail.send(List.of(DEAD))).isInstanceOf(Answer.Unknown.class);
  }
}
