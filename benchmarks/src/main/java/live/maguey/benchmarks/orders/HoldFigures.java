package live.maguey.benchmarks.orders;

import java.util.ArrayList;
import java.util.List;
import live.maguey.benchmarks.fixtures.BuyerFixtures;
import live.maguey.benchmarks.fixtures.DatabaseFixture;
import live.maguey.benchmarks.fixtures.Figure;
import live.maguey.benchmarks.fixtures.Load;
import live.maguey.benchmarks.fixtures.Pace;
import live.maguey.benchmarks.fixtures.Runs;
import live.maguey.events.Event;
import live.maguey.orders.Orders;
import live.maguey.persistence.orders.PostgresOrders;

/// Both forms of a hold, at their port.
public final class HoldFigures {
  private HoldFigures() {}

  public static List<Figure> take(Pace pace) {
    try (DatabaseFixture fixture = new DatabaseFixture()) {
      return take(pace, fixture, "holds of one tier, at the port", 1, 8, 32, 100);
    }
  }

  /// On a ground that has rows already.
  public static List<Figure> take(
      Pace pace, DatabaseFixture fixture, String group, int... callers) {
    BuyerFixtures buyerFixtures = new BuyerFixtures(fixture);
    Orders single = new PostgresOrders(fixture.database());
    Orders queued = PostgresOrders.sequenced(fixture.database());
    List<Figure> figures = new ArrayList<>();
    for (int n : callers) {
      figures.addAll(
          new Runs(group, n)
              .design(DatabaseFixture.FLOOR, pace.loop(n, fixture::floor))
              .design("single", pace.loop(n, () -> holds(buyerFixtures, single)))
              .design("queued", pace.loop(n, () -> holds(buyerFixtures, queued)))
              .run(pace.turns()));
    }
    return figures;
  }

  private static Load.Work holds(BuyerFixtures buyerFixtures, Orders orders) {
    Event event = buyerFixtures.event();
    return _ -> buyerFixtures.hold(orders, event);
  }
}
