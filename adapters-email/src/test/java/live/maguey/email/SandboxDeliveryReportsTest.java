package live.maguey.email;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import live.maguey.emails.DeliveryReports.Report;
import live.maguey.emails.Email;
import live.maguey.emails.MailTransport.Answer;
import live.maguey.emails.RenderedEmail;
import live.maguey.evidence.Requirement;
import live.maguey.sandbox.Sandbox;
import live.maguey.sandbox.wire.Knob;
import live.maguey.shared.EmailAddress;
import live.maguey.shared.Secret;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@Requirement("EMAIL-03")
class SandboxDeliveryReportsTest {
  private static final Sandbox.Settings SETTINGS =
      Sandbox.Settings.demo()
          .withLimits(0, 0)
          .withPace(Duration.ofMillis(20), Duration.ofMillis(20));

  private final ResendSettings settings;
  private final Sandbox sandbox = Sandbox.start(SETTINGS);
  private final HttpServer listener;
  private final BlockingQueue<Report> reports = new LinkedBlockingQueue<>();

  SandboxDeliveryReportsTest() throws IOException {
    settings =
        new ResendSettings(
            sandbox.resendBase(),
            new Secret(SETTINGS.resend().key()),
            "Maguey <tickets@maguey.example>",
            "",
            0,
            Duration.ofSeconds(5),
            new Secret(SETTINGS.resend().webhookSecret()));
    listener = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  }

  @BeforeEach
  void listen() {
    ResendDeliveryReports reader =
        new ResendDeliveryReports(settings.webhookSecret(), Clock.systemUTC());
    listener.createContext("/", exchange -> reports.add(read(reader, exchange)));
    listener.start();
    sandbox.resendWebhooksTo(URI.create("http://127.0.0.1:" + listener.getAddress().getPort()));
  }

  @AfterEach
  void stop() {
    sandbox.close();
    listener.stop(0);
  }

  @Test
  void the_fate_of_an_email_comes_back_under_the_id_it_was_accepted_with() throws Exception {
    String id = send("elena@example.com");
    assertThat(both())
        .contains(new Report.Other("email.sent"))
        .filteredOn(Report.Delivery.class::isInstance)
        .singleElement()
        .isInstanceOfSatisfying(
            Report.Delivery.class,
            d -> {
              assertThat(d.providerId()).isEqualTo(id);
              assertThat(d.state().stage()).isEqualTo(Email.Stage.DELIVERED);
            });
  }

  @Test
  void a_mailbox_that_is_not_there_is_told() throws Exception {
    String id = send("bounced@example.com");
    assertThat(both())
        .contains(new Report.Other("email.sent"))
        .filteredOn(Report.Delivery.class::isInstance)
        .singleElement()
        .isInstanceOfSatisfying(
            Report.Delivery.class,
            d -> {
              assertThat(d.providerId()).isEqualTo(id);
              assertThat(d.state().stage()).isEqualTo(Email.Stage.BOUNCED);
              assertThat(d.detail()).contains("Permanent");
            });
  }

  @Test
  void a_report_that_somebody_else_signed_is_not_believed() throws Exception {
    var _ = sandbox.resend().knobs().turn(Knob.WRONG_SIGNATURE);
    send("elena@example.com");
    assertThat(next()).isEqualTo(new Report.Untrusted("not signed with our secret"));
  }

  private String send(String to) {
    RenderedEmail mail =
        new RenderedEmail(
            EmailAddress.parse(to), Instant.now(), "Your ticket", "<p>In.</p>", "In.", List.of());
    return switch (new ResendMailTransport(settings).send(mail, "key-1")) {
      case Answer.Accepted(String id) -> id;
      case Answer other -> throw new AssertionError(other.toString());
    };
  }

  /// In whatever order: as at Resend, none is promised.
  private List<Report> both() throws InterruptedException {
    return List.of(next(), next());
  }

  private Report next() throws InterruptedException {
    Report report = reports.poll(10, TimeUnit.SECONDS);
    return report == null ? new Report.Other("none came") : report;
  }

  private static Report read(ResendDeliveryReports reader, HttpExchange exchange)
      throws IOException {
    var headers = exchange.getRequestHeaders();
    byte[] body = exchange.getRequestBody().readAllBytes();
    exchange.sendResponseHeaders(204, -1);
    exchange.close();
    return reader.read(
        body,
        String.valueOf(headers.getFirst("svix-id")),
        String.valueOf(headers.getFirst("svix-timestamp")),
        String.valueOf(headers.getFirst("svix-signature")));
  }
}
