package live.maguey.benchmarks.orders;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import live.maguey.benchmarks.ground.Client;
import live.maguey.benchmarks.ground.Contest;
import live.maguey.benchmarks.ground.Crowd;
import live.maguey.benchmarks.ground.Figure;
import live.maguey.benchmarks.ground.Ground;
import live.maguey.benchmarks.ground.Load;
import live.maguey.benchmarks.ground.Node;
import live.maguey.benchmarks.ground.Pace;
import live.maguey.events.Event;

/// From the request to the payment page's address, over HTTP.
public final class PlaceOrderFigures {
  private PlaceOrderFigures() {}

  public static List<Figure> take(Pace pace) {
    List<Figure> figures = new ArrayList<>();
    figures.addAll(over(pace, "orders over HTTP, Stripe answers at once", false, 1, 8, 32, 100));
    figures.addAll(over(pace, "orders over HTTP, with the sandbox", true, 8, 32));
    return figures;
  }

  private static List<Figure> over(Pace pace, String group, boolean sandbox, int... callers) {
    try (Ground ground = new Ground();
        Node single = new Node(ground, sandbox, Map.of("database.holds", "single"));
        Node queued = new Node(ground, sandbox, Map.of("database.holds", "queued"))) {
      Crowd crowd = new Crowd(ground);
      List<Figure> figures = new ArrayList<>();
      for (int n : callers) {
        figures.addAll(
            new Contest(group, n)
                .design(Ground.FLOOR, pace.loop(n, ground::floor))
                .design("single", pace.loop(n, () -> orders(single, crowd.night(), ground)))
                .design("queued", pace.loop(n, () -> orders(queued, crowd.night(), ground)))
                .run(pace.turns()));
      }
      return figures;
    }
  }

  private static Load.Work orders(Node node, Event night, Ground ground) {
    Client client = node.client();
    return _ -> Buyers.place(client, night, Buyers.some(), ground.ids());
  }
}
