package live.maguey.cli.load;

import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/// What a run is of.
enum Profile {
  PURCHASE("on-sale: looks, orders, payments, tickets", "hold", "settle", "webhook", "count") {
    @Override
    Scenario on(DemoServer demo, LoadPlan plan) {
      Guests guests = new Guests(demo, plan.unpaid(), Buyers::some);
      return plan.arrivals().isAtOnce() ? guests : both(guests, looking(demo), LoadPlan.LOOKS);
    }
  },
  SCAN("the gate: every scan of another valid ticket", "scan", "count") {
    @Override
    Scenario on(DemoServer demo, LoadPlan plan) throws InterruptedException {
      return new Scanners(demo, plan.phones(), plan.arrivals().count());
    }
  },
  WEBHOOKS("Stripe's webhooks, each of another paid order", "webhook", "settle", "count") {
    @Override
    Scenario on(DemoServer demo, LoadPlan plan) throws InterruptedException {
      return new Deliveries(demo, plan.arrivals().count());
    }
  },
  PAGES("the shop's pages and the API's lists", "count") {
    @Override
    Scenario on(DemoServer demo, LoadPlan plan) {
      return looking(demo);
    }
  },
  NIGHT(
      "all of it: an on-sale, its looks, and a gate beside it",
      "hold",
      "settle",
      "scan",
      "webhook",
      "count") {
    @Override
    Scenario on(DemoServer demo, LoadPlan plan) throws InterruptedException {
      Scenario sale = PURCHASE.on(demo, plan);
      int scans = plan.arrivals().times(LoadPlan.SCANS).count();
      return both(sale, new Scanners(demo, plan.phones(), scans), LoadPlan.SCANS);
    }
  };

  private final String meaning;
  private final Set<String> judged;

  /// @param judged which of the database's times have a bound: others are of what was prepared
  Profile(String meaning, String... judged) {
    this.meaning = meaning;
    this.judged = Set.of(judged);
  }

  /// What it is judged by; the rest is only told.
  Ratio judge(Ratio ratio) {
    return judged.contains(ratio.name()) ? ratio : ratio.withoutBound();
  }

  String meaning() {
    return meaning;
  }

  /// Prepares it.
  abstract Scenario on(DemoServer demo, LoadPlan plan) throws InterruptedException;

  private static Scenario looking(DemoServer demo) {
    return new Visitors(demo);
  }

  /// @param factor how many of the second come to one of the first
  private static Scenario both(Scenario one, Scenario other, double factor) {
    return new Scenario() {
      @Override
      public void run(Arrivals arrivals, RandomGenerator random) throws InterruptedException {
        Scenario.together(
            () -> one.run(arrivals, random), () -> other.run(arrivals.times(factor), random));
      }

      @Override
      public List<Step> steps() {
        return Scenario.steps(one, other);
      }
    };
  }
}
