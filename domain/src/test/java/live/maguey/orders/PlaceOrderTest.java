package live.maguey.orders;

import static live.maguey.events.SampleEvents.NOW;
import static live.maguey.events.SampleEvents.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import live.maguey.events.Availability;
import live.maguey.events.Event;
import live.maguey.events.EventId;
import live.maguey.events.Events;
import live.maguey.events.SampleEvents;
import live.maguey.events.Slug;
import live.maguey.events.Tier;
import live.maguey.events.TierId;
import live.maguey.evidence.Requirement;
import live.maguey.orders.PlaceOrder.Outcome;
import live.maguey.settlement.BoxOffice;
import live.maguey.shared.Ids;
import live.maguey.shared.InvalidRequest;
import live.maguey.shared.Language;
import live.maguey.shared.Unavailable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Requirement("PAY-01")
class PlaceOrderTest {
  private static final Duration TICK = Duration.ofNanos(1);

  private final BoxOffice office = new BoxOffice();

  private SampleEvents event() {
    return SampleEvents.tonight(office.ids);
  }

  private Outcome place(Choice choice) {
    return office.placeOrder().place(choice.request());
  }

  private Outcome one(Event event) {
    return place(Choice.of(event).places(first(event), 1));
  }

  private static Tier first(Event event) {
    return event.tiers().getFirst();
  }

  private static Order order(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Placed.class);
    return ((Outcome.Placed) outcome).order();
  }

  private void assertNothingHeld(Event event) {
    assertThat(office.orders.list(null, null, null, 10)).isEmpty();
    assertThat(office.events.find(event.id()).orElseThrow().tiers())
        .allSatisfy(tier -> assertThat(tier.taken()).isZero());
    assertThat(office.gateway.opened()).isEmpty();
  }

  @Nested
  class Placed {
    @Test
    void the_places_are_taken_and_the_buyer_is_sent_to_pay() {
      Event event = office.add(event().tier("General", 100));

      Outcome outcome = place(Choice.of(event).places(first(event), 2));

      Order order = order(outcome);
      assertThat(order).isInstanceOf(Order.Held.class);
      assertThat(((Order.Held) order).expiresAt()).isEqualTo(NOW.plus(Duration.ofMinutes(10)));
      assertThat(((Outcome.Placed) outcome).url()).contains(office.page(order.id()).url());
      assertThat(((Outcome.Placed) outcome).repeated()).isFalse();
      assertThat(office.taken(event, 0)).isEqualTo(2);
    }

    @Test
    void the_order_keeps_what_the_buyer_saw() {
      Event event = office.add(event().tier("General", 100));

      OrderDetails kept = order(place(Choice.of(event).places(first(event), 2))).details();

      assertThat(kept.reference()).isEqualTo(OrderReference.of(kept.id()));
      assertThat(kept.event()).isEqualTo(event.id());
      assertThat(kept.channel()).isEqualTo(Channel.WEB);
      assertThat(kept.language()).isEqualTo(Language.ES);
      assertThat(kept.placedAt()).isEqualTo(NOW);
      assertThat(kept.businessDate()).isEqualTo(LocalDate.of(2026, 11, 28));
      assertThat(kept.lines())
          .singleElement()
          .isEqualTo(
              new OrderLine(
                  1,
                  new Item.Places(first(event).id(), "General", "In before 11 PM", "Standard"),
                  2,
                  new OrderLine.Price(usd(3_000), usd(250), usd(229), 82_500),
                  0));
    }

    @Test
    void buyer_and_terms_are_kept_apart_from_the_order() {
      Event event = office.add(event().tier("General", 100));

      OrderDetails kept = order(one(event)).details();

      assertThat(office.orders.buyer(kept.buyer()))
          .hasValueSatisfying(buyer -> {
            assertThat(buyer.name()).isEqualTo("Inés Robles");
            assertThat(buyer.email().value()).isEqualTo("ines@example.org");
            assertThat(buyer.language()).isEqualTo(Language.ES);
          });
      assertThat(office.orders.terms(kept.id()))
          .hasValue(
              new Terms("2026-11", NOW, "network of ines", "a phone", "request of ines", false));
    }

    @Test
    void fees_and_tax_are_inside_the_price_and_the_parts_sum_to_it() {
      Event event = office.add(event().tier("General", 100));

      OrderDetails kept = order(place(Choice.of(event).places(first(event), 3))).details();

      // 8.25 % inside $30.00 is $2.286…
      assertThat(kept.total()).isEqualTo(usd(9_000));
      assertThat(kept.fees()).isEqualTo(usd(750));
      OrderLine line = kept.lines().getFirst();
      assertThat(line.price().tax()).isEqualTo(usd(229));
      assertThat(line.net().plus(line.fee()).plus(line.price().tax().times(3)))
          .isEqualTo(line.total());
    }

    @Test
    void a_tax_of_half_a_cent_and_more_is_a_cent() {
      Event event =
          office.add(
              event()
                  .tier("Half", 100, SampleEvents.price("All", 60, 0))
                  .tier("Less", 100, SampleEvents.price("All", 59, 0)));

      List<OrderLine> lines =
          order(
                  place(
                      Choice.of(event)
                          .places(event.tiers().get(0), 1)
                          .places(event.tiers().get(1), 1)))
              .details()
              .lines();

      assertThat(lines).extracting(line -> line.price().tax()).containsExactly(usd(5), usd(4));
    }

    @Test
    void a_tier_that_nobody_chose_may_be_closed() {
      Event event =
          office.add(
              event()
                  .tier("General", 100)
                  .tier(
                      SampleEvents.tier(
                          new TierId(office.ids.next()),
                          "Early",
                          5,
                          new Tier.Window(null, NOW),
                          SampleEvents.price("Standard", 3_000, 0))));

      assertThat(one(event)).isInstanceOf(Outcome.Placed.class);
    }

    @Test
    void a_price_that_is_all_fee_leaves_no_room_for_tax() {
      Event event =
          office.add(event().tier("Coat check", 100, SampleEvents.price("All", 300, 300)));

      OrderLine line = order(one(event)).details().lines().getFirst();

      assertThat(line.price().tax()).isEqualTo(usd(0));
      assertThat(line.net()).isEqualTo(usd(0));
    }

    @Test
    void places_of_several_tiers_are_one_order_in_the_events_own_order() {
      Event event =
          office.add(
              event()
                  .tier("General", 100)
                  .tier("Untouched", 100)
                  .tier("Balcony", 20, SampleEvents.price("Standard", 5_000, 400)));

      Order order =
          order(
              place(
                  Choice.of(event)
                      .places(event.tiers().get(2), 1)
                      .places(event.tiers().get(0), 2)));

      assertThat(order.details().lines())
          .extracting(l -> l.no() + " " + l.item().name() + " " + l.quantity())
          .containsExactly("1 General 2", "2 Balcony 1");
      assertThat(order.total()).isEqualTo(usd(11_000));
      assertThat(order.details().fees()).isEqualTo(usd(900));
      assertThat(order.details().places()).isEqualTo(3);
      assertThat(List.of(office.taken(event, 0), office.taken(event, 1), office.taken(event, 2)))
          .containsExactly(2, 0, 1);
    }

    @Test
    void a_free_order_is_paid_at_once_and_stripe_hears_nothing_of_it() {
      Event event = office.add(event().tier("Guests", 100, SampleEvents.price("Free", 0, 0)));

      Outcome outcome = place(Choice.of(event).places(first(event), 2));

      Order order = order(outcome);
      assertThat(order.state()).isEqualTo("paid");
      assertThat(((Outcome.Placed) outcome).url()).isEmpty();
      assertThat(office.tickets.of(order.id())).hasSize(2);
      assertThat(office.gateway.opened()).isEmpty();
      assertThat(office.checkout.openWaiting(10)).isEmpty();
    }

    @Test
    void a_page_that_stripe_could_not_open_yet_comes_later_and_the_places_stay_taken() {
      Event event = office.add(event().tier("General", 100));
      office.stripe.breakDown();

      Outcome outcome = one(event);

      assertThat(order(outcome).state()).isEqualTo("held");
      assertThat(((Outcome.Placed) outcome).url()).isEmpty();
      assertThat(office.taken(event, 0)).isEqualTo(1);
    }

    @Test
    void a_reference_that_is_taken_is_drawn_again() {
      Event event = office.add(event().tier("General", 100));
      OrderId other = office.hold(event, 1);
      Ids clashing = new ClashingIds(other.value(), 4);

      Order order =
          order(
              office
                  .placeOrder(office.events, clashing)
                  .place(Choice.of(event).places(first(event), 1).request()));

      assertThat(order.details().reference())
          .isNotEqualTo(office.order(other).details().reference());
      assertThat(office.taken(event, 0)).isEqualTo(2);
    }

    @Test
    void five_taken_references_in_a_row_are_a_bug_and_nothing_is_held() {
      Event event = office.add(event().tier("General", 100));
      OrderId other = office.hold(event, 1);
      PlaceOrder place = office.placeOrder(office.events, new ClashingIds(other.value(), 5));

      assertThatThrownBy(() -> place.place(Choice.of(event).places(first(event), 1).request()))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("5 order references");
      assertThat(office.taken(event, 0)).isEqualTo(1);
    }
  }

  @Nested
  class Refused {
    @Test
    void an_event_that_is_not_on_the_programme() {
      Slug unknown = Slug.parse("no-such-night");
      Event draft = office.add(event().state(Event.State.DRAFT).tier("General", 100));

      assertThat(place(Choice.of(unknown).places(first(draft), 1)))
          .isEqualTo(new Outcome.EventNotFound(unknown));
      assertThat(one(draft)).isEqualTo(new Outcome.EventNotFound(draft.slug()));
      assertNothingHeld(draft);
    }

    @ParameterizedTest
    @EnumSource(
        value = Event.State.class,
        names = {"CANCELLED", "COMPLETED"})
    void an_event_that_is_over_or_called_off(Event.State state) {
      Event event = office.add(event().state(state).tier("General", 100));

      assertThat(one(event))
          .isEqualTo(
              new Outcome.NotOnSale(
                  first(event),
                  state == Event.State.CANCELLED ? Availability.CANCELLED : Availability.CLOSED));
      assertNothingHeld(event);
    }

    @Test
    void a_tier_of_another_event() {
      Event event = office.add(event().tier("General", 100));
      Event other = office.add(event().tier("General", 100));

      assertThat(place(Choice.of(event).places(first(event), 1).places(first(other), 1)))
          .isEqualTo(new Outcome.TierNotFound(first(other).id()));
      assertNothingHeld(event);
    }

    @Test
    void more_places_than_one_order_may_have() {
      Event event = office.add(event().tier("General", 100));

      assertThat(place(Choice.of(event).places(first(event), 9)))
          .isEqualTo(new Outcome.TooMany(first(event), 9, 8));
      assertNothingHeld(event);
      assertThat(order(place(Choice.of(event).places(first(event), 8))).details().places())
          .isEqualTo(8);
    }

    @Test
    void more_places_than_are_left_and_the_buyer_reads_how_many() {
      Event event = office.add(event().tier("General", 3));
      order(place(Choice.of(event, "early").places(first(event), 2)));

      assertThat(place(Choice.of(event).places(first(event), 2)))
          .isEqualTo(new Outcome.SoldOut(SampleEvents.taken(first(event), 2), 2, 1));
      order(one(event));
      assertThat(place(Choice.of(event, "late").places(first(event), 1)))
          .isEqualTo(new Outcome.SoldOut(SampleEvents.taken(first(event), 3), 1, 0));
      assertThat(office.taken(event, 0)).isEqualTo(3);
    }

    @Test
    void one_tier_that_is_sold_out_keeps_the_other_from_being_taken() {
      Event event = office.add(event().tier("General", 100).tier("Balcony", 1));

      Outcome outcome =
          place(Choice.of(event).places(first(event), 2).places(event.tiers().get(1), 2));

      assertThat(outcome).isEqualTo(new Outcome.SoldOut(event.tiers().get(1), 2, 1));
      assertNothingHeld(event);
    }

    @Test
    void of_several_refusals_the_first_tier_of_the_events_own_order_is_told() {
      SampleEvents many = event();
      IntStream.range(0, 12).forEach(n -> many.tier("Tier " + n, 1));
      Event event = office.add(many);
      Choice choice = Choice.of(event);
      event.tiers().reversed().forEach(tier -> choice.places(tier, 2));

      assertThat(place(choice)).isEqualTo(new Outcome.SoldOut(first(event), 2, 1));
    }

    @ParameterizedTest
    @ValueSource(longs = {5_999, 6_001, 3_000, 0, -6_000})
    void another_price_than_the_buyer_saw(long seen) {
      Event event = office.add(event().tier("General", 100));

      assertThat(place(Choice.of(event).places(first(event), 2).seen(seen)))
          .isEqualTo(new Outcome.PriceChanged(usd(seen), usd(6_000)));
      assertNothingHeld(event);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2026-10", "2026-11 "})
    void terms_that_are_not_the_present_ones(String version) {
      Event event = office.add(event().tier("General", 100));

      assertThat(place(Choice.of(event).places(first(event), 1).terms(version)))
          .isEqualTo(new Outcome.TermsNotAccepted("2026-11"));
      assertNothingHeld(event);
    }

    @Test
    void an_age_that_was_not_confirmed_unless_the_event_is_for_all_ages() {
      Event adults = office.add(event().tier("General", 100));
      Event all = office.add(event().allAges().tier("General", 100));

      assertThat(place(Choice.of(adults).places(first(adults), 1).ageNotConfirmed()))
          .isEqualTo(new Outcome.AgeNotConfirmed(21));
      assertNothingHeld(adults);
      order(place(Choice.of(all).places(first(all), 1).ageNotConfirmed()));
    }

    @Test
    void a_browser_that_comes_back_with_the_same_choice_goes_on_with_its_order() {
      Event event = office.add(event().tier("General", 100));
      Outcome first = place(Choice.of(event).places(first(event), 2).key("one", "a"));

      Outcome again = place(Choice.of(event).places(first(event), 2).key("two", "b"));

      assertThat(again)
          .isEqualTo(new Outcome.Placed(order(first), ((Outcome.Placed) first).url(), true));
      assertThat(office.taken(event, 0)).isEqualTo(2);
    }

    @Test
    void the_same_choice_for_another_guest_is_another_order() {
      Event event = office.add(event().tier("General", 100));
      Order held = order(place(Choice.of(event).places(first(event), 2)));

      assertThat(place(Choice.of(event).places(first(event), 2).named("Somebody Else")))
          .isEqualTo(new Outcome.AlreadyHolding(held));
      assertThat(place(Choice.of(event).places(first(event), 2).email("else@example.org")))
          .isEqualTo(new Outcome.AlreadyHolding(held));
    }

    @Test
    void another_choice_of_the_browser_instead_of_the_one_that_it_holds() {
      Event event = office.add(event().tier("General", 3));
      Order held = order(place(Choice.of(event).places(first(event), 2)));

      Order next = order(place(Choice.of(event).places(first(event), 3).instead()));

      assertThat(office.orders.find(held.id()).orElseThrow()).isInstanceOf(Order.Cancelled.class);
      assertThat(next).isInstanceOf(Order.Held.class);
      assertThat(office.taken(event, 0)).isEqualTo(3);
      assertThat(office.attempts.current(held.id()).orElseThrow().state()).isEqualTo("closed");
    }

    @ParameterizedTest
    @CsvSource({"4, Placed", "5, AlreadyHolding"})
    void a_choice_instead_of_one_that_another_tab_keeps_changing_is_tried_five_times(
        int changes, String answer) {
      Event event = office.add(event().tier("General", 100));
      AtomicInteger drawn = new AtomicInteger();
      Ids ids =
          () -> {
            int draw = drawn.getAndIncrement();
            if (draw % 2 == 0 && draw / 2 < changes) {
              order(place(Choice.of(event).places(first(event), 2 + draw % 4).instead()));
            }
            return office.ids.next();
          };

      Outcome outcome =
          office
              .placeOrder(office.events, ids)
              .place(Choice.of(event).places(first(event), 1).instead().request());

      assertThat(outcome.getClass().getSimpleName()).isEqualTo(answer);
    }

    @Test
    void a_second_hold_of_one_browser_for_one_event() {
      Event event = office.add(event().tier("General", 100));
      Event other = office.add(event().tier("General", 100));
      Order held = order(place(Choice.of(event).places(first(event), 1).browser("same")));

      assertThat(place(Choice.of(event, "tavo").places(first(event), 1).browser("same")))
          .isEqualTo(new Outcome.AlreadyHolding(held));
      order(place(Choice.of(other, "tavo").places(first(other), 1).browser("same")));
    }

    @Test
    void more_places_than_one_customer_may_have_free_ones_too() {
      Event event = office.add(event().tier("Free", 100, SampleEvents.price("Free", 0, 0)));
      for (int n = 0; n < 2; n++) {
        Choice eight = Choice.of(event, "browser " + n).places(first(event), 8);
        order(place(eight.email("ines@example.org")));
      }

      Choice more = Choice.of(event, "third").places(first(event), 1).email("INES@Example.org");

      assertThat(place(more)).isEqualTo(new Outcome.AddressFull(16));
      assertThat(office.taken(event, 0)).isEqualTo(16);
    }

    @Test
    void more_places_than_the_event_itself_allows_one_customer() {
      Event event = office.add(event().perCustomer(3).tier("General", 100));
      Event other = office.add(event().tier("General", 100));
      order(place(Choice.of(event, "ines").places(first(event), 2)));

      assertThat(
              place(
                  Choice.of(event, "third")
                      .network("network of ines")
                      .email("ines@example.org")
                      .places(first(event), 2)))
          .isEqualTo(new Outcome.AddressFull(3));
      order(place(Choice.of(other, "tavo").places(first(other), 4)));
    }

    @Test
    void one_hold_more_than_a_network_may_have() {
      Event event = office.add(event().tier("General", 100));
      for (String who : List.of("a", "b", "c")) {
        order(place(Choice.of(event, who).places(first(event), 1).network("bar")));
      }

      assertThat(place(Choice.of(event, "d").places(first(event), 1).network("bar")))
          .isEqualTo(new Outcome.TooManyHolds(3));
      assertThat(office.taken(event, 0)).isEqualTo(3);
    }

    @Test
    @Requirement("PAY-04")
    void a_payment_that_stripe_would_not_open_and_the_places_are_free() {
      Event event = office.add(event().tier("General", 100));
      office.stripe.refuseNext("amount_too_large");

      Outcome outcome = one(event);

      assertThat(outcome).isInstanceOf(Outcome.PaymentRefused.class);
      assertThat(((Outcome.PaymentRefused) outcome).reason()).isEqualTo("amount_too_large");
      assertThat(((Outcome.PaymentRefused) outcome).order().state()).isEqualTo("failed");
      assertThat(office.taken(event, 0)).isZero();
    }

    @Test
    void without_a_database_nothing_is_held_and_a_later_try_succeeds() {
      Event event = office.add(event().tier("General", 100));
      office.orders.fail();

      assertThatThrownBy(() -> one(event)).isInstanceOf(Unavailable.class);

      office.orders.restore();
      assertNothingHeld(event);
      order(one(event));
    }

    @Test
    void what_names_no_place_or_no_person_is_not_even_a_request() {
      Event event = office.add(event().tier("General", 100));

      assertField("lines", () -> Choice.of(event).request());
      assertField("lines", () -> Choice.of(event).places(first(event), 0).request());
      assertField("lines", () -> Choice.of(event).places(first(event), -1).request());
      assertField("name", () -> Choice.of(event).places(first(event), 1).named(" \t ").request());
      assertField(
          "name", () -> Choice.of(event).places(first(event), 1).named("x".repeat(121)).request());
      assertField("email", () -> Choice.of(event).places(first(event), 1).email("ines").request());
      assertThat(
              Choice.of(event)
                  .places(first(event), 1)
                  .named(" " + "x".repeat(120) + " ")
                  .request()
                  .guest()
                  .name())
          .hasSize(120);
    }

    private static void assertField(String field, Runnable build) {
      assertThatThrownBy(build::run)
          .isInstanceOfSatisfying(
              InvalidRequest.class, e -> assertThat(e.field()).isEqualTo(field));
    }
  }

  @Nested
  class AtTheBoundary {
    @Test
    void sales_open_at_their_instant_and_not_a_tick_before() {
      Event event = office.add(event().sales(NOW, SampleEvents.ENDS).tier("General", 100));

      office.clock.set(NOW.minus(TICK));
      assertThat(one(event)).isEqualTo(new Outcome.NotOnSale(first(event), Availability.NOT_YET));
      office.clock.set(NOW);
      order(one(event));
    }

    @Test
    void sales_end_at_their_instant_and_not_a_tick_before() {
      Event event =
          office.add(event().sales(NOW.minusSeconds(60), SampleEvents.DOORS).tier("General", 100));

      office.clock.set(SampleEvents.DOORS);
      assertThat(one(event)).isEqualTo(new Outcome.NotOnSale(first(event), Availability.CLOSED));
      office.clock.set(SampleEvents.DOORS.minus(TICK));
      order(one(event));
    }

    @Test
    void doors_do_not_end_sales() {
      Event event = office.add(event().tier("General", 100));

      office.clock.set(SampleEvents.DOORS);
      order(one(event));
    }

    @Test
    void a_tier_has_a_window_of_its_own() {
      Instant opens = NOW.plusSeconds(10);
      Instant closes = NOW.plusSeconds(20);
      Tier tier =
          SampleEvents.tier(
              new TierId(office.ids.next()),
              "Happy hour",
              100,
              new Tier.Window(opens, closes),
              SampleEvents.price("Standard", 2_000, 0));
      Event event = office.add(event().tier(tier));

      office.clock.set(opens.minus(TICK));
      assertThat(one(event)).isEqualTo(new Outcome.NotOnSale(tier, Availability.NOT_YET));
      office.clock.set(closes);
      assertThat(one(event)).isEqualTo(new Outcome.NotOnSale(tier, Availability.CLOSED));
      office.clock.set(opens);
      order(one(event));
      office.clock.set(closes.minus(TICK));
      order(place(Choice.of(event, "tavo").places(tier, 1)));
    }

    @Test
    void the_early_price_ends_at_its_instant() {
      Event event =
          office.add(
              event()
                  .tier(
                      "General",
                      100,
                      SampleEvents.priceUntil("Early", 2_000, NOW),
                      SampleEvents.price("Standard", 3_000, 250)));

      assertThat(one(event)).isEqualTo(new Outcome.PriceChanged(usd(2_000), usd(3_000)));
      assertNothingHeld(event);
      office.clock.set(NOW.minus(TICK));
      assertThat(order(one(event)).details().lines().getFirst().item())
          .isInstanceOfSatisfying(
              Item.Places.class, places -> assertThat(places.phase()).isEqualTo("Early"));
    }

    @Test
    void the_early_price_stands_for_the_whole_line_while_one_early_place_is_left() {
      Event event =
          office.add(
              event()
                  .tier(
                      "General",
                      100,
                      SampleEvents.priceUntilTaken("Early", 2_000, 5),
                      SampleEvents.price("Standard", 3_000, 250)));
      order(place(Choice.of(event, "first").places(first(event), 4)));

      assertThat(order(place(Choice.of(event).places(first(event), 3))).total())
          .isEqualTo(usd(6_000));
      assertThat(place(Choice.of(event, "late").places(first(event), 1)))
          .isEqualTo(new Outcome.PriceChanged(usd(2_000), usd(3_000)));
    }

    @Test
    void after_the_last_phase_nothing_is_sold() {
      Event event =
          office.add(event().tier("General", 100, SampleEvents.priceUntil("Early", 2_000, NOW)));

      assertThat(one(event)).isEqualTo(new Outcome.NotOnSale(first(event), Availability.CLOSED));
    }
  }

  @Nested
  class AskedAgain {
    @Test
    void the_same_key_and_body_answer_with_the_order_that_was_made() {
      Event event = office.add(event().tier("General", 100));
      Choice choice = Choice.of(event).places(first(event), 2).key("k", "body");
      Outcome.Placed once = (Outcome.Placed) place(choice);

      assertThat(place(choice)).isEqualTo(new Outcome.Placed(once.order(), once.url(), true));
      assertThat(office.taken(event, 0)).isEqualTo(2);
      assertThat(office.gateway.opened()).hasSize(1);
    }

    @Test
    void the_answer_stands_even_when_the_event_is_no_longer_on_sale() {
      Event event = office.add(event().tier("General", 100));
      Choice choice = Choice.of(event).places(first(event), 2).key("k", "body");
      Order once = order(place(choice));
      office.events.change(event.id(), SampleEvents::cancelled);

      assertThat(order(place(choice))).isEqualTo(once);
    }

    @Test
    void the_same_key_with_another_body_is_a_conflict() {
      Event event = office.add(event().tier("General", 100));
      order(place(Choice.of(event).places(first(event), 2).key("k", "body")));

      assertThat(place(Choice.of(event).places(first(event), 1).key("k", "other")))
          .isEqualTo(new Outcome.KeyConflict());
      assertThat(office.taken(event, 0)).isEqualTo(2);
    }

    @Test
    void a_conflict_is_told_even_when_the_other_body_names_no_event() {
      Event event = office.add(event().tier("General", 100));
      order(place(Choice.of(event).places(first(event), 2).key("k", "body")));

      assertThat(
              place(
                  Choice.of(Slug.parse("no-such-night")).places(first(event), 1).key("k", "other")))
          .isEqualTo(new Outcome.KeyConflict());
    }

    @Test
    void a_key_is_forgotten_after_a_day() {
      Event event = office.add(event().tier("General", 100));
      office.clock.set(NOW.minus(Duration.ofHours(24)));
      Choice choice = Choice.of(event).places(first(event), 1).key("k", "body");
      Order once = order(place(choice));
      office.releaseHold.releaseHold(once.id(), BoxOffice.BUYER);

      office.clock.set(NOW.minus(TICK));
      assertThat(order(place(choice)).id()).isEqualTo(once.id());
      office.clock.set(NOW);
      assertThat(order(place(choice)).id()).isNotEqualTo(once.id());
    }

    @Test
    void a_refusal_is_not_remembered_under_the_key() {
      Event event = office.add(event().tier("General", 100));
      Choice choice = Choice.of(event).places(first(event), 1).seen(1).key("k", "body");
      assertThat(place(choice)).isInstanceOf(Outcome.PriceChanged.class);

      order(place(choice.seen(3_000)));
    }

    @Test
    void while_the_first_request_is_opening_its_page_the_second_is_told_to_wait() {
      Event event = office.add(event().tier("General", 100));
      Choice choice = Choice.of(event).places(first(event), 1).key("k", "body");
      office.gateway.meanwhile(
          () -> assertThat(place(choice)).isEqualTo(new Outcome.StillRunning()));

      order(place(choice));

      assertThat(office.gateway.opened()).hasSize(1);
    }

    @Test
    void an_order_whose_payment_was_refused_stays_refused() {
      Event event = office.add(event().tier("General", 100));
      Choice choice = Choice.of(event).places(first(event), 1).key("k", "body");
      office.stripe.refuseNext("amount_too_large");
      Outcome once = place(choice);

      assertThat(place(choice)).isEqualTo(once).isInstanceOf(Outcome.PaymentRefused.class);
    }

    @Test
    void an_order_that_was_released_is_shown_as_such_and_not_placed_again() {
      Event event = office.add(event().tier("General", 100));
      Choice choice = Choice.of(event).places(first(event), 1).key("k", "body");
      Order once = order(place(choice));
      office.releaseHold.releaseHold(once.id(), BoxOffice.BUYER);

      Outcome again = place(choice);

      assertThat(order(again).id()).isEqualTo(once.id());
      assertThat(order(again).state()).isEqualTo("cancelled");
      assertThat(((Outcome.Placed) again).url()).isEmpty();
    }

    @Test
    void a_lost_answer_is_settled_by_asking_again_and_gives_one_page() {
      Event event = office.add(event().tier("General", 100));
      Choice choice = Choice.of(event).places(first(event), 1).key("k", "body");
      office.stripe.loseReplyOfNext();
      Order once = order(place(choice));
      office.later(Duration.ofSeconds(2));

      Outcome again = place(choice);

      assertThat(((Outcome.Placed) again).url()).isPresent();
      assertThat(office.stripe.sessions(once.id())).hasSize(1);
    }
  }

  /// What happens between the look at the programme and the hold.
  @Nested
  class Meanwhile {
    private Outcome oneWhile(Event event, Runnable... meanwhile) {
      return office
          .placeOrder(new ThenEvents(office.events, meanwhile), office.ids)
          .place(Choice.of(event).places(first(event), 1).request());
    }

    @Test
    void the_last_place_went_to_another() {
      Event event = office.add(event().tier("General", 1));

      assertThat(oneWhile(event, () -> office.hold(event, 1)))
          .isEqualTo(new Outcome.SoldOut(SampleEvents.taken(first(event), 1), 1, 0));
      assertThat(office.taken(event, 0)).isEqualTo(1);
    }

    @Test
    void the_last_early_place_went_to_another_and_the_new_price_is_told() {
      Event event =
          office.add(
              event()
                  .tier(
                      "General",
                      100,
                      SampleEvents.priceUntilTaken("Early", 2_000, 1),
                      SampleEvents.price("Standard", 3_000, 250)));

      assertThat(oneWhile(event, () -> office.hold(event, 1)))
          .isEqualTo(new Outcome.PriceChanged(usd(2_000), usd(3_000)));
      assertThat(office.taken(event, 0)).isEqualTo(1);
    }

    @Test
    void the_last_place_of_the_last_phase_went_to_another() {
      Event event =
          office.add(event().tier("General", 100, SampleEvents.priceUntilTaken("Early", 2_000, 1)));

      assertThat(oneWhile(event, () -> office.hold(event, 1)))
          .isEqualTo(
              new Outcome.NotOnSale(SampleEvents.taken(first(event), 1), Availability.CLOSED));
    }

    @Test
    void the_last_phase_ended_while_the_new_price_was_looked_up() {
      Event event =
          office.add(
              event()
                  .tier(
                      "General",
                      100,
                      SampleEvents.priceUntilTaken("Early", 2_000, 1),
                      SampleEvents.priceUntil("Late", 3_000, NOW.plus(TICK))));

      assertThat(
              oneWhile(event, () -> office.hold(event, 1), () -> office.clock.set(NOW.plus(TICK))))
          .isEqualTo(
              new Outcome.NotOnSale(SampleEvents.taken(first(event), 1), Availability.CLOSED));
    }

    @Test
    void sales_that_were_closed_at_the_hold_and_are_open_again_are_told_as_closed() {
      Event event = office.add(event().tier("General", 100));
      Tier later =
          SampleEvents.tier(
              first(event).id(),
              "General",
              100,
              new Tier.Window(NOW.plus(TICK), null),
              SampleEvents.price("Standard", 3_000, 250));

      assertThat(
              oneWhile(
                  event,
                  () ->
                      office.events.change(
                          event.id(), e -> SampleEvents.withTiers(e, List.of(later))),
                  () -> office.clock.set(NOW.plus(TICK))))
          .isEqualTo(new Outcome.NotOnSale(later, Availability.CLOSED));
      assertNothingHeld(event);
    }

    @Test
    void the_event_was_called_off_and_the_buyer_is_told_that() {
      Event event = office.add(event().tier("General", 100));

      assertThat(oneWhile(event, () -> office.events.change(event.id(), SampleEvents::cancelled)))
          .isEqualTo(new Outcome.NotOnSale(first(event), Availability.CANCELLED));
      assertNothingHeld(event);
    }

    @Test
    void the_price_of_the_look_is_the_price_of_the_hold_though_its_phase_ends_in_between() {
      Event event =
          office.add(event().tier("General", 100, SampleEvents.priceUntil("Early", 2_000, NOW)));
      office.clock.set(NOW.minus(TICK));
      var ticking =
          new PlaceOrder(
              office.events,
              office.tables,
              office.orders,
              office.checkout,
              office.announcements,
              BoxOffice.RULES,
              office.ids,
              () -> {
                Instant now = office.clock.instant();
                office.clock.advance(TICK);
                return now;
              });

      assertThat(order(ticking.place(Choice.of(event).places(first(event), 1).request())).total())
          .isEqualTo(usd(2_000));
    }
  }

  /// Ids whose short code is that of `taken` for the first `times` orders; every second id is the
  /// buyer's.
  private record ClashingIds(UUID taken, int times, AtomicLong made) implements Ids {
    ClashingIds(UUID taken, int times) {
      this(taken, times, new AtomicLong());
    }

    @Override
    public UUID next() {
      long n = made.incrementAndGet();
      long tail = taken.getLeastSignificantBits() + ((n + 1) / 2 > times ? 1 << 20 : 0);
      return new UUID(taken.getMostSignificantBits() + (n << 40), tail);
    }
  }

  /// The programme, and what happens right after the first looks at it, one by one.
  private static final class ThenEvents implements Events {
    private final Events events;
    private final Queue<Runnable> then;

    ThenEvents(Events events, Runnable... then) {
      this.events = events;
      this.then = new ArrayDeque<>(List.of(then));
    }

    @Override
    public Optional<Event> find(Slug slug) {
      Optional<Event> found = events.find(slug);
      Optional.ofNullable(then.poll()).ifPresent(Runnable::run);
      return found;
    }

    @Override
    public Optional<Event> find(EventId id) {
      return events.find(id);
    }

    @Override
    public List<Event> upcoming(Instant now) {
      return events.upcoming(now);
    }

    @Override
    public List<Event> published(Instant endAfter, Instant doorsBy) {
      return events.published(endAfter, doorsBy);
    }

    @Override
    public int onHold(EventId id) {
      return events.onHold(id);
    }

    @Override
    public Map<TierId, Integer> onHold() {
      return events.onHold();
    }

    @Override
    public boolean add(Event event) {
      return events.add(event);
    }

    @Override
    public int nextNumber() {
      return events.nextNumber();
    }

    @Override
    public boolean publish(EventId id) {
      return events.publish(id);
    }

    @Override
    public boolean cancel(EventId id) {
      return events.cancel(id);
    }
  }
}
