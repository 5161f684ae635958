package live.maguey.persistence.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import live.maguey.deposits.Deposit;
import live.maguey.events.Event;
import live.maguey.events.SampleEvents;
import live.maguey.orders.Item;
import live.maguey.orders.Order;
import live.maguey.orders.Orders;
import live.maguey.persistence.Database;
import live.maguey.persistence.Invariants;
import live.maguey.persistence.TestDatabase;
import live.maguey.persistence.TestStores;
import live.maguey.persistence.guests.PostgresGuests;
import live.maguey.persistence.status.PostgresBacklog;
import live.maguey.refunds.PromisedDeposits;
import live.maguey.reservations.EndDeposits;
import live.maguey.reservations.EndNight;
import live.maguey.reservations.Reservation;
import live.maguey.settlement.Settlement;
import live.maguey.shared.Page;
import live.maguey.tables.EventPlan;
import live.maguey.tables.FloorPlan;
import live.maguey.tables.SamplePlans;
import live.maguey.tickets.Ticket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// A past that is copied in is one that the server could have left behind.
class PastEventsIT {
  private static final int TABLES = 24;

  @AutoClose private final Database database = TestDatabase.fresh(2);
  private final TestStores world = new TestStores(database);
  private final PastEvents past = new PastEvents(database, new Random(7));
  private final Event event =
      SampleEvents.around(world.ids, SampleEvents.NOW.minus(Duration.ofDays(9)))
          .tier("General", 200)
          .event();
  private final Instant over = SampleEvents.VENUE.nightBegins(event.businessDate().plusDays(1));

  @AfterEach
  void the_books_agree() {
    Invariants.check(database);
  }

  @Test
  void a_night_with_tables_has_parties_of_every_end_there_is() {
    assertThat(written(SampleEvents.NOW)).isEqualTo(parties().size());

    Set<String> states = parties().stream().map(Reservation::state).collect(Collectors.toSet());
    assertThat(states).containsExactlyInAnyOrder("completed", "no_show", "cancelled", "expired");
    EventPlan plan = world.tables.of(event.id()).orElseThrow();
    assertThat(plan.plan().tables()).hasSize(TABLES);
    assertThat(plan.free()).hasSizeBetween(TABLES / 3, TABLES - 1);
    assertThat(parties())
        .filteredOn(Reservation.Completed.class::isInstance)
        .allSatisfy(party -> assertThat(tickets(party)).anyMatch(pass -> pass.entries() > 0));
    assertThat(parties())
        .filteredOn(Reservation.Cancelled.class::isInstance)
        .allSatisfy(party -> {
          assertThat(tickets(party)).noneMatch(Ticket::isValid);
          assertThat(world.refunds.of(party.id().order())).hasSize(1);
        });
  }

  @Test
  void orders_and_tickets_are_as_many_as_was_asked_passes_included() {
    written(SampleEvents.NOW);

    assertThat(orders()).hasSize(200);
    assertThat(orders().stream().mapToInt(o -> world.tickets.of(o.id()).size()).sum())
        .isEqualTo(600);
  }

  @Test
  void deposits_are_earned_forfeited_or_returned_as_their_parties_ended() {
    written(SampleEvents.NOW);

    Set<String> ends = new HashSet<>();
    for (Reservation party : parties()) {
      for (Deposit deposit : world.deposits.of(party.id().order())) {
        assertThat(deposit.owed().isZero()).isTrue();
        ends.add(party.state());
        assertThat(
                switch (party) {
                  case Reservation.Completed _ -> deposit.earned();
                  case Reservation.NoShow _ -> deposit.forfeited();
                  case Reservation.Cancelled _ -> deposit.returned();
                  default -> throw new AssertionError(party + " has a deposit");
                })
            .isEqualTo(deposit.taken());
      }
    }
    assertThat(ends).containsExactlyInAnyOrder("completed", "no_show", "cancelled");
  }

  @Test
  void the_server_finds_nothing_left_to_do() {
    written(SampleEvents.NOW);

    for (Order order : orders()) {
      assertThat(Settlement.decide(order, world.facts.of(order.id()), world.facts.done(order.id())))
          .isEmpty();
    }
    assertThat(endNight().end()).isEqualTo(new EndNight.Outcome(0, 0, 0));
    assertThat(new PostgresGuests(database).arrived()).isEmpty();
    assertThat(new PostgresBacklog(database).strays(SampleEvents.NOW)).isEmpty();
  }

  @Test
  void what_is_still_to_come_is_left_to_the_server() {
    written(over);

    assertThat(parties())
        .extracting(Reservation::state)
        .containsOnly("checked_in", "confirmed", "cancelled", "expired");
    assertThat(new PostgresGuests(database).arrived()).as("hosts who are not told yet").isEmpty();
    EndNight.Outcome ended = endNight().end();
    assertThat(List.of(ended.completed(), ended.noShows(), ended.deposits())).doesNotContain(0);
  }

  @Test
  void a_night_without_tables_has_no_row_of_them() {
    past.write(new PastNight(event, Optional.empty(), 100, 250, over, SampleEvents.NOW));

    assertThat(orders()).hasSize(100).allSatisfy(PastEventsIT::isOfPlaces);
    assertThat(parties()).isEmpty();
    assertThat(world.tables.of(event.id())).isEmpty();
  }

  private static void isOfPlaces(Order order) {
    assertThat(order.details().lines())
        .allSatisfy(line -> assertThat(line.item()).isInstanceOf(Item.Places.class));
  }

  private int written(Instant now) {
    return past.write(new PastNight(event, Optional.of(plan()), 200, 600, over, now));
  }

  private FloorPlan plan() {
    SamplePlans room = SamplePlans.room(world.ids);
    IntStream.rangeClosed(1, TABLES).forEach(n -> room.deposit("V" + n, 20_000, 100_000));
    return room.plan();
  }

  private EndNight endNight() {
    return new EndNight(
        world.reservations,
        new EndDeposits(
            world.orders,
            world.reservations,
            world.deposits,
            new PromisedDeposits(world.refunds, world.facts, world.ledger),
            database),
        SampleEvents.VENUE,
        world.clock);
  }

  private List<Order> orders() {
    return world.orders.list(new Orders.Search(event.id(), null, null, false, Page.newest(1_000)));
  }

  private List<Reservation> parties() {
    return orders().stream().flatMap(o -> world.reservations.last(o.id()).stream()).toList();
  }

  private List<Ticket> tickets(Reservation party) {
    return world.tickets.of(party.id().order());
  }
}
