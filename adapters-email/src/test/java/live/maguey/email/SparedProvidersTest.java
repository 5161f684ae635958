package live.maguey.email;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import live.maguey.emails.MailTransport;
import live.maguey.emails.MailTransport.Answer;
import live.maguey.emails.RenderedEmail;
import live.maguey.emails.SparedTransport;
import live.maguey.evidence.Requirement;
import live.maguey.shared.EmailAddress;
import live.maguey.shared.Secret;
import live.maguey.shared.TestClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Resend, then a mail server, hang and come back: after five calls without an answer they are left
/// alone, and one call finds out that they are there again.
@Requirement("EMAIL-01")
class SparedProvidersTest {
  private static final Instant NOW = Instant.parse("2026-11-28T22:00:00Z");
  private static final EmailAddress FROM = EmailAddress.parse("tickets@maguey.example");
  private static final RenderedEmail MAIL =
      new RenderedEmail(
          EmailAddress.parse("elena@example.com"),
          NOW,
          "Your ticket",
          "<p>In</p>",
          "In",
          List.of());
  private static final Duration SHORT = Duration.ofMillis(300);
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final int CALLS = 5;

  @RegisterExtension
  static final WireMockExtension RESEND =
      WireMockExtension.newInstance()
          .options(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"))
          .build();

  private final TestClock clock = new TestClock(NOW);

  /// Short with a provider that says nothing, long with one that answers: a mail server that has
  /// just started may take longer than a test wants to wait five times.
  private Duration patience = SHORT;

  private MailTransport resend() {
    return spared(() ->
        new ResendMailTransport(
            new ResendSettings(
                URI.create(RESEND.baseUrl()),
                new Secret("re_1"),
                "Maguey <tickets@maguey.example>",
                "help@maguey.example",
                0,
                patience,
                new Secret("whsec_1"))));
  }

  private MailTransport smtp(int port) {
    return spared(() ->
        new SmtpMailTransport(
            new SmtpSettings(
                "127.0.0.1",
                port,
                SmtpSettings.Security.NONE,
                null,
                null,
                FROM,
                "Maguey",
                FROM,
                patience)));
  }

  private MailTransport spared(Supplier<MailTransport> provider) {
    return new SparedTransport(
        new MailTransport() {
          @Override
          public String name() {
            return provider.get().name();
          }

          @Override
          public Answer send(RenderedEmail email, String key) {
            return provider.get().send(email, key);
          }
        },
        clock);
  }

  private void isLeftAlone(MailTransport hanging) {
    for (int i = 0; i < CALLS; i++) {
      assertThat(hanging.send(MAIL, "key-" + i))
          .isNotInstanceOfAny(Answer.Accepted.class, Answer.Refused.class);
    }
    assertThat(hanging.send(MAIL, "key-0"))
        .isEqualTo(
            Answer.NotNow.unreached(
                "not asked: its last calls had no answer", Duration.ofSeconds(10)));
  }

  @Test
  void resend_hangs_and_comes_back() {
    MailTransport resend = resend();
    RESEND.stubFor(post(anyUrl()).willReturn(aResponse().withFixedDelay(5_000)));
    isLeftAlone(resend);
    RESEND.verify(CALLS, postRequestedFor(anyUrl()));

    RESEND.stubFor(post(anyUrl()).willReturn(jsonResponse("{\"id\":\"mail-1\"}", 200)));
    patience = LONG;
    clock.advance(Duration.ofSeconds(10));
    assertThat(resend.send(MAIL, "key-0")).isEqualTo(new Answer.Accepted("mail-1"));
    assertThat(resend.send(MAIL, "key-1")).isEqualTo(new Answer.Accepted("mail-1"));
    RESEND.verify(2, postRequestedFor(anyUrl()).withHeader("Idempotency-Key", equalTo("key-0")));
  }

  @Test
  void a_mail_server_hangs_and_comes_back() throws Exception {
    int port;
    MailTransport smtp;
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      port = silent.getLocalPort();
      smtp = smtp(port);
      isLeftAlone(smtp);
    }
    GreenMail server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    server.start();
    try {
      assertThat(smtp.send(MAIL, "key-0")).isInstanceOf(Answer.NotNow.class);
      patience = LONG;
      clock.advance(Duration.ofSeconds(10));
      assertThat(smtp.send(MAIL, "key-0")).isInstanceOf(Answer.Accepted.class);
      assertThat(server.getReceivedMessages()).hasSize(1);
    } finally {
      server.stop();
    }
  }
}
