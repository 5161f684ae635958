package live.maguey.cli.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import live.maguey.catalog.Event;
import live.maguey.persistence.Invariants;
import live.maguey.persistence.Race;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// A whole house whose holds queue and are decided many at a time.
class QueuedHoldsIT {
  private static final int PLACES = 40;

  @AutoClose
  private static final House HOUSE =
      House.open(
          Map.of(
              "database.holds", "queued",
              "sales.orders-per-minute", "100000",
              "sales.holds-per-network", "100000"));

  @Test
  void a_rush_sells_every_place_once_and_the_rest_are_told() {
    Event night = HOUSE.add(HOUSE.tonight().tier("General", PLACES));

    List<HttpResponse<String>> answers =
        Race.of(
            Race.THREADS, i -> () -> Guest.asking(HOUSE, night, 1, "guest-" + i + "@example.com"));

    assertThat(answers).filteredOn(answer -> answer.statusCode() == 201).hasSize(PLACES);
    assertThat(answers)
        .filteredOn(answer -> answer.body().contains("sold-out"))
        .hasSize(Race.THREADS - PLACES);
    assertThat(HOUSE.client().get("/metrics").body()).contains("HOLD_BATCH");
    Invariants.check(HOUSE.stores().database());
  }

  @Test
  void a_buyer_pays_and_has_tickets() {
    Guest guest = Guest.withTickets(HOUSE, HOUSE.night(), 2, "buyer@example.com");
    assertThat(guest.tickets()).hasSize(2);
  }
}
