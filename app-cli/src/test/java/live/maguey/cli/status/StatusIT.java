package live.maguey.cli.status;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import live.maguey.alerts.Alert;
import live.maguey.alerts.AlertKind;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.proof.Await;
import live.maguey.cli.proof.Guest;
import live.maguey.cli.proof.OnCall;
import live.maguey.cli.proof.RunningServer;
import live.maguey.events.Event;
import live.maguey.sandbox.wire.Knob;
import live.maguey.tables.FloorPlan;
import live.maguey.tables.SamplePlans;
import live.maguey.tables.Table;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class StatusIT {
  @AutoClose private static final RunningServer SERVER = RunningServer.open();

  private final OnCall onCall = new OnCall(SERVER);

  @Test
  void a_rolled_secret_is_seen_at_once_and_over_when_a_genuine_webhook_comes() {
    Await.until(() -> assertThat(onCall.run("status")).as(onCall.out()).isZero());
    assertThat(onCall.out())
        .startsWith("Nothing is wrong.")
        .contains("never", "0 gates", "no backups configured");

    SERVER.stripe().knobs().turn(Knob.WRONG_SIGNATURE);
    Guest guest = Guest.holding(SERVER, SERVER.event(), 1, "guest@example.com");
    guest.pays(Guest.GOOD_CARD);

    Await.until(() -> assertThat(onCall.run("status", "--json")).isEqualTo(ExitCode.WRONG));
    JsonNode problem = onCall.json().path("problems").get(0);
    assertThat(problem.path("what").asText()).contains("webhook-signature", "Stripe");
    assertThat(problem.path("todo").asText()).isNotEmpty();
    assertThat(onCall.json().path("refusedSignatures").get(0).path("count").asLong()).isPositive();
    assertThat(onCall.run("doctor")).isEqualTo(ExitCode.WRONG);
    assertThat(onCall.out().replaceAll("\\s+", " "))
        .contains("webhook-signature")
        .doesNotContain("Everything is fine", "Run `maguey doctor`");

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

  @Test
  void a_fifth_of_the_orders_that_fail_is_an_alert_within_a_minute() {
    watchedAfter(Duration.ofMinutes(6));
    Event event = SERVER.add(SERVER.tonight().tier("General", 100));
    for (int i = 0; i < 8; i++) {
      Guest.holding(SERVER, event, 1, "opened-" + i + "@example.com").session();
    }
    SERVER.stripe().knobs().next(Knob.ANSWER_500, "POST /v1/checkout/sessions", 99);
    List<Guest> failing = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      failing.add(Guest.holding(SERVER, event, 1, "failing-" + i + "@example.com"));
    }

    watchedAfter(Duration.ofSeconds(11));
    assertThat(failing()).isEmpty();
    watchedAfter(Duration.ofSeconds(20));

    assertThat(failing()).hasSize(1);
    Alert alert = failing().getFirst();
    assertThat(alert.subject()).isEqualTo("payment pages");
    assertThat(Duration.between(failing.getFirst().order().details().placedAt(), alert.raisedAt()))
        .isLessThan(Duration.ofMinutes(1));
    SERVER.stripe().knobs().reset();
    watchedAfter(Duration.ofMinutes(6));
    assertThat(failing()).isEmpty();
  }

  /// Moves the clock, and waits for the next look.
  private void watchedAfter(Duration step) {
    Instant then = SERVER.clock().instant().plus(step);
    SERVER.clock().forward(step);
    Await.until(() -> {
      onCall.run("jobs", "list", "--json");
      assertThat(onCall.json().path("jobs"))
          .anySatisfy(job -> {
            assertThat(job.path("name").asText()).isEqualTo("watch-status");
            assertThat(Instant.parse(job.path("succeeded").asText())).isAfter(then);
          });
    });
  }

  private static List<Alert> failing() {
    return SERVER.stores().records().alerts().open(99).stream()
        .filter(alert -> alert.kind() == AlertKind.PURCHASES_FAILING)
        .toList();
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

  @Test
  void a_table_that_disagrees_with_its_order_is_named_by_both_with_the_command_that_mends_it() {
    FloorPlan plan =
        SamplePlans.room(SERVER.stores().ids())
            .table("1")
            .table("2")
            .table("3")
            .table("4")
            .table("5")
            .plan();
    Event event = SERVER.furnish(SERVER.add(SERVER.tonight().tier("General", 9)), plan);
    Iterator<Table> tables = plan.tables().iterator();
    Guest unseated = Guest.withTable(SERVER, event, tables.next(), "unseated@example.com");
    SERVER.change("UPDATE reservations SET state = 'cancelled' WHERE order_id = ?", unseated);
    Guest forgotten = Guest.withTable(SERVER, event, tables.next(), "forgotten@example.com");
    SERVER.change("DELETE FROM reservations WHERE order_id = ?", forgotten);
    Guest abandoned = Guest.holdingTable(SERVER, event, tables.next(), "abandoned@example.com");
    SERVER.change("UPDATE orders SET state = 'expired' WHERE id = ?", abandoned);
    Guest unpaid = Guest.holdingTable(SERVER, event, tables.next(), "unpaid@example.com");
    SERVER.change("UPDATE reservations SET state = 'confirmed' WHERE order_id = ?", unpaid);
    Guest empty = Guest.withTable(SERVER, event, tables.next(), "empty@example.com");
    SERVER.change(
        "UPDATE tickets SET void_reason = 'voided', voided_at = now() WHERE order_id = ?", empty);
    List<String> mended =
        List.of(
            "maguey orders refund " + unseated.reference() + " --dry-run",
            "maguey orders refund " + forgotten.reference() + " --dry-run",
            "maguey vip cancel " + abandoned.reference() + " --dry-run",
            "maguey holds release " + unpaid.reference(),
            "maguey vip cancel " + empty.reference() + " --dry-run");

    assertThat(tablesMendedBy()).containsExactlyInAnyOrderElementsOf(mended);
    assertThat(onCall.run("doctor")).isEqualTo(ExitCode.WRONG);
    assertThat(onCall.out().replaceAll("\\s+", " "))
        .contains(mended.stream().map(command -> "Run `" + command + "`.").toList());

    for (String command : mended) {
      List<String> words = List.of(command.replace("--dry-run", "--yes").split(" "));
      assertThat(onCall.run(words.subList(1, words.size()).toArray(String[]::new)))
          .as(command + onCall.err())
          .isZero();
    }
    Await.until(() -> assertThat(tablesMendedBy()).isEmpty());
  }

  private List<String> tablesMendedBy() {
    onCall.run("status", "--json");
    List<String> todos = new ArrayList<>();
    for (JsonNode problem : onCall.json().path("problems")) {
      if (problem.path("subject").asText().equals("tables")) {
        todos.add(problem.path("todo").asText());
      }
    }
    return todos;
  }
}
