package live.maguey.cli.status;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.proof.Await;
import live.maguey.cli.proof.Guest;
import live.maguey.cli.proof.OnCall;
import live.maguey.cli.proof.RunningServer;
import live.maguey.sandbox.wire.Knob;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class StatusIT {
  @AutoClose private static final RunningServer SERVER = RunningServer.open();

  private final OnCall onCall = new OnCall(SERVER);

  @Test
  void a_rolled_secret_is_seen_at_once_and_over_when_a_genuine_webhook_comes() {
    Await.until(() -> assertThat(onCall.run("status")).as(onCall.out()).isZero());
    assertThat(onCall.out()).startsWith("Nothing is wrong.").contains("never", "0 gates");

    SERVER.stripe().knobs().turn(Knob.WRONG_SIGNATURE);
    Guest guest = Guest.holding(SERVER, SERVER.event(), 1, "guest@example.com");
    guest.pays(Guest.GOOD_CARD);

    Await.until(() -> assertThat(onCall.run("status", "--json")).isEqualTo(ExitCode.WRONG));
    JsonNode problem = onCall.json().path("problems").get(0);
    assertThat(problem.path("what").asText()).contains("webhook-signature", "Stripe");
    assertThat(problem.path("todo").asText()).isNotEmpty();
    assertThat(onCall.json().path("refusedSignatures").get(0).path("count").asLong()).isPositive();
    assertThat(onCall.run("doctor")).isEqualTo(ExitCode.WRONG);
    assertThat(onCall.out()).contains("webhook-signature").doesNotContain("Everything is fine");

    String alert = acknowledged();

    SERVER.stripe().knobs().reset();
    Await.until(() -> {
      SERVER.clock().forward(Duration.ofSeconds(30));
      Guest.holding(SERVER, SERVER.event(), 1, "g-" + SERVER.stores().ids().next() + "@example.com")
          .pays(Guest.GOOD_CARD);
      assertThat(SERVER.stores().records().alerts().open(9)).isEmpty();
    });
    assertThat(onCall.run("alerts", "show", alert)).isZero();
    assertThat(onCall.out()).contains("closed", "its cause was gone");
    assertThat(onCall.run("alerts", "close", alert, "--note", "late")).isEqualTo(ExitCode.WRONG);
    assertThat(onCall.err()).contains("was closed already");
    assertThat(onCall.run("alerts", "list", "--state", "open")).isZero();
  }

  /// The number of the one alert, which a person now looks at.
  private String acknowledged() {
    assertThat(onCall.run("alerts", "list", "--json")).isEqualTo(ExitCode.WRONG);
    JsonNode open = onCall.json().path("alerts").get(0);
    assertThat(open.path("kind").asText()).isEqualTo("webhook-signature");
    assertThat(open.path("severity").asText()).isEqualTo("critical");
    assertThat(open.path("state").asText()).isEqualTo("open");
    String alert = open.path("number").asText();
    assertThat(onCall.run("alerts", "ack", alert, "--dry-run")).isZero();
    assertThat(onCall.run("alerts", "ack", alert)).isZero();
    assertThat(onCall.out()).contains("acknowledged alert " + alert);
    assertThat(onCall.run("alerts", "ack", alert)).isEqualTo(ExitCode.WRONG);
    assertThat(onCall.err()).contains("was acknowledged already, by");
    assertThat(onCall.run("status")).isEqualTo(ExitCode.WRONG);
    assertThat(onCall.out().replaceAll("\\s+", " ")).contains("is looking at it");
    assertThat(onCall.run("audit", "list", "--people", "--json")).isZero();
    assertThat(onCall.out()).contains("alert.acknowledged", "alert " + alert);
    return alert;
  }
}
