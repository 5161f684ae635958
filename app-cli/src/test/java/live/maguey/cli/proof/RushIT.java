package live.maguey.cli.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import live.maguey.events.Event;
import live.maguey.persistence.Invariants;
import live.maguey.persistence.Race;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A whole server whose event goes on sale, with either form of hold.
class RushIT {
  private static final int PLACES = 40;

  @ParameterizedTest
  @CsvSource({"queued, true", "single, false"})
  void a_rush_sells_every_place_once_and_the_rest_are_told(String form, boolean batches) {
    try (RunningServer server =
        RunningServer.open(
            Map.of(
                "database.holds", form,
                "sales.orders-per-minute", "100000",
                "sales.holds-per-network", "100000"))) {
      Event event = server.add(server.tonight().tier("General", PLACES));

      List<HttpResponse<String>> answers =
          Race.of(
              Race.THREADS,
              i -> () -> Guest.asking(server, event, 1, "guest-" + i + "@example.com"));

      assertThat(answers).filteredOn(answer -> answer.statusCode() == 201).hasSize(PLACES);
      assertThat(answers)
          .filteredOn(answer -> answer.body().contains("sold-out"))
          .hasSize(Race.THREADS - PLACES);
      // Alone, each hold is a statement of its own; those that wait together share one.
      assertThat(holdStatements(server) < PLACES).isEqualTo(batches);

      Guest guest = Guest.withTickets(server, server.event(), 2, "buyer@example.com");
      assertThat(guest.tickets()).hasSize(2);
      Invariants.check(server.stores().database());
    }
  }

  private static double holdStatements(RunningServer server) {
    return server
        .ops()
        .get("/metrics")
        .body()
        .lines()
        .filter(line -> line.contains("_count{") && line.contains("HOLD_BATCH"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }
}
