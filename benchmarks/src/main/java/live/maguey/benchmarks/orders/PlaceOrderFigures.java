package live.maguey.benchmarks.orders;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import live.maguey.benchmarks.fixtures.BuyerFixtures;
import live.maguey.benchmarks.fixtures.DatabaseFixture;
import live.maguey.benchmarks.fixtures.Figure;
import live.maguey.benchmarks.fixtures.Load;
import live.maguey.benchmarks.fixtures.Node;
import live.maguey.benchmarks.fixtures.Pace;
import live.maguey.benchmarks.fixtures.Runs;
import live.maguey.cli.load.Buyers;
import live.maguey.cli.load.Client;
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
    try (DatabaseFixture fixture = new DatabaseFixture();
        Node single = new Node(fixture, sandbox, Map.of("database.holds", "single"));
        Node queued = new Node(fixture, sandbox, Map.of("database.holds", "queued"))) {
      BuyerFixtures buyerFixtures = new BuyerFixtures(fixture);
      List<Figure> figures = new ArrayList<>();
      for (int n : callers) {
        figures.addAll(
            new Runs(group, n)
                .design(DatabaseFixture.FLOOR, pace.loop(n, fixture::floor))
                .design(
                    "single", pace.loop(n, () -> orders(single, buyerFixtures.event(), fixture)))
                .design(
                    "queued", pace.loop(n, () -> orders(queued, buyerFixtures.event(), fixture)))
                .run(pace.turns()));
      }
      return figures;
    }
  }

  private static Load.Work orders(Node node, Event event, DatabaseFixture fixture) {
    Client client = node.client();
    return _ -> Buyers.place(client, event, Buyers.some(), fixture.ids());
  }
}
