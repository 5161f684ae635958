package live.maguey.persistence.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import live.maguey.events.Event;
import live.maguey.events.SampleEvents;
import live.maguey.events.Tier;
import live.maguey.evidence.Requirement;
import live.maguey.orders.Buyer;
import live.maguey.orders.Hold;
import live.maguey.orders.HoldOutcome;
import live.maguey.orders.Holds;
import live.maguey.orders.Order;
import live.maguey.orders.OrderId;
import live.maguey.orders.Orders;
import live.maguey.orders.PaymentPage;
import live.maguey.orders.PlaceOrder;
import live.maguey.orders.SalesRules;
import live.maguey.persistence.Database;
import live.maguey.persistence.Invariants;
import live.maguey.persistence.Race;
import live.maguey.persistence.TestDatabase;
import live.maguey.persistence.TestStores;
import live.maguey.shared.EmailAddress;
import live.maguey.shared.Language;
import live.maguey.shared.Network;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// What 64 buyers at once may do to one event.
@Requirement("PAY-01")
@org.junit.jupiter.api.Order(2)
class HoldRaceIT {
  /// The pool makes its connections during the first: only then do all of them race.
  private static final int ROUNDS = 3;

  /// Buyers of different tiers wait for none of each other's places: only what is theirs keeps them
  /// apart.
  private static final int TIERS = 8;

  @AutoClose private final Database database = TestDatabase.fresh(Race.CONNECTIONS);
  private final TestStores world = new TestStores(database);
  private final Orders orders = orders(database);

  Orders orders(Database on) {
    return new PostgresOrders(on);
  }

  @AfterEach
  void whatever_raced_the_books_agree() {
    Invariants.check(database);
  }

  @Test
  void the_last_places_are_sold_to_the_last_one_and_not_beyond() {
    Event event = event(397, 80);

    List<List<HoldOutcome.SoldOut>> refusals =
        Race.of(Race.THREADS, i -> () -> buyUntilSoldOut(event, new Random(i)));

    List<Tier> tiers = tiers(event);
    assertThat(refusals.stream().flatMap(List::stream))
        .isNotEmpty()
        .allSatisfy(refusal -> assertThat(refusal.left()).isLessThan(refusal.requested()))
        .as("whoever was told sold out would not have fitted at the end either")
        .allSatisfy(refusal -> assertThat(left(tiers, refusal)).isLessThan(refusal.requested()));
    assertThat(tiers).extracting(Tier::left).containsExactly(0, 0);
  }

  @Test
  void two_buyers_racing_for_the_last_place_get_one_ticket() {
    for (int round = 0; round < 5; round++) {
      Event event = event(1, 1);

      List<HoldOutcome> outcomes =
          Race.of(
              Race.THREADS, _ -> () -> orders.hold(Holds.of(world.ids, event).places(0, 1).hold()));

      assertThat(outcomes).filteredOn(HoldOutcome.Taken.class::isInstance).hasSize(1);
      assertThat(outcomes)
          .filteredOn(o ->
              o.equals(new HoldOutcome.SoldOut(event.tiers().getFirst().id().inventory(), 1, 0)))
          .hasSize(Race.THREADS - 1);
    }
  }

  @Test
  void orders_that_name_the_tiers_in_opposite_order_do_not_wait_for_each_other_for_ever() {
    Event event = event(2_000, 2_000);

    Race.of(
        Race.THREADS,
        i ->
            () -> {
              for (int n = 0; n < 4; n++) {
                Hold hold = Holds.of(world.ids, event).places(i % 2, 1).places(1 - i % 2, 2).hold();
                assertThat(orders.hold(hold)).isEqualTo(new HoldOutcome.Taken());
              }
              return i;
            });

    assertThat(tiers(event)).extracting(Tier::taken).containsExactly(384, 384);
  }

  @Test
  void one_request_sent_64_times_at_once_is_one_order() {
    Event event = event(500, 1);

    List<Hold> holds =
        Stream.generate(() -> Holds.of(world.ids, event).places(0, 2).key("k", "body").hold())
            .limit(Race.THREADS)
            .toList();
    List<HoldOutcome> outcomes = Race.of(Race.THREADS, i -> () -> orders.hold(holds.get(i)));

    int winner = outcomes.indexOf(new HoldOutcome.Taken());
    OrderId order = holds.get(winner).order().id();
    assertThat(outcomes).filteredOn(HoldOutcome.Taken.class::isInstance).hasSize(1);
    assertThat(outcomes)
        .filteredOn(o -> o.equals(new HoldOutcome.Repeated(order)))
        .hasSize(Race.THREADS - 1);
    assertThat(tiers(event).getFirst().taken()).isEqualTo(2);
  }

  @Test
  void a_price_for_so_many_places_is_given_to_no_more_however_fast_they_ask() {
    for (int round = 0; round < ROUNDS; round++) {
      Event event = event(500, 1);
      Tier tier = event.tiers().getFirst();

      List<HoldOutcome> outcomes =
          Race.of(
              Race.THREADS,
              _ -> () -> orders.hold(Holds.of(world.ids, event).places(tier, 1, 10).hold()));

      assertThat(outcomes).filteredOn(HoldOutcome.Taken.class::isInstance).hasSize(10);
      assertThat(outcomes)
          .filteredOn(o -> o.equals(new HoldOutcome.Repriced(tier.id().inventory())))
          .hasSize(Race.THREADS - 10);
    }
  }

  @Test
  void one_key_of_many_requests_at_once_is_the_key_of_one() {
    for (int round = 0; round < ROUNDS; round++) {
      Event event = event(500, 1);
      String key = "key-" + round;

      List<HoldOutcome> outcomes =
          Race.of(
              Race.THREADS,
              i ->
                  () ->
                      orders.hold(
                          Holds.of(world.ids, event).places(0, 1).key(key, "body-" + i).hold()));

      assertThat(outcomes).filteredOn(HoldOutcome.Taken.class::isInstance).hasSize(1);
      assertThat(outcomes)
          .filteredOn(o -> o.equals(new HoldOutcome.KeyConflict()))
          .hasSize(Race.THREADS - 1);
    }
  }

  @Test
  void one_browser_under_many_addresses_at_once_holds_once() {
    for (int round = 0; round < ROUNDS; round++) {
      Event event = event(500, 1);

      List<HoldOutcome> outcomes =
          Race.of(
              Race.THREADS,
              _ -> () -> orders.hold(Holds.of(world.ids, event).places(0, 1).browser("b").hold()));

      assertThat(outcomes).filteredOn(HoldOutcome.Taken.class::isInstance).hasSize(1);
      assertThat(outcomes)
          .filteredOn(HoldOutcome.BrowserHolds.class::isInstance)
          .hasSize(Race.THREADS - 1);
    }
  }

  @Test
  void one_browser_holds_once_and_one_address_up_to_its_most_however_fast_they_ask() {
    for (int round = 0; round < ROUNDS; round++) {
      Event event = eventOfManyTiers();
      String who = "b" + round;

      List<HoldOutcome> ofBrowser =
          Race.of(
              Race.THREADS,
              i ->
                  () ->
                      orders.hold(
                          Holds.of(world.ids, event).places(i % TIERS, 1).browser(who).hold()));
      List<HoldOutcome> ofAddress =
          Race.of(
              Race.THREADS,
              i ->
                  () ->
                      orders.hold(
                          Holds.of(world.ids, event)
                              .places(i % TIERS, 1)
                              .email(who + "@x.org")
                              .network("n", 10_000)
                              .perCustomer(5)
                              .hold()));

      assertThat(ofBrowser).filteredOn(HoldOutcome.Taken.class::isInstance).hasSize(1);
      assertThat(ofBrowser)
          .filteredOn(HoldOutcome.BrowserHolds.class::isInstance)
          .hasSize(Race.THREADS - 1);
      assertThat(ofAddress).filteredOn(HoldOutcome.Taken.class::isInstance).hasSize(5);
      assertThat(ofAddress)
          .filteredOn(o -> o.equals(new HoldOutcome.AddressFull(5)))
          .hasSize(Race.THREADS - 5);
      assertThat(tiers(event).stream().mapToInt(Tier::taken).sum()).isEqualTo(6);
    }
  }

  @Test
  void a_customer_gets_what_the_event_itself_allows_however_fast_they_ask() {
    Event event = SampleEvents.tonight(world.ids).perCustomer(3).tier("General", 500).event();
    world.events.add(event);
    SalesRules rules = new SalesRules(Holds.HOLD_TIME, 10_000, 16, 82_500, "2026-11");
    PlaceOrder placing =
        new PlaceOrder(
            world.events,
            world.tables,
            orders,
            PageLater.ONLY,
            _ -> {},
            rules,
            world.ids,
            world.clock);

    List<PlaceOrder.Outcome> outcomes =
        Race.of(Race.THREADS, i -> () -> placing.place(one(event, "browser " + i)));

    assertThat(outcomes).filteredOn(PlaceOrder.Outcome.Placed.class::isInstance).hasSize(3);
    assertThat(outcomes)
        .filteredOn(o -> o.equals(new PlaceOrder.Outcome.AddressFull(3)))
        .hasSize(Race.THREADS - 3);
    assertThat(tiers(event).getFirst().taken()).isEqualTo(3);
  }

  /// A payment page that nobody needs.
  private enum PageLater implements PaymentPage {
    ONLY;

    @Override
    public Opening openFirst(Order.Held order, Event event, Buyer buyer) {
      return new Opening.Later();
    }

    @Override
    public Opening open(OrderId order) {
      return new Opening.Later();
    }

    @Override
    public void close(OrderId replaced) {}
  }

  private static PlaceOrder.Request one(Event event, String browser) {
    Tier tier = event.tiers().getFirst();
    return new PlaceOrder.Request(
        new PlaceOrder.Choice(
            event.slug(), Map.of(tier.id(), 1), tier.phases().getFirst().price().minor()),
        new PlaceOrder.Guest("Inés", new EmailAddress("ines@example.org"), Language.EN),
        new PlaceOrder.Consent("2026-11", true, false),
        new PlaceOrder.Asker(browser, Network.parse("192.0.2.7").orElseThrow(), "agent", "request"),
        false,
        null);
  }

  @Test
  void one_network_address_holds_up_to_its_limit_however_fast_it_asks() {
    for (int round = 0; round < ROUNDS; round++) {
      Event event = eventOfManyTiers();
      String network = "n-" + round;

      List<HoldOutcome> outcomes =
          Race.of(
              Race.THREADS,
              i ->
                  () ->
                      orders.hold(
                          Holds.of(world.ids, event)
                              .places(i % TIERS, 1)
                              .network(network, 10)
                              .hold()));

      assertThat(outcomes).filteredOn(HoldOutcome.Taken.class::isInstance).hasSize(10);
      assertThat(outcomes)
          .filteredOn(o -> o.equals(new HoldOutcome.NetworkHolds(10)))
          .hasSize(Race.THREADS - 10);
    }
  }

  @Test
  void places_released_during_the_rush_are_sold_again() {
    Event event = event(40, 40);

    List<Integer> kept =
        Race.of(
            Race.THREADS,
            i ->
                () -> {
                  Random random = new Random(i);
                  int places = 0;
                  for (int n = 0; n < 5; n++) {
                    int quantity = 1 + random.nextInt(3);
                    Hold hold =
                        Holds.of(world.ids, event)
                            .places(i % 2, quantity)
                            .places(1 - i % 2, quantity)
                            .hold();
                    if (orders.hold(hold) instanceof HoldOutcome.Taken) {
                      if (n < 4) {
                        world.learn(TestStores.lapsed(hold.order(), SampleEvents.NOW));
                      } else {
                        places += quantity;
                      }
                    }
                  }
                  return places;
                });

    int sum = kept.stream().mapToInt(Integer::intValue).sum();
    assertThat(tiers(event)).extracting(Tier::taken).containsExactly(sum, sum);
  }

  @Test
  void a_late_payment_and_new_buyers_race_for_the_last_place() {
    Instant late = SampleEvents.NOW.plus(Duration.ofMinutes(20));
    int kept = 0;
    for (int round = 0; round < 8; round++) {
      Event event = event(1, 1);
      Hold lapsed = Holds.of(world.ids, event).places(0, 1).hold();
      orders.hold(lapsed);
      world.learn(TestStores.lapsed(lapsed.order(), SampleEvents.NOW));

      List<Boolean> seated =
          Race.of(
              Race.THREADS,
              i ->
                  () ->
                      i == 0
                          ? world.learn(TestStores.captured(lapsed.order(), late))
                              instanceof Order.Paid
                          : orders.hold(Holds.of(world.ids, event).places(0, 1).hold())
                              instanceof HoldOutcome.Taken);

      assertThat(Collections.frequency(seated, true)).isEqualTo(1);
      Order paid = orders.find(lapsed.order().id()).orElseThrow();
      assertThat(paid.state()).isEqualTo(seated.getFirst() ? "paid" : "late_refunded");
      kept += seated.getFirst() ? 1 : 0;
    }
    assertThat(kept).isBetween(0, 8);
  }

  @Test
  void an_expiry_and_a_payment_race_for_one_order() {
    Event event = event(200, 200);
    List<Hold> holds = new ArrayList<>();
    for (int i = 0; i < Race.THREADS / 2; i++) {
      holds.add(Holds.of(world.ids, event).places(0, 2).places(1, 1).hold());
      orders.hold(holds.getLast());
    }

    Race.of(
        Race.THREADS,
        i ->
            () -> {
              Order order = holds.get(i / 2).order();
              return world.learn(
                  i % 2 == 0
                      ? TestStores.lapsed(order, SampleEvents.NOW)
                      : TestStores.captured(order, SampleEvents.NOW));
            });

    assertThat(orders.list(event.id(), null, null, 100))
        .hasSize(holds.size())
        .extracting(Order::state)
        .containsOnly("paid");
  }

  private List<HoldOutcome.SoldOut> buyUntilSoldOut(Event event, Random random) {
    List<HoldOutcome.SoldOut> refusals = new ArrayList<>();
    int most = 4;
    boolean first = true;
    boolean second = true;
    while (first || second) {
      Holds holds = Holds.of(world.ids, event);
      int quantity = 1 + random.nextInt(most);
      boolean takesFirst = first && (!second || random.nextInt(4) > 0);
      boolean takesSecond = second && (!takesFirst || random.nextInt(4) == 0);
      if (takesSecond) {
        holds.places(1, quantity);
      }
      if (takesFirst) {
        holds.places(0, quantity);
      }
      if (orders.hold(holds.hold()) instanceof HoldOutcome.SoldOut refusal) {
        refusals.add(refusal);
        boolean ofFirst = refusal.item().equals(event.tiers().getFirst().id().inventory());
        first = first && !(ofFirst && refusal.left() == 0);
        second = second && !(!ofFirst && refusal.left() == 0);
        most = Math.max(1, quantity - 1);
      }
    }
    return refusals;
  }

  private Event event(int first, int second) {
    return added(SampleEvents.tonight(world.ids).tier("General", first).tier("Balcony", second));
  }

  private Event eventOfManyTiers() {
    SampleEvents sample = SampleEvents.tonight(world.ids);
    IntStream.rangeClosed(1, TIERS).forEach(n -> sample.tier("Tier " + n, 500));
    return added(sample);
  }

  private Event added(SampleEvents sample) {
    Event event = sample.event();
    assertThat(world.events.add(event)).isTrue();
    return event;
  }

  private List<Tier> tiers(Event event) {
    return world.events.find(event.id()).orElseThrow().tiers();
  }

  private static int left(List<Tier> tiers, HoldOutcome.SoldOut refusal) {
    return tiers.stream()
        .filter(t -> t.id().inventory().equals(refusal.item()))
        .findFirst()
        .orElseThrow()
        .left();
  }
}
