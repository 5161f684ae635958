package live.maguey.cli.outages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import live.maguey.cli.proof.Await;
import live.maguey.cli.proof.Guest;
import live.maguey.cli.proof.RunningServer;
import live.maguey.events.Event;
import live.maguey.persistence.Invariants;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// PostgreSQL is there and takes no more: its disk is full, or every connection is taken.
@Tag("full")
class DatabaseTroubleIT {
  private static final Duration HEALED = Duration.ofMinutes(1);

  /// Far more than the server has connections.
  private static final int CROWD = 60;

  /// Every table refuses to grow, as a full disk makes it.
  private static final String FILL =
      """
      CREATE FUNCTION disk_is_full() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = '53100';
      END $$;
      DO $$ DECLARE t record; BEGIN
        FOR t IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
          EXECUTE format('CREATE TRIGGER disk_is_full BEFORE INSERT OR UPDATE ON %I '
                         'FOR EACH STATEMENT EXECUTE FUNCTION disk_is_full()', t.tablename);
        END LOOP;
      END $$;
      """;

  private static final String EMPTY = "DROP FUNCTION disk_is_full() CASCADE";

  @Test
  void a_full_disk_loses_nobodys_money()
      throws SQLException, ExecutionException, InterruptedException {
    try (RunningServer server = RunningServer.open();
        Connection postgres = connect(server);
        ExecutorService guests = Executors.newVirtualThreadPerTaskExecutor()) {
      Event event = server.event();
      Guest pays = Guest.holding(server, event, 2, "pays@example.com");
      Await.until(() -> assertThat(pays.page().path("checkoutUrl").isNull()).isFalse());
      AskingAgain crowd = new AskingAgain(server);

      execute(postgres, FILL);
      pays.pays(Guest.GOOD_CARD);
      Future<Guest> next = guests.submit(() -> crowd.order(event));
      try {
        Await.until(HEALED, () -> assertThat(crowd.refusals()).hasSizeGreaterThan(3));
        assertThat(server.client().get("/events/" + event.slug()).statusCode()).isEqualTo(200);
        assertThat(pays.page().path("state").asText()).isEqualTo("held");
        assertThat(server.client().get("/health/live").statusCode()).isEqualTo(200);
      } finally {
        // who still asks would keep a failure from being told
        execute(postgres, EMPTY);
      }
      long back = System.nanoTime();
      Await.until(
          HEALED,
          () -> {
            assertThat(pays.state()).isEqualTo("paid");
            assertThat(pays.mails()).hasSize(1);
          });
      Duration healed = Duration.ofNanos(System.nanoTime() - back);
      assertThat(next.get().page().path("state").asText()).isEqualTo("held");
      crowd.everybodyWasToldToComeAgain();
      assertThat(server.stripe().charges()).hasSize(1);
      Invariants.check(server.stores().database());
      ReliabilityPage.tells(
          new ReliabilityPage.Row(
              "PostgreSQL's disk is full (SQLSTATE 53100)",
              "pages and orders are shown; buyers are told when to try again",
              "who paid meanwhile has tickets and one mail; who asks again has one order",
              healed));
    }
  }

  @Test
  void a_crowd_that_takes_every_connection_is_answered_and_served_later()
      throws SQLException, ExecutionException, InterruptedException {
    try (RunningServer server = RunningServer.open(Map.of("sales.orders-per-minute", "100000"));
        Connection postgres = connect(server);
        ExecutorService guests = Executors.newVirtualThreadPerTaskExecutor()) {
      Event event = server.add(server.tonight().tier("General", 5_000));
      AskingAgain crowd = new AskingAgain(server);

      postgres.setAutoCommit(false);
      execute(postgres, "LOCK TABLE orders IN ACCESS EXCLUSIVE MODE");
      List<Future<Guest>> buying =
          IntStream.range(0, CROWD).mapToObj(_ -> guests.submit(() -> crowd.order(event))).toList();
      Await.until(HEALED, () -> assertThat(crowd.refusals()).hasSizeGreaterThanOrEqualTo(CROWD));
      assertThat(server.client().get("/health/live").statusCode()).isEqualTo(200);

      postgres.rollback();
      long back = System.nanoTime();
      for (Future<Guest> one : buying) {
        JsonNode page = one.get().page();
        assertThat(page.path("state").asText()).isEqualTo("held");
      }
      Duration healed = Duration.ofNanos(System.nanoTime() - back);
      crowd.everybodyWasToldToComeAgain();
      assertThat(server.stores().sales().orders().list(event.id(), null, null, 9_999))
          .hasSize(CROWD);
      assertThat(server.client().get("/health/ready").statusCode()).isEqualTo(200);
      Invariants.check(server.stores().database());
      ReliabilityPage.tells(
          new ReliabilityPage.Row(
              "Every connection to PostgreSQL is taken",
              "`/health/live`; everyone who asks is told when to try again",
              "each of %d guests who ask again has one order".formatted(CROWD),
              healed));
    }
  }

  private static void execute(Connection postgres, String sql) throws SQLException {
    try (Statement statement = postgres.createStatement()) {
      statement.execute(sql);
    }
  }

  private static Connection connect(RunningServer server) throws SQLException {
    Map<String, String> settings = server.settings();
    return DriverManager.getConnection(
        String.valueOf(settings.get("database.url")), settings.get("database.user"), "");
  }
}
