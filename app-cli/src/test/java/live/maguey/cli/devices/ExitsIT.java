package live.maguey.cli.devices;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import live.maguey.audit.AuditEntry;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.proof.Guest;
import live.maguey.cli.proof.OnCall;
import live.maguey.cli.proof.RunningServer;
import live.maguey.events.Event;
import live.maguey.evidence.Requirement;
import live.maguey.tables.FloorPlan;
import live.maguey.tables.SamplePlans;
import live.maguey.tickets.Ticket;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A phone for exits, the rule of an event, and a guest let in by command, at a running server.
@Requirement({"SCAN-01", "VIP-03"})
class ExitsIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  @AutoClose private static final RunningServer SERVER = RunningServer.open();

  private static Event event;
  private static List<Ticket> passes;
  private static List<Ticket> tickets;

  private String out = "";
  private String err = "";

  @BeforeAll
  static void a_table() {
    FloorPlan plan = SamplePlans.room(SERVER.stores().ids()).table("12").plan();
    event = SERVER.furnish(SERVER.add(SERVER.tonight().tier("General", 9)), plan);
    passes = Guest.withTable(SERVER, event, plan.tables().getFirst(), "host@example.com").tickets();
    tickets = Guest.withTickets(SERVER, event, 1, "guest@example.com").tickets();
    SERVER.clock().forward(Duration.ofMinutes(61));
  }

  @Test
  void guests_leave_by_an_exit_and_come_back_and_one_who_was_not_scanned_is_let_in_by_command() {
    String gate = SERVER.phoneAt("Gate A", "phone 1");
    Ticket pass = passes.getFirst();
    // The server's clock is an hour ahead of the command's.
    String life = "--set=gate.enrollment-time=2h";
    assertThat(run("devices", "enroll", "phone 5", "--gate", "Exit", "--direction", "out", life))
        .isZero();
    assertThat(out).contains("phone 5 at Exit, for exits");
    String exit = Enrolled.with(SERVER, out);
    assertThat(run("devices", "list")).isZero();
    assertThat(out).containsPattern("Exit +out +phone 5").containsPattern("Gate A +in +phone 1");

    assertThat(reason(gate, pass)).isEqualTo("admitted");
    JsonNode left = SERVER.scan(exit, pass);
    assertThat(left.path("verdict").asText()).isEqualTo("out");
    assertThat(left.path("table").path("arrived").asInt()).isEqualTo(1);
    assertThat(left.path("table").path("inside").asInt()).isZero();
    assertThat(left.path("in").asInt()).isZero();
    assertThat(reason(exit, pass)).isEqualTo("already-out");
    assertThat(reason(gate, pass)).isEqualTo("readmitted");
    assertThat(reason(gate, pass)).isEqualTo("not-scanned-out");

    assertThat(admit(pass, "--dry-run")).isZero();
    assertThat(out).contains("would let in " + pass.number());
    assertThat(admit(pass)).isEqualTo(ExitCode.USAGE);
    assertThat(admit(pass, "--yes", "--json")).isZero();
    assertThat(json(out).path("entries").asInt()).isEqualTo(3);
    assertThat(SERVER.stores().gates().admissions().inside(event.id())).isEqualTo(1);
    assertThat(SERVER.stores().records().audit().of("order " + pass.order(), 99))
        .filteredOn(it -> it.act().equals("ticket.let_in"))
        .extracting(AuditEntry::detail)
        .containsExactly(pass.number() + ", Gate A: left by the kitchen");
    assertThat(run("scans", "list", "--verdict", "let_in")).isZero();
    assertThat(out).contains(pass.number(), "Gate A", "command");
    assertThat(run("tickets", "show", pass.number(), "--json")).isZero();
    assertThat(json(out).path("scans").findValuesAsText("verdict"))
        .containsExactlyInAnyOrder(
            "admitted", "left", "already_out", "readmitted", "not_scanned_out", "let_in");

    assertThat(admit(passes.get(1), "--yes")).isEqualTo(ExitCode.WRONG);
    assertThat(err).contains("scan it, the gate admits it");
    assertThat(admit(tickets.getFirst(), "--yes")).isEqualTo(ExitCode.WRONG);
    assertThat(err).contains("admits once");

    assertThat(reentry("free", "--dry-run", "--json")).isZero();
    assertThat(json(out).path("inForce").asText()).isEqualTo("exit-scan");
    assertThat(reason(gate, pass)).isEqualTo("not-scanned-out");
    assertThat(reentry("free", "--json")).isZero();
    assertThat(json(out).path("changed").asBoolean()).isTrue();
    assertThat(reason(gate, pass)).isEqualTo("already-inside");
    assertThat(reentry("default")).isZero();
    assertThat(out).contains("reentry is default, now exit-scan");
    assertThat(reentry("sometimes")).isEqualTo(ExitCode.USAGE);
    assertThat(run("events", "reentry", "no-such-night", "free")).isEqualTo(ExitCode.WRONG);
    assertThat(err).contains("No event is called no-such-night");
  }

  private int admit(Ticket ticket, String... options) {
    return run(
        Stream.concat(
                Stream.of(
                    "tickets",
                    "admit",
                    ticket.number(),
                    "--gate",
                    "Gate A",
                    "--reason",
                    "left by the kitchen"),
                Stream.of(options))
            .toArray(String[]::new));
  }

  private int reentry(String rule, String... options) {
    return run(
        Stream.concat(
                Stream.of("events", "reentry", event.slug().toString(), rule), Stream.of(options))
            .toArray(String[]::new));
  }

  private static String reason(String phone, Ticket ticket) {
    return SERVER.scan(phone, ticket).path("reason").asText();
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException broken) {
      throw new AssertionError(text, broken);
    }
  }

  private int run(String... words) {
    OnCall onCall = new OnCall(SERVER);
    int code = onCall.run(words);
    out = onCall.out();
    err = onCall.err();
    return code;
  }
}
