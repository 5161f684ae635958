package live.maguey.cli.load;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;

/// The gate: each scan is of a valid ticket that has not been in.
final class Scanners implements Scenario {
  private final Client gate;
  private final Phones phones;
  private final List<String> codes;
  private final Step scans = new Step("scan");

  /// Sells the tickets first.
  ///
  /// @param phones how many; @param scans how many at most
  Scanners(DemoServer demo, int phones, int scans) throws InterruptedException {
    this.gate = demo.client();
    this.phones = Phones.enrol(phones, demo.application());
    this.codes = sell(demo, scans);
  }

  private static List<String> sell(DemoServer demo, int count) throws InterruptedException {
    int each = demo.event().tiers().getFirst().perOrder();
    Guests guests = new Guests(demo, 0, () -> each);
    guests.run(Arrivals.beforehand(Math.ceilDiv(count, each)), new Random(count));
    guests.require();
    try {
      return guests.codes();
    } catch (IOException broken) {
      throw new IllegalStateException(broken);
    }
  }

  @Override
  public void run(Arrivals arrivals, RandomGenerator random) throws InterruptedException {
    OpenLoop.run(
        arrivals.plan(random),
        OpenLoop.MOST,
        scans,
        (number, due) -> {
          phones.scan(gate, codes.get(number), number);
          scans.done(due);
        });
  }

  @Override
  public List<Step> steps() {
    return List.of(scans);
  }
}
