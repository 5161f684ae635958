package live.maguey.persistence.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import live.maguey.events.Event;
import live.maguey.events.SampleEvents;
import live.maguey.events.TableId;
import live.maguey.events.Tier;
import live.maguey.evidence.Requirement;
import live.maguey.orders.Hold;
import live.maguey.orders.HoldOutcome;
import live.maguey.orders.Holds;
import live.maguey.persistence.Behind;
import live.maguey.persistence.Database;
import live.maguey.persistence.Invariants;
import live.maguey.persistence.Params;
import live.maguey.persistence.Race;
import live.maguey.persistence.Sql;
import live.maguey.persistence.TestDatabase;
import live.maguey.persistence.TestStores;
import live.maguey.shared.Money;
import live.maguey.tables.EventPlan;
import live.maguey.tables.FloorPlan;
import live.maguey.tables.SamplePlans;
import live.maguey.tables.Standing;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A table and the last two places in one order, against buyers of each: all or nothing, and nobody
/// waits for each other in a circle, wherever the table's id sorts.
@Requirement({"1.3", "PAY-02"})
class TableAndPlacesRaceIT {
  private static final int ROUNDS = 8;
  private static final int MANY = 200;
  private static final Money PRICE = SampleEvents.usd(32_000);

  @AutoClose private final Database database = TestDatabase.fresh(Race.CONNECTIONS);
  private final TestStores world = new TestStores(database);

  private enum LockSql implements Sql {
    LOCK("SELECT id FROM inventory WHERE id = CAST(:id AS uuid) FOR NO KEY UPDATE"),
    LOCK_IF_FREE(
        "SELECT id FROM inventory WHERE id = CAST(:id AS uuid) FOR NO KEY UPDATE SKIP LOCKED");

    private final String text;

    LockSql(String text) {
      this.text = text;
    }

    @Override
    public String text() {
      return text;
    }
  }

  /// What a buyer wants.
  private enum Wanted {
    TABLE,
    PLACES,
    BOTH
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_table_and_the_last_two_places_go_together_or_not_at_all(boolean tableFirst) {
    for (int round = 0; round < ROUNDS; round++) {
      race(tableFirst);
    }
    Invariants.check(database);
  }

  /// Where places are left, a buyer of both whose table is gone takes none of them.
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void who_does_not_get_the_table_leaves_the_places_to_others(boolean tableFirst) {
    Event event = SampleEvents.tonight(world.ids).tier("General", MANY).event();
    TableId table = withTable(event, tableFirst);

    List<HoldOutcome> outcomes =
        Race.of(Race.THREADS, i -> () -> world.orders.hold(wanted(event, table, i)));

    long both = won(outcomes, Wanted.BOTH);
    long places = IntStream.range(0, Race.THREADS).filter(i -> of(i) == Wanted.PLACES).count();
    assertThat(both + won(outcomes, Wanted.TABLE)).isEqualTo(1);
    assertThat(won(outcomes, Wanted.PLACES)).isEqualTo(places);
    assertThat(outcomes)
        .filteredOn(outcome -> !(outcome instanceof HoldOutcome.Taken))
        .containsOnly(new HoldOutcome.SoldOut(table.inventory(), 1, 0));
    assertThat(world.events.find(event.id()).orElseThrow().tiers().getFirst().taken())
        .isEqualTo(2 * (int) (both + places));
    Invariants.check(database);
  }

  /// Chance alone would find it too seldom: who locks in the order of the lines waits for the first
  /// of them, and holds nothing meanwhile.
  @Test
  void items_are_locked_in_the_order_of_their_ids_whatever_that_of_the_lines() throws Exception {
    Event event = SampleEvents.tonight(world.ids).tier("General", 9).tier("Balcony", 9).event();
    world.events.add(event);
    Params lower = item(event.tiers().getFirst());
    Params higher = item(event.tiers().getLast());
    Hold hold = Holds.of(world.ids, event).places(1, 1).places(0, 1).hold();

    HoldOutcome outcome =
        Behind.commit(
            database,
            () -> assertThat(locks(LockSql.LOCK, higher)).isTrue(),
            () -> world.orders.hold(hold),
            () -> assertThat(locks(LockSql.LOCK_IF_FREE, lower)).isFalse());

    assertThat(outcome).isInstanceOf(HoldOutcome.Taken.class);
  }

  /// The ids of tests ascend.
  private static Params item(Tier tier) {
    return Params.of("id", tier.id().inventory().value());
  }

  private boolean locks(LockSql sql, Params item) {
    return !database.list(sql, item, c -> c.id("id")).isEmpty();
  }

  private TableId withTable(Event event, boolean tableFirst) {
    FloorPlan before = SamplePlans.room(world.ids).table("12").plan();
    world.events.add(event);
    FloorPlan plan = tableFirst ? before : before.copy(world.ids);
    assertThat(world.tables.replace(event.id(), plan)).isEmpty();
    return plan.tables().getFirst().id();
  }

  private void race(boolean tableFirst) {
    Event event = SampleEvents.tonight(world.ids).tier("General", 2).event();
    TableId table = withTable(event, tableFirst);

    List<HoldOutcome> outcomes =
        Race.of(Race.THREADS, i -> () -> world.orders.hold(wanted(event, table, i)));

    long both = won(outcomes, Wanted.BOTH);
    assertThat(both).isLessThanOrEqualTo(1);
    assertThat(won(outcomes, Wanted.TABLE)).isEqualTo(1 - both);
    assertThat(won(outcomes, Wanted.PLACES)).isEqualTo(1 - both);
    assertThat(outcomes)
        .filteredOn(outcome -> !(outcome instanceof HoldOutcome.Taken))
        .allMatch(HoldOutcome.SoldOut.class::isInstance);
    EventPlan after = world.tables.of(event.id()).orElseThrow();
    assertThat(after.standing(table)).isEqualTo(new Standing.Held());
    assertThat(world.events.find(event.id()).orElseThrow().tiers().getFirst().left()).isZero();
  }

  private Hold wanted(Event event, TableId table, int buyer) {
    Holds holds = Holds.of(world.ids, event);
    return switch (of(buyer)) {
      case TABLE -> holds.table(table, 4, PRICE).hold();
      case PLACES -> holds.places(0, 2).hold();
      case BOTH ->
          buyer % 2 == 0
              ? holds.places(0, 2).table(table, 4, PRICE).hold()
              : holds.table(table, 4, PRICE).places(0, 2).hold();
    };
  }

  private static long won(List<HoldOutcome> outcomes, Wanted wanted) {
    return IntStream.range(0, outcomes.size())
        .filter(buyer -> of(buyer) == wanted)
        .filter(buyer -> outcomes.get(buyer) instanceof HoldOutcome.Taken)
        .count();
  }

  private static Wanted of(int buyer) {
    return Wanted.values()[buyer % Wanted.values().length];
  }
}
