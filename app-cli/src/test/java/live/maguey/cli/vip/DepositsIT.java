package live.maguey.cli.vip;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import live.maguey.api.Application;
import live.maguey.audit.AuditEntry;
import live.maguey.audit.Cause;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.proof.Await;
import live.maguey.cli.proof.OnCall;
import live.maguey.cli.proof.RunningServer;
import live.maguey.events.Event;
import live.maguey.events.SampleEvents;
import live.maguey.orders.Hold;
import live.maguey.orders.HoldOutcome;
import live.maguey.orders.Holds;
import live.maguey.orders.OrderId;
import live.maguey.orders.OrderReference;
import live.maguey.payments.Fact;
import live.maguey.reservations.Reservation;
import live.maguey.reservations.Reservations;
import live.maguey.tables.Table;
import live.maguey.tables.TablePrice;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A table for a deposit by command, at a running server: from the plan's file to the books.
class DepositsIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PLAN =
      """
      room: { width: 1200, height: 1600 }
      tables:
        - label: "7"
          section: By the floor
          kind: premium
          seats: 8
          cost: { deposit: 200.00, minimum-spend: 1000.00 }
          place: { shape: round, x: 300, y: 800, width: 160 }
      """;

  @AutoClose private static final RunningServer SERVER = RunningServer.open();

  @TempDir private Path folder;

  private final Application application = Application.at(SERVER.stores());
  private final Event event =
      SERVER.add(SERVER.tonight().slug("noche-" + SERVER.stores().ids().next()).tier("General", 9));
  private final Cause cause = Cause.job("test");

  private String out = "";
  private String err = "";

  @Test
  void a_deposit_is_imported_paid_spent_against_and_told_apart_from_revenue() throws IOException {
    Path file = Files.writeString(folder.resolve("plan.yaml"), PLAN);
    String slug = event.slug().value();
    assertThat(run("tables", "import", file.toString(), "--event", slug)).isZero();
    assertThat(run("tables", "export", "--event", slug)).isZero();
    assertThat(out).contains("deposit: 200.00", "minimum-spend: 1000.00");
    assertThat(run("tables", "list", slug)).isZero();
    assertThat(out).contains("$200.00 of $1,000.00");
    assertThat(json("tables", "list", slug).at("/tables/0/minimumSpend").asInt())
        .isEqualTo(100_000);

    OrderId order = paid();
    String number = OrderReference.of(order).value();
    assertThat(run("vip", "collected", "7", "500.00", "--event", slug, "--dry-run")).isZero();
    assertThat(out).contains("would write down $500.00 for Table 7", "$300.00 of $1,000.00");
    assertThat(run("vip", "collected", "7", "500.00", "--event", slug)).isZero();
    assertThat(run("vip", "collected", number, "100.00", "--back", "--note", "another-table"))
        .isZero();
    assertThat(out).contains("Still to spend: $400.00 of $1,000.00");
    assertThat(run("vip", "collected", number, "400.01", "--back", "--note", "x"))
        .isEqualTo(ExitCode.WRONG);
    assertThat(err).contains("$400.00 was collected");
    assertThat(run("vip", "collected", number, "1.00", "--back")).isEqualTo(ExitCode.USAGE);
    assertThat(err).contains("why an amount is taken back");
    assertThat(run("vip", "collected", "B7", "1.00", "--event", slug)).isEqualTo(ExitCode.WRONG);
    assertThat(SERVER.stores().records().audit().of("order " + order, 99))
        .filteredOn(entry -> entry.act().equals("table.collected"))
        .extracting(AuditEntry::detail)
        .containsExactlyInAnyOrder("$500.00", "-$100.00: another-table");

    assertThat(run("orders", "show", number)).isZero();
    assertThat(out)
        .containsPattern("deposit paid +\\$200\\.00")
        .containsPattern("owed to guest +\\$200\\.00")
        .containsPattern("minimum spend +\\$1,000\\.00")
        .containsPattern("still to spend +\\$400\\.00");
    assertThat(run("vip", "show", number)).isZero();
    assertThat(out).containsPattern("still to spend +\\$400\\.00").doesNotContain("owed");
    assertThat(run("vip", "list", "--event", slug)).isZero();
    assertThat(out).contains("$400.00 to spend").doesNotContain("owed");
    JsonNode table = json("orders", "show", number).path("table");
    assertThat(table.at("/deposit/owed").asInt()).isEqualTo(20_000);
    assertThat(table.path("collections")).hasSize(2);
    assertThat(table.path("stillToSpend").asInt()).isEqualTo(40_000);

    run("reconcile", "--from", "today");
    assertThat(out)
        .containsPattern("= owed to guests +\\$200\\.00")
        .contains("Revenue $0.00 = our net $200.00 - what is owed more than before, $200.00.");
    JsonNode deposits = json("reconcile", "--from", "today").at("/deposits/0");
    assertThat(deposits.path("owedAfter").asInt()).isEqualTo(20_000);
    assertThat(deposits.path("revenue").asInt()).isZero();
    assertThat(SERVER.stores().sales().deposits().of(order))
        .singleElement()
        .satisfies(deposit -> assertThat(deposit.owed()).isEqualTo(SampleEvents.usd(20_000)));
  }

  /// By the job that the scheduler keeps in its table.
  @Test
  void the_server_ends_the_night_and_keeps_the_deposit_of_who_did_not_come() throws IOException {
    Path file = Files.writeString(folder.resolve("plan.yaml"), PLAN);
    assertThat(run("tables", "import", file.toString(), "--event", event.slug().value())).isZero();
    OrderId order = paid();
    Reservations reservations = SERVER.stores().sales().reservations();
    SERVER.clock().forward(Duration.between(SERVER.clock().instant(), event.ends()).plusDays(2));

    assertThat(run("jobs", "run", "end-night")).isZero();

    Await.until(() -> {
      assertThat(reservations.last(order).orElseThrow()).isInstanceOf(Reservation.NoShow.class);
      assertThat(SERVER.stores().sales().deposits().of(order))
          .singleElement()
          .satisfies(kept -> assertThat(kept.forfeited()).isEqualTo(SampleEvents.usd(20_000)));
    });
  }

  private OrderId paid() {
    Table table =
        SERVER.stores().sales().tables().of(event.id()).orElseThrow().plan().tables().getFirst();
    TablePrice.Deposit price = (TablePrice.Deposit) table.price();
    Instant now = SERVER.clock().instant();
    Hold hold =
        Holds.of(SERVER.stores().ids(), event)
            .at(now)
            .deposit(table.id(), table.seats(), price.dueNow(), price.minimumSpend())
            .hold();
    assertThat(SERVER.stores().sales().orders().hold(hold)).isEqualTo(new HoldOutcome.Taken());
    OrderId id = hold.order().id();
    application
        .paying()
        .settlePayment()
        .settle(id, List.of(new Fact.Captured(id, "pi_" + id, price.dueNow(), now, "test")), cause);
    return id;
  }

  private JsonNode json(String... words) throws IOException {
    String[] all = new String[words.length + 1];
    System.arraycopy(words, 0, all, 0, words.length);
    all[words.length] = "--json";
    run(all);
    return JSON.readTree(out);
  }

  private int run(String... words) {
    OnCall onCall = new OnCall(SERVER);
    int code = onCall.run(words);
    out = onCall.out();
    // It is wrapped to the terminal's width.
    err = onCall.err().replaceAll("\\s+", " ");
    return code;
  }
}
