package live.maguey.benchmarks.tables;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import live.maguey.benchmarks.fixtures.BuyerFixtures;
import live.maguey.benchmarks.fixtures.DatabaseFixture;
import live.maguey.benchmarks.fixtures.Figure;
import live.maguey.benchmarks.fixtures.Load;
import live.maguey.benchmarks.fixtures.Pace;
import live.maguey.benchmarks.fixtures.Runs;
import live.maguey.benchmarks.fixtures.TableFixtures;
import live.maguey.benchmarks.gate.ScanFigures;
import live.maguey.events.Event;
import live.maguey.events.SampleEvents;
import live.maguey.events.TableId;
import live.maguey.orders.HoldOutcome;
import live.maguey.orders.Holds;
import live.maguey.orders.Orders;
import live.maguey.persistence.orders.PostgresOrders;

/// Tables: holds at their port, passes at the gate, and the push to open plans.
public final class TableFigures {
  /// More than a turn takes.
  private static final int TABLES = 20_000;

  private final DatabaseFixture fixture;
  private final BuyerFixtures buyers;
  private final Orders orders;

  private TableFigures(DatabaseFixture fixture) {
    this.fixture = fixture;
    this.buyers = new BuyerFixtures(fixture);
    this.orders = new PostgresOrders(fixture.database());
  }

  public static List<Figure> take(Pace pace) {
    List<Figure> all = new ArrayList<>();
    try (DatabaseFixture fixture = new DatabaseFixture()) {
      all.addAll(new TableFigures(fixture).holds(pace));
    }
    all.addAll(ScanFigures.ofPasses(pace));
    all.addAll(PushFigures.take(pace));
    return all;
  }

  private List<Figure> holds(Pace pace) {
    List<Figure> all = new ArrayList<>();
    for (int n : new int[] {1, 8, 32}) {
      all.addAll(
          new Runs("holds of tables, at the port", n)
              .design(DatabaseFixture.FLOOR, pace.loop(n, fixture::floor))
              .design("places of one tier", pace.loop(n, this::places))
              .design("a table each", pace.loop(n, this::tables))
              .design("one table that is gone", pace.loop(n, this::gone))
              .run(pace.turns()));
    }
    return all;
  }

  private Load.Work places() {
    Event event = buyers.event();
    return _ -> buyers.hold(orders, event);
  }

  private Load.Work tables() {
    Event event = buyers.event();
    List<TableId> free = new TableFixtures(fixture).free(event, TABLES);
    AtomicInteger next = new AtomicInteger();
    return _ -> {
      HoldOutcome outcome = hold(event, free.get(next.getAndIncrement()));
      if (!(outcome instanceof HoldOutcome.Taken)) {
        throw new IllegalStateException("the hold of a free table was answered " + outcome);
      }
    };
  }

  private Load.Work gone() {
    Event event = buyers.event();
    TableId table = new TableFixtures(fixture).free(event, 1).getFirst();
    hold(event, table);
    return _ -> {
      HoldOutcome outcome = hold(event, table);
      if (!(outcome instanceof HoldOutcome.SoldOut)) {
        throw new IllegalStateException("the hold of a table that is gone was answered " + outcome);
      }
    };
  }

  /// Somebody else each time; another id where the short reference is taken.
  private HoldOutcome hold(Event event, TableId table) {
    HoldOutcome outcome;
    do {
      outcome =
          orders.hold(
              Holds.of(fixture.ids(), event)
                  .table(table, TableFixtures.SEATS, SampleEvents.usd(64_000))
                  .at(Instant.now())
                  .hold());
    } while (outcome instanceof HoldOutcome.ReferenceTaken);
    return outcome;
  }
}
