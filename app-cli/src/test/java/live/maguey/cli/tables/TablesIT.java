package live.maguey.cli.tables;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import live.maguey.audit.AuditEntry;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.proof.OnCall;
import live.maguey.cli.proof.RunningServer;
import live.maguey.events.Event;
import live.maguey.orders.Holds;
import live.maguey.shared.Money;
import live.maguey.tables.Table;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Floor plans by command, at a running server.
class TablesIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TABLE_12 =
      """
        - label: "12"
          section: By the floor
          kind: front-row
          seats: 8
          cost: { price: 1200.00, fee: 120.00 }
          place: { shape: round, x: 300, y: 800, width: 160 }
      """;
  private static final String TABLE_7 =
      """
        - label: "7"
          section: By the bar
          kind: standard
          seats: 4
          cost: { price: 320.00, fee: 32.00 }
          place: { shape: square, x: 700, y: 800, width: 120 }
      """;

  @AutoClose private static final RunningServer SERVER = RunningServer.open();

  @TempDir private Path folder;

  private String out = "";
  private String err = "";

  @Test
  void a_plan_is_imported_listed_exported_and_guarded() throws IOException {
    Event event = SERVER.add(SERVER.tonight().slug("noche-de-mesas").tier("General", 9));
    String both = file(TABLE_12 + TABLE_7);
    String[] own = {"--event", "noche-de-mesas"};

    assertThat(run("import", both, own[0], own[1], "--dry-run")).isZero();
    assertThat(out).contains("would import 2 tables with 12 seats");
    assertThat(run("export", own[0], own[1])).isEqualTo(ExitCode.WRONG);
    assertThat(err).contains("noche-de-mesas has no tables");

    assertThat(run("import", both, own[0], own[1], "--json")).isZero();
    assertThat(JSON.readTree(out).path("seats").asInt()).isEqualTo(12);
    assertThat(run("list", "noche-de-mesas")).isZero();
    assertThat(out).contains("12", "front-row", "$1,200.00", "free");
    assertThat(SERVER.stores().records().audit().of("event " + event.id(), 10))
        .extracting(AuditEntry::act)
        .contains("tables.imported");

    assertThat(run("export", own[0], own[1])).isZero();
    Path exported = Files.writeString(folder.resolve("exported.yaml"), out);
    hold(event, "12");
    assertThat(run("import", exported.toString(), own[0], own[1])).isZero();
    assertThat(run("list", "noche-de-mesas", "--json")).isZero();
    assertThat(JSON.readTree(out).path("tables").findValuesAsText("standing"))
        .containsExactly("free", "held");

    assertThat(run("import", file(TABLE_7), own[0], own[1])).isEqualTo(ExitCode.WRONG);
    assertThat(err).contains("table 12 is held or sold and can't be changed or removed");
  }

  @Test
  void the_venues_plan_is_a_plan_of_its_own() throws IOException {
    assertThat(run("import", file(TABLE_12))).isZero();
    assertThat(out).contains("imported 1 tables with 8 seats, venue");

    assertThat(run("export", "--json")).isZero();
    JsonNode plan = JSON.readTree(out);
    assertThat(plan.path("tables").findValuesAsText("label")).containsExactly("12");
    assertThat(run("import", file(out))).isZero();
  }

  @Test
  void a_plan_that_is_wrong_changes_nothing() throws IOException {
    SERVER.add(SERVER.tonight().slug("noche-sin-mesas").tier("General", 9));

    assertThat(run("import", file(TABLE_12.replace("seats: 8", "seats: 0"))))
        .isEqualTo(ExitCode.USAGE);
    assertThat(err).contains("line 6", "seats must be 1 to 50");
    assertThat(run("import", file(TABLE_12 + TABLE_12), "--event", "noche-sin-mesas"))
        .isEqualTo(ExitCode.WRONG);
    assertThat(err).contains("line 9: label: is used twice", "overlaps", "Nothing was imported");
    assertThat(run("list", "noche-sin-mesas", "--json")).isZero();
    assertThat(JSON.readTree(out).path("tables")).isEmpty();
  }

  private static void hold(Event event, String label) {
    Table table =
        SERVER.stores().sales().tables().of(event.id()).orElseThrow().plan().tables().stream()
            .filter(t -> t.label().equals(label))
            .findFirst()
            .orElseThrow();
    Money price = table.price().dueNow();
    SERVER
        .stores()
        .sales()
        .orders()
        .hold(
            Holds.of(SERVER.stores().ids(), event)
                .at(SERVER.clock().instant())
                .table(table.id(), table.seats(), price)
                .hold());
  }

  /// @param tables or a whole plan
  private String file(String tables) throws IOException {
    String text =
        tables.stripLeading().startsWith("-")
            ? "room: { width: 1200, height: 1600 }\ntables:\n" + tables
            : tables;
    Path file = Files.createTempFile(folder, "plan", ".yaml");
    return Files.writeString(file, text).toString();
  }

  private int run(String... words) {
    OnCall onCall = new OnCall(SERVER);
    List<String> all = new ArrayList<>(List.of("tables"));
    all.addAll(List.of(words));
    int code = onCall.run(all.toArray(String[]::new));
    out = onCall.out();
    // It is wrapped to the terminal's width.
    err = onCall.err().replaceAll("\\s+", " ");
    return code;
  }
}
