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

    SERVER.stripe().knobs().reset();
    Await.until(() -> {
      SERVER.clock().forward(Duration.ofSeconds(30));
      Guest.holding(SERVER, SERVER.event(), 1, "g-" + SERVER.stores().ids().next() + "@example.com")
          .pays(Guest.GOOD_CARD);
      assertThat(SERVER.stores().records().alerts().open(9)).isEmpty();
    });
  }
}
