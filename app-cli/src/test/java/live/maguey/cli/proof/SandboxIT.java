package live.maguey.cli.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import live.maguey.cli.command.ExitCode;
import live.maguey.events.Event;
import live.maguey.evidence.Requirement;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Drills from the command line, at a running server.
class SandboxIT {
  @AutoClose private final RunningServer server = RunningServer.open();

  private final OnCall onCall = new OnCall(server);
  private final Event event = server.event();

  @Test
  @Requirement("11.1")
  void a_signing_secret_is_rolled_and_no_event_is_lost() {
    assertThat(trigger("roll-secret")).isZero();
    String next = onCall.json().path("outcome").path("secret").asText();
    Guest both = Guest.withTickets(server, event, 1, "both@example.com");
    Await.until(() -> assertThat(server.stripe().undelivered()).isZero());

    assertThat(trigger("end-old-secret")).isZero();
    Guest between = Guest.holding(server, event, 1, "between@example.com");
    Await.until(() -> assertThat(between.session()).startsWith("cs_"));
    between.pays(Guest.GOOD_CARD);
    Await.until(
        () -> assertThat(server.stripe().webhookAttempts()).anyMatch(a -> a.status() == 400));
    assertThat(server.stripe().undelivered()).isPositive();

    server.stop();
    server.restart(Map.of("stripe.webhook-secret", next));
    Await.until(() -> assertThat(between.state()).isEqualTo("paid"));
    Await.until(() -> assertThat(server.stripe().undelivered()).isZero());
  }

  @Test
  void a_dispute_and_its_end_reach_the_order() {
    Guest guest = Guest.withTickets(server, event, 1, "disputes@example.com");
    String charge = server.stripe().charges().getLast().path("id").asText();
    assertThat(trigger("dispute", "payment=" + charge)).isZero();
    String dispute = onCall.json().path("outcome").path("id").asText();
    Await.until(() -> assertThat(disputes(guest)).containsExactly("open"));
    assertThat(trigger("close-dispute", "dispute=" + dispute, "won=true")).isZero();
    Await.until(() -> assertThat(disputes(guest)).containsExactly("won"));
    assertThat(trigger("close-dispute", "dispute=" + dispute, "won=true"))
        .isEqualTo(ExitCode.WRONG);
    assertThat(onCall.err()).contains("is decided");
  }

  @Test
  void drills_are_listed_for_both_vendors() {
    for (String vendor : List.of("stripe", "resend")) {
      assertThat(onCall.run("sandbox", "drills", vendor, "--at=" + base(vendor))).isZero();
      assertThat(onCall.out()).contains("roll-secret", base(vendor) + "/sandbox");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "nonsense, http://localhost:0, 3, does not answer",
    "dispute, https://api.stripe.com, 3, not of this machine",
    "nonsense, , 2, no drill nonsense",
    "dispute, , 1, payment is missing"
  })
  void an_act_that_is_refused_says_why(String drill, String at, int code, String why) {
    String base = at == null ? base("stripe") : at;
    assertThat(onCall.run("sandbox", "trigger", "stripe", drill, "--at=" + base)).isEqualTo(code);
    assertThat(onCall.err().replaceAll("\\s+", " ")).contains(why);
  }

  private List<String> disputes(Guest guest) {
    onCall.run("orders", "show", guest.reference().value(), "--json");
    return onCall.json().path("disputes").findValuesAsText("state");
  }

  private int trigger(String drill, String... fields) {
    List<String> words = new ArrayList<>(List.of("sandbox", "trigger", "stripe", drill));
    words.addAll(List.of(fields));
    words.addAll(List.of("--json", "--at=" + base("stripe")));
    return onCall.run(words.toArray(String[]::new));
  }

  private String base(String vendor) {
    return (vendor.equals("stripe") ? server.sandbox().stripeBase() : server.sandbox().resendBase())
        .toString();
  }
}
