package live.maguey.persistence.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import live.maguey.events.Event;
import live.maguey.events.SampleEvents;
import live.maguey.orders.Hold;
import live.maguey.orders.HoldOutcome;
import live.maguey.orders.Holds;
import live.maguey.orders.Orders;
import live.maguey.persistence.Database;
import live.maguey.persistence.Invariants;
import live.maguey.persistence.LossyWire;
import live.maguey.persistence.TestDatabase;
import live.maguey.persistence.TestStores;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// A hold whose commit came through while its answer was lost on the way: it is looked up, and the
/// buyer told that the places are held.
class LostCommitIT {
  private static final int BUYERS = 24;

  /// The first buyer goes alone, the others in one turn or more.
  private static final int LOST = 2;

  private final Database.Settings settings = TestDatabase.settings(8);

  @AutoClose private final LossyWire wire = new LossyWire(settings);
  @AutoClose private final Database database = TestDatabase.at(wire.through(settings));
  @AutoClose private final ExecutorService buyers = Executors.newVirtualThreadPerTaskExecutor();

  private final TestStores world = new TestStores(database);
  private final Orders orders = PostgresOrders.sequenced(database);
  private final Event event = SampleEvents.tonight(world.ids).tier("General", BUYERS).event();

  LostCommitIT() {
    assertThat(world.events.add(event)).isTrue();
  }

  @Test
  void a_single_hold_is_taken() {
    Hold hold = hold();
    wire.lose(1);

    assertThat(orders.hold(hold)).isEqualTo(new HoldOutcome.Taken());
    assertThat(wire.lost()).isEqualTo(1);
    assertThat(orders.find(hold.order().id())).isPresent();
  }

  @Test
  void a_turn_of_many_is_taken_once_each() {
    wire.lose(LOST);
    List<CompletableFuture<HoldOutcome>> answers = new ArrayList<>();
    for (int i = 0; i < BUYERS; i++) {
      Hold hold = hold();
      answers.add(CompletableFuture.supplyAsync(() -> orders.hold(hold), buyers));
    }

    assertThat(answers.stream().map(CompletableFuture::join)).containsOnly(new HoldOutcome.Taken());
    assertThat(wire.lost()).isEqualTo(LOST);
    assertThat(orders.hold(hold())).isInstanceOf(HoldOutcome.SoldOut.class);
    Invariants.check(database);
  }

  private Hold hold() {
    return Holds.of(world.ids, event).places(0, 1).hold();
  }
}
