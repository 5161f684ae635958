package live.maguey.benchmarks.orders;

import java.util.ArrayList;
import java.util.List;
import live.maguey.benchmarks.ground.Contest;
import live.maguey.benchmarks.ground.Crowd;
import live.maguey.benchmarks.ground.Figure;
import live.maguey.benchmarks.ground.Ground;
import live.maguey.benchmarks.ground.Load;
import live.maguey.benchmarks.ground.Pace;
import live.maguey.events.Event;
import live.maguey.orders.Orders;
import live.maguey.persistence.orders.PostgresOrders;

/// Both forms of a hold, at their port.
public final class HoldFigures {
  private HoldFigures() {}

  public static List<Figure> take(Pace pace) {
    try (Ground ground = new Ground()) {
      return take(pace, ground, "holds of one tier, at the port", 1, 8, 32, 100);
    }
  }

  /// On a ground that has rows already.
  public static List<Figure> take(Pace pace, Ground ground, String group, int... callers) {
    Crowd crowd = new Crowd(ground);
    Orders single = new PostgresOrders(ground.database());
    Orders queued = PostgresOrders.sequenced(ground.database());
    List<Figure> figures = new ArrayList<>();
    for (int n : callers) {
      figures.addAll(
          new Contest(group, n)
              .design(Ground.FLOOR, pace.loop(n, ground::floor))
              .design("single", pace.loop(n, () -> holds(crowd, single)))
              .design("queued", pace.loop(n, () -> holds(crowd, queued)))
              .run(pace.turns()));
    }
    return figures;
  }

  private static Load.Work holds(Crowd crowd, Orders orders) {
    Event night = crowd.night();
    return _ -> crowd.hold(orders, night);
  }
}
