package live.maguey.cli.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import live.maguey.alerts.AlertKind;
import live.maguey.alerts.Alerts;
import live.maguey.cli.proof.Await;
import live.maguey.cli.proof.RunningServer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class AlertsReachPeopleIT {
  @AutoClose private static final Receiver RECEIVER = new Receiver();

  @AutoClose
  private static final RunningServer SERVER =
      RunningServer.open(Map.of("alerts.slack", RECEIVER.base() + "/services/T0/B0/secret"));

  @Test
  void an_alert_is_told_when_its_channel_is_there_again_and_also_that_it_is_over() {
    raise("email 1");
    Await.until(() -> {
      SERVER.clock().forward(Duration.ofSeconds(5));
      assertThat(SERVER.stores().records().toldAlerts().failing()).isNotEmpty();
    });

    RECEIVER.comesUp();
    Await.until(() -> {
      SERVER.clock().forward(Duration.ofSeconds(5));
      assertThat(RECEIVER.slack()).singleElement().asString().contains("Critical: email-given-up");
    });

    alerts().close(AlertKind.EMAIL_GIVEN_UP, "email 1", SERVER.clock().instant());
    Await.until(() -> {
      SERVER.clock().forward(Duration.ofSeconds(5));
      assertThat(RECEIVER.slack())
          .hasSize(2)
          .last()
          .asString()
          .contains("Resolved: email-given-up");
    });
  }

  private static void raise(String subject) {
    alerts()
        .raise(
            AlertKind.EMAIL_GIVEN_UP,
            subject,
            "not accepted within a day",
            SERVER.clock().instant());
  }

  private static Alerts alerts() {
    return SERVER.stores().records().alerts();
  }
}
