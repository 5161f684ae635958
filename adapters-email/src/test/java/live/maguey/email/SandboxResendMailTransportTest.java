package live.maguey.email;

import java.time.Duration;
import java.util.List;
import live.maguey.emails.MailTransport;
import live.maguey.emails.MailTransportContract;
import live.maguey.emails.RenderedEmail;
import live.maguey.sandbox.Sandbox;
import live.maguey.sandbox.resend.SentMail;
import live.maguey.sandbox.wire.Knob;
import live.maguey.shared.EmailAddress;
import live.maguey.shared.Secret;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

class SandboxResendMailTransportTest extends MailTransportContract {
  private static final Sandbox.Settings SETTINGS = Sandbox.Settings.demo().withLimits(0, 0);

  private Sandbox sandbox = Sandbox.start(SETTINGS);

  @AfterEach
  void stop() {
    sandbox.close();
  }

  @Override
  protected MailTransport transport() {
    return new ResendMailTransport(
        new ResendSettings(
            sandbox.resendBase(),
            new Secret(SETTINGS.resendApiKey()),
            "Maguey <tickets@maguey.example>",
            "help@maguey.example",
            0,
            Duration.ofSeconds(5),
            new Secret(SETTINGS.resendWebhookSecret())));
  }

  @Override
  protected List<Arrived> arrived() {
    return sandbox.resend().mails().stream()
        .map(mail -> new Arrived(String.valueOf(mail.idempotencyKey()), rendered(mail)))
        .toList();
  }

  @Override
  protected void loseReplyOfNext() {
    var _ = sandbox.resend().knobs().next(Knob.LOST_REPLY, 1);
  }

  @Override
  protected void refuseNextForItsPace() {
    var _ = sandbox.resend().knobs().next(Knob.ANSWER_429, 1);
  }

  private static RenderedEmail rendered(SentMail mail) {
    return new RenderedEmail(
        new EmailAddress(mail.to().getFirst()),
        DATE,
        mail.subject(),
        String.valueOf(mail.html()),
        String.valueOf(mail.text()),
        mail.attachments().stream()
            .map(a ->
                new RenderedEmail.Attachment(
                    a.filename(), a.contentType(), orEmpty(a.contentId()), a.bytes()))
            .toList());
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
