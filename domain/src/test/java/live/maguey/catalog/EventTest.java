package live.maguey.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import live.maguey.shared.SequentialIds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventTest {
  private static final SequentialIds IDS = new SequentialIds();
  private static final Event TONIGHT =
      Nights.tonight(IDS).tier("General", 100).tier("Late", 20).event();

  @ParameterizedTest
  @CsvSource({"0, ON_SALE", "84, ON_SALE", "85, FEW_LEFT", "99, FEW_LEFT", "100, SOLD_OUT"})
  void a_tier_is_on_sale_while_it_has_places(int taken, Availability expected) {
    Tier tier = Nights.taken(TONIGHT.tiers().getFirst(), taken);
    assertThat(TONIGHT.availability(tier, Nights.NOW)).isEqualTo(expected);
  }

  @Test
  void sales_open_at_their_moment_and_are_closed_from_theirs() {
    Tier tier = TONIGHT.tiers().getFirst();
    assertThat(TONIGHT.availability(tier, TONIGHT.salesOpen().minusMillis(1)))
        .isEqualTo(Availability.NOT_YET);
    assertThat(TONIGHT.availability(tier, TONIGHT.salesOpen())).isEqualTo(Availability.ON_SALE);
    assertThat(TONIGHT.availability(tier, TONIGHT.salesClose().minusMillis(1)))
        .isEqualTo(Availability.ON_SALE);
    assertThat(TONIGHT.availability(tier, TONIGHT.salesClose())).isEqualTo(Availability.CLOSED);
  }

  @Test
  void a_tiers_own_window_stands_for_the_nights_but_never_outlives_it() {
    Tier own =
        Nights.tier(
            new TierId(IDS.next()),
            "Own",
            9,
            Nights.NOW,
            TONIGHT.ends(),
            Nights.price("Standard", 3_000, 250));
    assertThat(TONIGHT.availability(own, Nights.NOW.minusMillis(1)))
        .isEqualTo(Availability.NOT_YET);
    assertThat(TONIGHT.availability(own, Nights.NOW)).isEqualTo(Availability.FEW_LEFT);
    assertThat(TONIGHT.availability(own, TONIGHT.salesClose())).isEqualTo(Availability.CLOSED);
  }

  @ParameterizedTest
  @CsvSource({"DRAFT, CLOSED", "CANCELLED, CANCELLED", "COMPLETED, CLOSED"})
  void only_a_published_night_is_on_sale(Event.State state, Availability expected) {
    Event night = Nights.with(TONIGHT, state, TONIGHT.tiers());
    assertThat(night.availability(night.tiers().getFirst(), Nights.NOW)).isEqualTo(expected);
  }

  @Test
  void a_tier_whose_last_price_has_ended_is_closed() {
    Tier early =
        Nights.tier(
            new TierId(IDS.next()),
            "Early",
            9,
            null,
            null,
            Nights.priceUntil("Early", 2_000, Nights.NOW));
    assertThat(TONIGHT.availability(early, Nights.NOW)).isEqualTo(Availability.CLOSED);
  }

  @Test
  void a_tier_has_never_more_taken_than_it_has() {
    Tier tier = TONIGHT.tiers().getFirst();
    for (int taken : List.of(-1, 101)) {
      assertThatThrownBy(() -> Nights.taken(tier, taken))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 1, 49})
  void a_price_that_stripe_would_refuse_cannot_be_made(long minor) {
    assertThatThrownBy(() -> Nights.price("x", minor, 0)).hasMessageContaining("at least 50");
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 50})
  void a_price_is_free_or_at_least_what_stripe_takes(long minor) {
    assertThat(Nights.price("x", minor, minor).price()).isEqualTo(Nights.usd(minor));
  }

  @Test
  void a_fee_is_a_part_of_its_price() {
    assertThatThrownBy(() -> Nights.price("x", 3_000, 3_001)).hasMessageContaining("a part of");
    assertThatThrownBy(() -> Nights.price("x", 3_000, -1)).hasMessageContaining("a part of");
  }

  @Test
  void the_times_of_a_night_are_in_order() {
    assertThatThrownBy(() ->
            Nights.tonight(IDS)
                .sales(Nights.NOW, Nights.ENDS.plus(Duration.ofMillis(1)))
                .tier("General", 1)
                .event())
        .hasMessageContaining("out of order");
  }

  @Test
  void the_allotment_is_what_all_tiers_offer() {
    assertThat(TONIGHT.allotment()).isEqualTo(120);
  }
}
