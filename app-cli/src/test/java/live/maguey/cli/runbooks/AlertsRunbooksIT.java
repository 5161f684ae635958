package live.maguey.cli.runbooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import live.maguey.alerts.AlertKind;
import live.maguey.cli.alerts.Receiver;
import live.maguey.cli.proof.Await;
import live.maguey.cli.proof.Guest;
import live.maguey.cli.proof.OnCall;
import live.maguey.cli.proof.RunningServer;
import live.maguey.runbooks.Runbook;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What the pages about alerts say is typed where a channel is away or silenced, or a secret
/// changed.
@Tag("full")
class AlertsRunbooksIT {
  @AutoClose private final Receiver slack = new Receiver();

  @AutoClose
  private final RunningServer server =
      RunningServer.open(Map.of("alerts.slack", slack.base() + "/services/T0/B0/secret"));

  private final OnCall onCall = new OnCall(server).byTheClockOfTheServer();

  @Test
  void a_channel_that_took_nothing_takes_what_it_missed() {
    server
        .stores()
        .records()
        .alerts()
        .raise(AlertKind.EMAIL_GIVEN_UP, "email 1", "broken", server.clock().instant());
    Await.until(() -> assertThat(server.stores().records().toldAlerts().failing()).isNotEmpty());
    slack.comesUp();

    Reader.of(server, Runbook.ALERTS_SILENT).act(1).verifies();

    Await.until(() -> {
      server.clock().forward(Duration.ofSeconds(5));
      assertThat(slack.slack()).anyMatch(text -> text.contains("email-given-up, email 1"));
    });
    server
        .stores()
        .records()
        .alerts()
        .close(AlertKind.EMAIL_GIVEN_UP, "email 1", server.clock().instant());
  }

  @Test
  void a_silence_that_somebody_set_is_over() {
    slack.comesUp();
    assertThat(onCall.run("alerts", "silence", "inquiry", "--for=2h", "--note=known")).isZero();
    Reader.of(server, Runbook.ALERTS_SILENT).with("KIND", "inquiry").act(2).verifies();

    assertThat(onCall.run("alerts", "silences")).isZero();
    assertThat(onCall.out()).doesNotContain("inquiry");
  }

  @Test
  void what_was_refused_for_an_old_secret_is_fetched_with_the_new_one() {
    String secret = String.valueOf(server.settings().get("stripe.webhook-secret"));
    server.stop();
    server.restart(Map.of("stripe.webhook-secret", "whsec_of_yesterday"));
    Guest guest = Guest.holding(server, server.event(), 1, "refused@example.com");
    guest.pays(Guest.GOOD_CARD);
    Await.until(() -> assertThat(onCall.run("status")).isEqualTo(1));
    assertThat(onCall.out()).contains("webhook-signature");
    server.stop();
    server.restart(Map.of("stripe.webhook-secret", secret));

    Reader reader = Reader.of(server, Runbook.SIGNATURE_REFUSED).act(1).act(2);
    Await.until(() -> assertThat(guest.state()).isEqualTo("paid"));
    Guest.withTickets(server, server.event(), 1, "genuine@example.com");
    server.clock().forward(Duration.ofMinutes(1));
    reader.verifies();
  }
}
