package live.maguey.cli.vip;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import live.maguey.audit.AuditEntry;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.proof.Await;
import live.maguey.cli.proof.Guest;
import live.maguey.cli.proof.OnCall;
import live.maguey.cli.proof.RunningServer;
import live.maguey.emails.Email;
import live.maguey.events.Event;
import live.maguey.tables.EventPlan;
import live.maguey.tables.SamplePlans;
import live.maguey.tables.Table;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// Parties at tables by command, at a running server.
class VipIT {
  @AutoClose private static final RunningServer SERVER = RunningServer.open();

  private final Event event =
      SERVER.furnish(
          SERVER.add(SERVER.tonight().tier("General", 9)),
          SamplePlans.room(SERVER.stores().ids())
              .table("1")
              .table("2")
              .table("6", Table.Kind.PREMIUM, 6, 50_000)
              .table("9", Table.Kind.STANDARD, 2, 12_000)
              .plan());
  private final String address = "host-" + SERVER.stores().ids().next() + "@example.com";

  private String out = "";
  private String err = "";
  private JsonNode json = MissingNode.getInstance();

  @Test
  void a_party_is_found_by_order_table_and_address_and_moved_to_a_free_table() {
    Guest host = Guest.withTable(SERVER, event, table("1"), address);
    String order = host.reference().value();

    run("show", "1", "--event", event.slug().value());
    assertThat(out).contains(order, "confirmed", "0 of 4", "$320.00", "host");
    assertThat(run("show", address, "--json")).isZero();
    assertThat(json.path("reservations").get(0).path("passes")).hasSize(4);
    assertThat(json.path("reservations").get(0).path("moments")).isNotEmpty();

    assertThat(run("move", order, "--to", "6", "--dry-run", "--note", "x")).isZero();
    assertThat(out).contains("would move " + order + " from table 1 to 6", "further passes:  2");
    assertThat(isFree("6")).isTrue();
    assertThat(run("move", "1", "--event", event.slug().value(), "--to", "6", "--yes", "--json"))
        .isZero();
    assertThat(json.path("difference").asInt()).isEqualTo(18_000);
    assertThat(isFree("1")).isTrue();
    assertThat(
            SERVER.stores().outbox().list(null, host.order().id(), 9).stream()
                .map(Email::kind)
                .toList())
        .contains(Email.Kind.TABLE_MOVED);
    assertThat(SERVER.stores().records().audit().of("order " + host.order().id(), 1))
        .extracting(AuditEntry::detail)
        .first()
        .asString()
        .contains("table 1 to 6", "not charged");

    run("show", order);
    assertThat(out).contains("6, By the floor; bought 1", "0 of 6", "reservation.moved");
    run("list", "--event", event.slug().value(), "--json");
    assertThat(json.path("reservations").get(0).path("table").asText()).isEqualTo("6");
    assertThat(json.path("reservations").get(0).path("withoutGuest").asInt()).isEqualTo(5);
  }

  @Test
  void every_refusal_says_what_to_do() {
    Guest host = Guest.withTable(SERVER, event, table("1"), address);
    String order = host.reference().value();
    Guest other = Guest.holdingTable(SERVER, event, table("2"), "x" + address);

    assertThat(run("move", order, "--to", "2", "--yes")).isEqualTo(ExitCode.WRONG);
    assertThat(err)
        .contains("Table 2 is held or sold. Most like it are 9, 6", "maguey tables list");
    assertThat(run("move", order, "--to", "77", "--yes")).isEqualTo(ExitCode.WRONG);
    assertThat(err).contains("There is no table 77", "maguey tables list");
    assertThat(run("move", order, "--to", "1", "--yes")).isEqualTo(ExitCode.WRONG);
    assertThat(err).contains("sit at table 1 already");
    assertThat(run("cancel", other.reference().value(), "--yes")).isEqualTo(ExitCode.WRONG);
    assertThat(err).contains("maguey holds release " + other.reference());
    assertThat(run("cancel", order, "--keep-money", "--yes")).isEqualTo(ExitCode.USAGE);
    assertThat(err).contains("add --note");
    assertThat(run("show", "MGY-2222-22")).isEqualTo(ExitCode.WRONG);
    assertThat(err).contains("maguey vip list");
    assertThat(run("show", "7", "--event", event.slug().value())).isEqualTo(ExitCode.WRONG);
    assertThat(err).contains("maguey vip list --event");
    assertThat(run("list", "--state", "seated")).isEqualTo(ExitCode.USAGE);
    assertThat(err).contains("--state takes: pending, confirmed");
  }

  @Test
  void a_canceled_table_is_free_at_once_and_its_money_on_the_way() {
    Guest host = Guest.withTable(SERVER, event, table("1"), address);
    String order = host.reference().value();

    Await.until(() ->
        assertThat(SERVER.stores().outbox().list(null, host.order().id(), 9))
            .isNotEmpty()
            .allMatch(mail -> mail.sent().isPresent()));
    assertThat(run("resend", order, "--new-link", "--dry-run")).isZero();
    assertThat(SERVER.stores().sales().guests().settings(host.order().id()).linkRaised()).isZero();
    assertThat(run("resend", order, "--new-link")).isZero();
    assertThat(out).contains("table 1 are on their way once more, with a new link.");
    assertThat(SERVER.stores().sales().guests().settings(host.order().id()).linkRaised()).isOne();
    assertThat(run("cancel", order, "--dry-run")).isZero();
    assertThat(out).contains("would send back $320.00");
    assertThat(run("cancel", "1", "--event", event.slug().value(), "--yes", "--json")).isZero();
    assertThat(json.path("state").asText()).isEqualTo("cancelled");

    assertThat(isFree("1")).isTrue();
    assertThat(host.state()).isEqualTo("refunded");
    assertThat(run("cancel", order, "--yes")).isEqualTo(ExitCode.WRONG);
    assertThat(err).contains("is cancelled already");
    assertThat(run("resend", order)).isEqualTo(ExitCode.WRONG);
    assertThat(err).contains("no passes to send");
  }

  private Table table(String label) {
    return plan().plan().tables().stream()
        .filter(t -> t.label().equals(label))
        .findFirst()
        .orElseThrow();
  }

  private boolean isFree(String label) {
    return plan().standing(table(label).id()).isFree();
  }

  private EventPlan plan() {
    return SERVER.stores().sales().tables().of(event.id()).orElseThrow();
  }

  private int run(String... words) {
    OnCall onCall = new OnCall(SERVER);
    List<String> all = new ArrayList<>(List.of("vip"));
    all.addAll(List.of(words));
    int code = onCall.run(all.toArray(String[]::new));
    out = onCall.out();
    if (out.startsWith("{")) {
      json = onCall.json();
    }
    // It is wrapped to the terminal's width.
    err = onCall.err().replaceAll("\\s+", " ");
    return code;
  }
}
