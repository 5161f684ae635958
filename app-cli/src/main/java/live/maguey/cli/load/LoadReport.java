package live.maguey.cli.load;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// What a run came to.
///
/// @param took from the first arrival to the last effect
/// @param violations what does not hold in the database afterward
record LoadReport(
    LoadPlan plan,
    Instant at,
    Duration took,
    List<Step.Result> steps,
    List<Ratio> ratios,
    List<String> violations) {
  /// A guest who waits longer for a verdict calls the gate slow (product rule of the gate).
  private static final double SLOW_SCAN = 1_000;

  /// Stripe gives up on an answer after so long, and sends again (as its lookalike does).
  private static final double TIMED_OUT = 10_000;

  boolean passed() {
    return faults().isEmpty();
  }

  /// Whatever is not as it has to be, a sentence each.
  List<String> faults() {
    return Stream.of(
            steps.stream().filter(step -> !step.isClean()).map(LoadReport::unclean),
            slow("scan", Percentiles.P99, SLOW_SCAN),
            slow("webhook answered", Percentiles.MOST, TIMED_OUT),
            ratios.stream().filter(ratio -> !ratio.holds()).map(LoadReport::above),
            violations.stream())
        .flatMap(sentences -> sentences)
        .toList();
  }

  private static String unclean(Step.Result step) {
    return "%s: %,d failed, %,d dropped%s"
        .formatted(
            step.name(),
            step.failed(),
            step.dropped(),
            step.faults().keySet().stream().findFirst().map(first -> ": " + first).orElse(""));
  }

  private Stream<String> slow(String step, double percentile, double millis) {
    return steps.stream()
        .filter(result -> result.name().equals(step) && result.millis(percentile) > millis)
        .map(result ->
            "%s: p%.0f of %,.0f ms, more than %,.0f ms"
                .formatted(step, percentile, result.millis(percentile), millis));
  }

  private static String above(Ratio ratio) {
    return "%s (%s): p99 is %.1f times that of %s, more than %.0f"
        .formatted(ratio.name(), ratio.of(), ratio.ratio(), ratio.floor(), ratio.bound());
  }
}
