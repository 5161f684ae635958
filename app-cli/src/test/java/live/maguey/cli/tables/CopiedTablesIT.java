package live.maguey.cli.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.proof.OnCall;
import live.maguey.cli.proof.RunningServer;
import live.maguey.events.Slug;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A new event's tables are the venue's, and from then on its own.
class CopiedTablesIT {
  private static final String DATE = LocalDate.now(ZoneOffset.UTC).plusDays(9).toString();

  @AutoClose private static final RunningServer SERVER = RunningServer.open();

  private final OnCall onCall = new OnCall(SERVER);

  @TempDir private Path folder;

  @Test
  void a_new_event_copies_the_venues_plan() throws IOException {
    assertThat(create("sin-plano", 9, "--tables")).isEqualTo(ExitCode.WRONG);
    assertThat(onCall.err()).containsIgnoringWhitespaces("the venue has no floor plan");
    assertThat(SERVER.stores().sales().events().find(new Slug("sin-plano"))).isEmpty();

    plan(table("12", 8, 300), table("7", 4, 700));
    assertThat(create("con-mesas", 9, "--tables", "--dry-run")).isZero();
    assertThat(onCall.out()).contains("would create con-mesas", "2 with 12 seats");
    assertThat(create("con-mesas", 9, "--tables", "--json")).isZero();
    assertThat(onCall.json().path("tables").asInt()).isEqualTo(2);
    assertThat(onCall.json().path("tableSeats").asInt()).isEqualTo(12);
    assertThat(create("sin-mesas", 9, "--json")).isZero();
    assertThat(onCall.json().path("tables").asInt()).isZero();
    assertThat(create("muchas-mesas", 489, "--tables")).isEqualTo(ExitCode.WRONG);
    assertThat(onCall.err()).containsIgnoringWhitespaces("501 people and the venue holds 500");
    assertThat(SERVER.stores().sales().events().find(new Slug("muchas-mesas"))).isEmpty();

    plan(table("12", 8, 300));
    assertThat(labels("con-mesas")).containsExactly("7", "12");
    assertThat(labels("sin-mesas")).isEmpty();
  }

  private int create(String name, int places, String... more) {
    List<String> words = new ArrayList<>(List.of("events", "create", "--title", name));
    words.addAll(List.of("--date", DATE, "--doors", "22:00", "--ends", "04:00"));
    words.addAll(List.of("--minimum-age", "21", "--tier", "General:" + places + ":20"));
    words.addAll(List.of(more));
    return onCall.run(words.toArray(String[]::new));
  }

  private List<String> labels(String event) {
    assertThat(onCall.run("tables", "list", event, "--json")).isZero();
    return onCall.json().path("tables").findValuesAsText("table");
  }

  private void plan(String... tables) throws IOException {
    Path file = folder.resolve("plan.yaml");
    Files.writeString(
        file, "room: { width: 1200, height: 1600 }\ntables:\n" + String.join("", tables));
    assertThat(onCall.run("tables", "import", file.toString())).as(onCall.err()).isZero();
  }

  private static String table(String label, int seats, int x) {
    return """
      - label: "%s"
        section: by the floor
        kind: standard
        seats: %d
        cost: { price: 320.00, fee: 32.00 }
        place: { shape: round, x: %d, y: 800, width: 160 }
    """
        .formatted(label, seats, x);
  }
}
