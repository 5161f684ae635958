package live.maguey.cli.outages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import live.maguey.alerts.Alert;
import live.maguey.alerts.AlertKind;
import live.maguey.api.doctor.Certificates;
import live.maguey.api.doctor.Instruments;
import live.maguey.cli.alerts.Receiver;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.proof.Await;
import live.maguey.cli.proof.Guest;
import live.maguey.cli.proof.OnCall;
import live.maguey.cli.proof.RunningServer;
import live.maguey.evidence.Requirement;
import live.maguey.sandbox.wire.Knob;
import live.maguey.shared.Page;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a node watches by itself reaches people, and so does its end.
@Requirement({"INFRA-05", "6.5"})
@Order(13)
class NodeAlertsIT {
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final long GIGABYTE = 1L << 30;
  private static final AtomicLong FREE = new AtomicLong(50 * GIGABYTE);
  private static final String ON_CALL = "on-call@example.com";
  private static final Receiver RECEIVER = new Receiver();
  private static final GreenMail SMTP =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

  @TempDir private static Path folder;

  private static RestartableDatabase database;
  private static RunningServer server;

  @BeforeAll
  static void a_server_whose_alerts_go_to_slack_and_by_its_mail_server() {
    SMTP.start();
    RECEIVER.comesUp();
    database = new RestartableDatabase(folder.resolve("postgres"));
    Map<String, String> settings = new HashMap<>(database.settings());
    settings.put("alerts.slack", RECEIVER.base() + "/services/T0/B0/secret");
    settings.put("alerts.mail", ON_CALL);
    settings.put("smtp.host", "127.0.0.1");
    settings.put("smtp.port", Integer.toString(SMTP.getSmtp().getPort()));
    settings.put("smtp.security", "none");
    server = RunningServer.open(settings);
    server.stop();
    server.measureWith(
        new Instruments(_ -> FREE.get(), Certificates.BY_HANDSHAKE, InstantSource.system()));
    server.restart();
  }

  @AfterAll
  static void everything_stops() {
    server.close();
    database.close();
    RECEIVER.close();
    SMTP.stop();
  }

  @Test
  void a_database_that_is_away_is_told_past_it_and_is_in_the_list_when_it_is_back() {
    database.stop();
    try {
      soon(() -> assertThat(told("Critical: database-away, node ")).isEqualTo(1));
      assertThat(RECEIVER.slack().getLast()).contains("maguey runbook database-down");
    } finally {
      database.start();
    }

    soon(() -> assertThat(told("Resolved: database-away, node ")).isEqualTo(1));
    Await.until(LONG, () -> assertThat(closed(AlertKind.DATABASE_AWAY)).hasSize(1));
    assertThat(told("database-away")).isEqualTo(2);
  }

  @Test
  void a_disk_that_is_nearly_full_is_told_until_there_is_room() throws Exception {
    FREE.set(GIGABYTE / 4);
    soon(() -> assertThat(told("Critical: disk-low, node ")).isEqualTo(1));
    soon(() -> assertThat(inbox("Critical: disk-low, node ")).hasSize(1));
    MimeMessage mail = inbox("disk-low").getFirst();
    long number = open(AlertKind.DISK_LOW).getFirst().number();
    assertThat(GreenMailUtil.getBody(mail))
        .contains("maguey runbook " + number, "maguey alerts ack " + number);
    OnCall onCall = new OnCall(server);
    String at = Objects.requireNonNull(server.settings().get("database.url"));
    assertThat(onCall.at(at, "runbook", Long.toString(number), "--json")).isEqualTo(ExitCode.WRONG);
    JsonNode finding = onCall.json().path("findings").path(0);
    assertThat(finding.path("runbook").asText()).isEqualTo("disk-full");
    assertThat(finding.path("step").asInt()).isEqualTo(1);

    FREE.set(50 * GIGABYTE);
    soon(() -> assertThat(told("Resolved: disk-low, node ")).isEqualTo(1));
    soon(() -> assertThat(inbox("Resolved: disk-low, node ")).hasSize(1));
    assertThat(inbox("disk-low")).hasSize(2);
    assertThat(closed(AlertKind.DISK_LOW)).hasSize(1);
    assertThat(server.resend().mailsTo(ON_CALL)).isEmpty();
  }

  @Test
  void a_provider_of_email_that_fails_is_told_though_every_email_arrives() {
    var _ = server.resend().knobs().turn(Knob.ANSWER_429);
    for (int i = 0; i < 6; i++) {
      Guest.withTickets(server, server.event(), 1, "buyer-" + i + "@example.com");
    }
    Await.until(LONG, () -> assertThat(mails("buyer-")).hasSize(6));
    soon(() -> assertThat(told("Warning: provider-failing, resend")).isEqualTo(1));

    server.resend().knobs().reset();
    soon(() -> assertThat(told("Resolved: provider-failing, resend")).isEqualTo(1));
  }

  private static List<Alert> closed(AlertKind kind) {
    return alerts(Alert.Stage.CLOSED, kind);
  }

  private static List<Alert> open(AlertKind kind) {
    return alerts(Alert.Stage.OPEN, kind);
  }

  private static List<Alert> alerts(Alert.Stage stage, AlertKind kind) {
    return server.stores().records().alerts().list(stage, Page.newest(99)).stream()
        .filter(alert -> alert.kind() == kind)
        .toList();
  }

  /// What the mail server has for those on call.
  private static List<MimeMessage> inbox(String subject) {
    return mails(ON_CALL).stream()
        .filter(mail -> header(mail, "Subject").contains(subject))
        .toList();
  }

  private static List<MimeMessage> mails(String to) {
    return Stream.of(SMTP.getReceivedMessages())
        .filter(mail -> header(mail, "To").contains(to))
        .toList();
  }

  private static String header(MimeMessage mail, String name) {
    try {
      return MimeUtility.decodeText(MimeUtility.unfold(mail.getHeader(name, ", ")));
    } catch (MessagingException | UnsupportedEncodingException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }

  private static long told(String words) {
    return RECEIVER.slack().stream()
        .flatMap(String::lines)
        .filter(line -> line.contains(words))
        .count();
  }

  /// Until it holds, time passes quickly.
  private static void soon(ThrowingCallable assertion) {
    Await.until(
        LONG,
        () -> {
          server.clock().forward(Duration.ofSeconds(1));
          assertion.call();
        });
  }
}
