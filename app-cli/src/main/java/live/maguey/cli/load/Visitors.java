package live.maguey.cli.load;

import java.util.List;
import java.util.random.RandomGenerator;

/// Who only looks: for each order, real on-sales see dozens of pages opened.
final class Visitors implements Scenario {
  private static final List<String> PAGES =
      List.of("/", "/events/load", "/api/events", "/api/events/load", "/events/load", "/gate");

  private final Client shop;
  private final Step looks = new Step("page opened");

  Visitors(DemoServer demo) {
    this.shop = demo.client();
  }

  @Override
  public void run(Arrivals arrivals, RandomGenerator random) throws InterruptedException {
    OpenLoop.run(
        arrivals.plan(random),
        OpenLoop.MOST,
        looks,
        (number, due) -> {
          shop.get(PAGES.get(number % PAGES.size()));
          looks.done(due);
        });
  }

  @Override
  public List<Step> steps() {
    return List.of(looks);
  }
}
