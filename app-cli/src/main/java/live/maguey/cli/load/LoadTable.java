package live.maguey.cli.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import live.maguey.cli.command.Report;

/// A run for people at a terminal, and the same for scripts.
final class LoadTable {
  static final List<String> STEPS =
      List.of("STEP", "DONE", "FAILED", "DROPPED", "AGAIN", "P50", "P95", "P99", "MAX");
  static final List<String> RATIOS = List.of("DATABASE", "ASKED", "P99", "FLOOR", "RATIO", "BOUND");

  private LoadTable() {}

  static void tell(LoadReport result, Report report) {
    if (report.isJson()) {
      report.print(json(result));
      return;
    }
    report.table(STEPS, result.steps().stream().map(LoadTable::cells).toList());
    report.say("");
    report.table(RATIOS, result.ratios().stream().map(LoadTable::cells).toList());
    report.say("");
    report.say(
        "Times are milliseconds. FLOOR is the 99th percentile of %s, or of %s for a count, in the same run."
            .formatted(Ratios.ROW, Ratios.COUNT));
    report.say("");
    result.faults().forEach(report::say);
    report.say(verdict(result));
  }

  static String verdict(LoadReport result) {
    return "%s after %.1f s: %s"
        .formatted(
            result.passed() ? "Passed" : "Not passed",
            result.took().toMillis() / 1e3,
            invariants(result.violations().size()));
  }

  private static String invariants(int broken) {
    return switch (broken) {
      case 0 -> "every invariant holds.";
      case 1 -> "an invariant does not hold.";
      default -> broken + " invariants do not hold.";
    };
  }

  static List<String> cells(Step.Result step) {
    return List.of(
        step.name(),
        number(step.done()),
        number(step.failed()),
        number(step.dropped()),
        number(step.again()),
        millis(step.millis(Percentiles.P50)),
        millis(step.millis(Percentiles.P95)),
        millis(step.millis(Percentiles.P99)),
        millis(step.millis(Percentiles.MOST)));
  }

  static List<String> cells(Ratio ratio) {
    return List.of(
        ratio.name().equals("statement") ? ratio.of() : ratio.name() + ", " + ratio.of(),
        number(ratio.times()),
        millis(ratio.p99()),
        millis(ratio.ofFloor()),
        String.format(Locale.ROOT, "%.1f", ratio.ratio()),
        ratio.isBound() ? String.format(Locale.ROOT, "%.0f", ratio.bound()) : "");
  }

  private static String number(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /// Two digits where there is less than ten.
  static String millis(double millis) {
    return String.format(Locale.ROOT, millis < 10 ? "%.2f" : "%,.0f", millis);
  }

  private static Map<String, Object> json(LoadReport result) {
    LoadPlan plan = result.plan();
    return Report.fields(
        "profile", Report.word(plan.profile()),
        "at", result.at(),
        "arrivals", plan.arrivals().count(),
        "seconds", plan.arrivals().time().toMillis() / 1e3,
        "unpaidPercent", plan.unpaid(),
        "phones", plan.phones(),
        "tookSeconds", result.took().toMillis() / 1e3,
        "passed", result.passed(),
        "faults", result.faults(),
        "violations", result.violations(),
        "steps", result.steps().stream().map(LoadTable::json).toList(),
        "database", result.ratios().stream().map(LoadTable::json).toList());
  }

  private static Map<String, Object> json(Step.Result step) {
    List<Map<String, Object>> curve = new ArrayList<>();
    step.curve()
        .forEach((percentile, millis) ->
            curve.add(Report.fields("percentile", percentile, "millis", millis)));
    return Report.fields(
        "step", step.name(),
        "done", step.done(),
        "failed", step.failed(),
        "dropped", step.dropped(),
        "again", step.again(),
        "curve", curve,
        "faults", step.faults());
  }

  private static Map<String, Object> json(Ratio ratio) {
    return Report.fields(
        "name", ratio.name(),
        "statement", ratio.of(),
        "asked", ratio.times(),
        "p99Millis", ratio.p99(),
        "floor", ratio.floor(),
        "floorP99Millis", ratio.ofFloor(),
        "ratio", ratio.ratio(),
        "bound", ratio.isBound() ? ratio.bound() : null);
  }
}
