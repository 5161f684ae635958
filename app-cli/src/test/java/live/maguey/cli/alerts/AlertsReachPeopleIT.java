package live.maguey.cli.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import live.maguey.alerts.AlertKind;
import live.maguey.alerts.Alerts;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.proof.Await;
import live.maguey.cli.proof.OnCall;
import live.maguey.cli.proof.RunningServer;
import live.maguey.evidence.Requirement;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

@Requirement({"INFRA-05", "6.5"})
class AlertsReachPeopleIT {
  @AutoClose private static final Receiver RECEIVER = new Receiver();

  @AutoClose
  private static final RunningServer SERVER =
      RunningServer.open(
          Map.of(
              "alerts.slack",
              RECEIVER.base() + "/services/T0/B0/secret",
              "alerts.pagerduty",
              "R0",
              "alerts.pagerduty-base",
              RECEIVER.base().toString()));

  private final OnCall onCall = new OnCall(SERVER).byTheClockOfTheServer();

  @Test
  void an_alert_is_told_when_its_channels_are_there_again_and_also_that_it_is_over() {
    RECEIVER.goesDown();
    raise(AlertKind.EMAIL_GIVEN_UP, "email 1");
    soon(() -> assertThat(SERVER.stores().records().toldAlerts().failing()).hasSize(2));
    assertThat(channels("email 1"))
        .extracting(
            channel -> channel.path("channel").asText(),
            channel -> channel.path("told").size(),
            channel -> channel.path("owed").asText(),
            channel -> channel.path("answer").isTextual())
        .containsExactly(tuple("slack", 0, "raised", true), tuple("pagerduty", 0, "raised", true));
    assertThat(onCall.run("alerts", "show", Long.toString(number("email 1")))).isZero();
    assertThat(onCall.out().replaceAll("\\s+", " "))
        .contains("told nothing; still to be told: raised; takes nothing since");

    RECEIVER.comesUp();
    soon(() -> {
      assertThat(told("Critical: email-given-up, email 1")).isEqualTo(1);
      assertThat(incident("email 1")).hasSize(1);
      assertThat(channels("email 1"))
          .allSatisfy(channel -> {
            assertThat(channel.path("told").path(0).path("what").asText()).isEqualTo("raised");
            assertThat(channel.path("owed").isNull()).isTrue();
            assertThat(channel.path("answer").isNull()).isTrue();
          });
    });

    alerts().close(AlertKind.EMAIL_GIVEN_UP, "email 1", SERVER.clock().instant());
    soon(() -> {
      assertThat(told("Resolved: email-given-up, email 1")).isEqualTo(1);
      assertThat(incident("email 1"))
          .extracting(
              event -> event.path("event_action").asText(),
              event -> event.path("payload").path("severity").asText())
          .containsExactly(tuple("trigger", "error"), tuple("resolve", "error"));
    });
    assertThat(incident("email 1"))
        .extracting(event -> event.path("dedup_key").asText())
        .containsOnly(incident("email 1").getFirst().path("dedup_key").asText());
  }

  @Test
  void a_silenced_kind_is_shown_and_not_told_until_its_silence_ends() {
    RECEIVER.comesUp();
    assertThat(onCall.run("alerts", "silence", "dispute", "--for=2h", "--note=known", "--dry-run"))
        .isZero();
    assertThat(onCall.run("alerts", "silence", "dispute", "--end")).isEqualTo(ExitCode.WRONG);
    assertThat(onCall.run("alerts", "silence", "dispute", "--for=7d", "--note=known")).isZero();
    assertThat(onCall.out()).startsWith("silenced dispute until ");
    raise(AlertKind.DISPUTE, "order 1, dp_1");
    raise(AlertKind.FRAUD_WARNING, "order 1, issfr_1");

    soon(() -> assertThat(told("fraud-warning")).isEqualTo(1));
    assertThat(told("dispute")).isZero();
    assertThat(onCall.run("alerts", "silences")).isZero();
    assertThat(onCall.out()).contains("dispute", "known");
    assertThat(onCall.run("status")).isEqualTo(ExitCode.WRONG);
    assertThat(onCall.out().replaceAll("\\s+", " "))
        .contains("(silenced)", "silenced dispute until");

    assertThat(onCall.run("alerts", "silence", "dispute", "--end")).isZero();
    soon(() -> assertThat(told("Warning: dispute")).isEqualTo(1));
    assertThat(onCall.run("audit", "list", "--people", "--json")).isZero();
    assertThat(onCall.out()).contains("alerts.silenced", "alerts.silence-ended");
  }

  @Test
  void a_test_says_what_each_channel_answers() {
    RECEIVER.comesUp();
    RECEIVER.answers(200);
    assertThat(onCall.run("alerts", "test")).as(onCall.err()).isZero();
    assertThat(onCall.out()).contains("slack", "pagerduty", "200");
    assertThat(told("Test: alerts reach this channel")).isEqualTo(1);

    RECEIVER.answers(404);
    assertThat(onCall.run("alerts", "test", "slack", "--json")).isEqualTo(ExitCode.WRONG);
    RECEIVER.answers(200);
    JsonNode slack = onCall.json().path("channels").path(0);
    assertThat(slack.path("took").asBoolean()).isFalse();
    assertThat(slack.path("answer").asText()).contains("404");

    assertThat(onCall.run("alerts", "test", "mail")).isEqualTo(ExitCode.WRONG);
    assertThat(onCall.err()).contains("Set alerts.mail.");
  }

  /// Until it holds, time passes quickly.
  private static void soon(ThrowingCallable assertion) {
    Await.until(() -> {
      SERVER.clock().forward(Duration.ofSeconds(2));
      assertion.call();
    });
  }

  private static long told(String what) {
    return RECEIVER.slack().stream().filter(text -> text.contains(what)).count();
  }

  private static List<JsonNode> incident(String subject) {
    return RECEIVER.pagerDuty().stream()
        .filter(event -> event.path("payload").path("summary").asText().contains(subject))
        .toList();
  }

  private List<JsonNode> channels(String subject) {
    assertThat(onCall.run("alerts", "show", Long.toString(number(subject)), "--json")).isZero();
    return onCall.json().path("channels").valueStream().toList();
  }

  private static long number(String subject) {
    return alerts().open(99).stream()
        .filter(alert -> alert.subject().equals(subject))
        .findFirst()
        .orElseThrow()
        .number();
  }

  private static void raise(AlertKind kind, String subject) {
    alerts().raise(kind, subject, "broken", SERVER.clock().instant());
  }

  private static Alerts alerts() {
    return SERVER.stores().records().alerts();
  }
}
