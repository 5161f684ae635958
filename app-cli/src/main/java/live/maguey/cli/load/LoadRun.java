package live.maguey.cli.load;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/// One run, on a demo of its own.
final class LoadRun {
  /// Java compiles by then what is asked often.
  private static final int WARM = 60;

  private static final long SEED = 20_261_130;

  private LoadRun() {}

  /// @param told of what is done next
  static LoadReport of(LoadPlan plan, Consumer<String> told) throws InterruptedException {
    told.accept("starting a demo for this run …");
    try (DemoServer demo = DemoServer.start();
        Floor floor = Floor.beside(demo)) {
      told.accept("warming up …");
      SplittableRandom random = new SplittableRandom(SEED);
      LoadPlan small = plan.small(WARM);
      plan.profile().on(demo, small).run(small.arrivals(), random);
      Scenario scenario = plan.profile().on(demo, plan);
      told.accept("%s, %s …".formatted(plan.profile().meaning(), plan.arrivals()));
      demo.times().begin();
      floor.begin();
      Instant at = demo.application().clock().instant();
      long begin = System.nanoTime();
      try (OnCall _ = OnCall.at(demo)) {
        scenario.run(plan.arrivals(), random);
      }
      Duration took = Duration.ofNanos(System.nanoTime() - begin);
      List<Ratio> ratios =
          Ratios.of(demo.times(), floor.rows(), floor.counts()).stream()
              .map(plan.profile()::judge)
              .toList();
      told.accept("asking the invariants …");
      return new LoadReport(
          plan,
          at,
          took,
          scenario.steps().stream().map(Step::result).toList(),
          ratios,
          demo.violations());
    }
  }
}
