package live.maguey.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
import org.junit.jupiter.api.Test;

class SandboxResendMailTransportTest extends MailTransportContract {
  private static final int PER_SECOND = 20;
  private static final Sandbox.Settings SETTINGS = Sandbox.Settings.demo().withLimits(0, 0);

  private Sandbox sandbox = Sandbox.start(SETTINGS);

  @AfterEach
  void stop() {
    sandbox.close();
  }

  /// As workers do whom something held up.
  @Test
  void emails_that_are_ready_at_once_leave_one_after_another_within_the_limit() throws Exception {
    sandbox.resend().callsPerSecond(PER_SECOND);
    MailTransport transport = transport(PER_SECOND);
    List<Future<MailTransport.Answer>> answers = new ArrayList<>();
    try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 3 * PER_SECOND; i++) {
        String key = "key-" + i;
        answers.add(workers.submit(() -> transport.send(mail("guest@example.com", key), key)));
      }
    }

    for (Future<MailTransport.Answer> answer : answers) {
      assertThat(answer.get()).isInstanceOf(MailTransport.Answer.Accepted.class);
    }
  }

  @Override
  protected MailTransport transport() {
    return transport(0);
  }

  private MailTransport transport(int perSecond) {
    return new ResendMailTransport(
        new ResendSettings(
            sandbox.resendBase(),
            new Secret(SETTINGS.resend().key()),
            "Maguey <tickets@maguey.example>",
            "help@maguey.example",
            perSecond,
            Duration.ofSeconds(5),
            new Secret(SETTINGS.resend().webhookSecret())));
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
        new EmailAddress(mail.envelope().to().getFirst()),
        DATE,
        mail.content().subject(),
        String.valueOf(mail.content().html()),
        String.valueOf(mail.content().text()),
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
