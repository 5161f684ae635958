package live.maguey.events;

import static live.maguey.events.SampleEvents.NOW;
import static live.maguey.events.SampleEvents.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import live.maguey.shared.Ids;
import live.maguey.shared.Money;
import live.maguey.shared.SequentialIds;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// An event, its tiers and their price phases.
class EventTest {
  private static final Duration TICK = Duration.ofNanos(1);

  private final Ids ids = new SequentialIds();

  private SampleEvents event() {
    return SampleEvents.tonight(ids);
  }

  private Tier tier(int capacity, int taken, PricePhase... phases) {
    return SampleEvents.taken(
        SampleEvents.tier(
            new TierId(ids.next()), "General", capacity, Tier.Window.OF_EVENT, phases),
        taken);
  }

  private Tier windowed(@Nullable Instant open, @Nullable Instant close) {
    return SampleEvents.tier(
        new TierId(ids.next()),
        "General",
        100,
        new Tier.Window(open, close),
        SampleEvents.price("Standard", 3_000, 0));
  }

  private static Availability availability(Event event, Instant now) {
    return event.availability(event.tiers().getFirst(), now);
  }

  @Nested
  class Availabilities {
    @ParameterizedTest
    @CsvSource({
      "100, 0, ON_SALE", "100, 84, ON_SALE", "100, 85, FEW_LEFT", "100, 99, FEW_LEFT",
      "100, 100, SOLD_OUT", "15, 0, FEW_LEFT", "16, 0, ON_SALE", "0, 0, SOLD_OUT"
    })
    void fifteen_places_are_few_and_none_is_sold_out(
        int capacity, int taken, Availability expected) {
      Event event =
          event().tier(tier(capacity, taken, SampleEvents.price("Standard", 3_000, 0))).event();

      assertThat(availability(event, NOW)).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(Event.State.class)
    void only_a_published_event_is_sold(Event.State state) {
      Event event = event().state(state).tier("General", 100).event();

      assertThat(availability(event, NOW))
          .isEqualTo(
              switch (state) {
                case PUBLISHED -> Availability.ON_SALE;
                case CANCELLED -> Availability.CANCELLED;
                case DRAFT, COMPLETED -> Availability.CLOSED;
              });
      assertThat(availability(event, NOW).isOpen()).isEqualTo(state == Event.State.PUBLISHED);
      assertThat(event.isPublic()).isEqualTo(state != Event.State.DRAFT);
    }

    @Test
    void the_first_instant_of_the_window_is_in_it_and_the_last_is_not() {
      Event event = event().sales(NOW, NOW.plusSeconds(60)).tier("General", 100).event();

      assertThat(availability(event, NOW.minus(TICK))).isEqualTo(Availability.NOT_YET);
      assertThat(availability(event, NOW)).isEqualTo(Availability.ON_SALE);
      assertThat(availability(event, NOW.plusSeconds(60).minus(TICK)))
          .isEqualTo(Availability.ON_SALE);
      assertThat(availability(event, NOW.plusSeconds(60))).isEqualTo(Availability.CLOSED);
    }

    @Test
    void a_tier_may_open_before_its_event_but_never_sell_after_it() {
      Event event =
          event()
              .sales(NOW, NOW.plusSeconds(60))
              .tier(windowed(NOW.minusSeconds(60), NOW.plusSeconds(120)))
              .event();

      assertThat(availability(event, NOW.minusSeconds(60))).isEqualTo(Availability.ON_SALE);
      assertThat(availability(event, NOW.plusSeconds(60))).isEqualTo(Availability.CLOSED);
    }

    @Test
    void a_canceled_event_is_canceled_even_when_sold_out_or_not_yet_on_sale() {
      Event event =
          event()
              .state(Event.State.CANCELLED)
              .sales(NOW.plusSeconds(1), SampleEvents.ENDS)
              .tier(tier(1, 1, SampleEvents.price("Standard", 3_000, 0)))
              .event();

      assertThat(availability(event, NOW)).isEqualTo(Availability.CANCELLED);
    }

    @Test
    void places_without_a_price_are_closed() {
      Event event =
          event().tier(tier(100, 0, SampleEvents.priceUntil("Early", 2_000, NOW))).event();

      assertThat(availability(event, NOW.minus(TICK))).isEqualTo(Availability.ON_SALE);
      assertThat(availability(event, NOW)).isEqualTo(Availability.CLOSED);
    }
  }

  @Nested
  class Phases {
    private final PricePhase early = SampleEvents.priceUntilTaken("Early", 2_000, 10);
    private final PricePhase advance = SampleEvents.priceUntil("Advance", 2_500, NOW);
    private final PricePhase door = SampleEvents.price("Door", 3_000, 250);

    @Test
    void the_first_phase_that_still_stands_applies() {
      assertThat(tier(100, 9, early, advance, door).phaseAt(NOW.minus(TICK))).hasValue(early);
      assertThat(tier(100, 10, early, advance, door).phaseAt(NOW.minus(TICK))).hasValue(advance);
      assertThat(tier(100, 10, early, advance, door).phaseAt(NOW)).hasValue(door);
      assertThat(tier(100, 9, early, advance, door).phaseAt(NOW)).hasValue(early);
    }

    @Test
    void after_the_last_there_is_no_price() {
      assertThat(tier(100, 10, early).phaseAt(NOW)).isEmpty();
      assertThat(tier(100, 0, advance).phaseAt(NOW)).isEmpty();
    }

    @Test
    void a_phase_bound_by_time_and_number_ends_with_the_first_of_them() {
      PricePhase both = new PricePhase("Early", usd(2_000), usd(0), NOW, 10);

      assertThat(tier(100, 9, both).phaseAt(NOW.minus(TICK))).hasValue(both);
      assertThat(tier(100, 10, both).phaseAt(NOW.minus(TICK))).isEmpty();
      assertThat(tier(100, 9, both).phaseAt(NOW)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 50, 51, 100_000})
    void a_price_is_free_or_at_least_fifty_cents(long minor) {
      assertThat(SampleEvents.price("Standard", minor, 0).price()).isEqualTo(usd(minor));
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 1, 49})
    void a_price_that_stripe_would_refuse_is_no_price(long minor) {
      assertThatThrownBy(() -> SampleEvents.price("Standard", minor, 0))
          .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_fee_is_a_part_of_its_price_in_its_currency() {
      assertThat(SampleEvents.price("All", 300, 300).fee()).isEqualTo(usd(300));
      assertThatThrownBy(() -> SampleEvents.price("More", 300, 301))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> SampleEvents.price("Less", 300, -1))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> SampleEvents.price("Free", 0, 1))
          .isInstanceOf(IllegalArgumentException.class);
      Money pesos = Money.of(1, Currency.getInstance("MXN"));
      assertThatThrownBy(() -> new PricePhase("Mixed", usd(300), pesos, null, null))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Nested
  class Shape {
    private final PricePhase price = SampleEvents.price("Standard", 3_000, 0);

    @Test
    void a_tier_never_has_more_taken_than_its_capacity() {
      assertThat(tier(2, 2, price).left()).isZero();
      assertThatThrownBy(() -> tier(2, 3, price)).isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> tier(2, -1, price)).isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> tier(-1, 0, price)).isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> tier(2, 0)).isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() ->
              new Tier(
                  new TierId(ids.next()),
                  "General",
                  "",
                  new Tier.Stock(2, 0),
                  0,
                  List.of(price),
                  Tier.Window.OF_EVENT,
                  false))
          .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_allotment_is_the_capacity_of_all_tiers() {
      Event event = event().tier("General", 100).tier("Balcony", 20).event();

      assertThat(event.allotment()).isEqualTo(120);
      assertThat(event.tier(event.tiers().get(1).id())).hasValue(event.tiers().get(1));
      assertThat(event.tier(new TierId(ids.next()))).isEmpty();
    }

    @Test
    void doors_then_start_then_end_and_no_sales_after_it() {
      Instant doors = NOW;
      Instant ends = NOW.plusSeconds(60);

      assertThat(times(doors, doors, ends, ends).ends()).isEqualTo(ends);
      assertOutOfOrder(doors, doors.minus(TICK), ends, ends);
      assertOutOfOrder(doors, ends, ends, ends);
      assertOutOfOrder(doors, doors, ends, ends.plus(TICK));
    }

    private void assertOutOfOrder(Instant doors, Instant starts, Instant ends, Instant close) {
      assertThatThrownBy(() -> times(doors, starts, ends, close))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("out of order");
    }

    private Event times(Instant doors, Instant starts, Instant ends, Instant salesClose) {
      Event any = event().tier("General", 1).event();
      return new Event(
          any.id(),
          any.number(),
          any.slug(),
          any.state(),
          any.announcement(),
          new Hours(doors, starts, ends, any.businessDate()),
          new Sale(doors.minusSeconds(60), salesClose, null),
          21,
          any.tiers());
    }
  }
}
