package live.maguey.cli.load;

import org.HdrHistogram.Histogram;

/// How long the database took for something, beside the floor of the same run.
///
/// @param of a statement, or the transactions that begin with it
/// @param floor what it is measured by
/// @param times how often it was asked for; @param p99 in milliseconds; @param ofFloor the same of
///   the floor
/// @param bound how many times the floor's it may be; infinite where it is only told
record Ratio(
    String name, String of, String floor, long times, double p99, double ofFloor, double bound) {
  static Ratio of(String name, String of, Histogram times, Histogram floor, String measure) {
    return new Ratio(
        name,
        of,
        measure,
        times.getTotalCount(),
        Percentiles.p99(times),
        Percentiles.p99(floor),
        Ratios.BOUND);
  }

  /// The same, only told.
  Ratio withoutBound() {
    return new Ratio(name, of, floor, times, p99, ofFloor, Double.POSITIVE_INFINITY);
  }

  double ratio() {
    return p99 / ofFloor;
  }

  boolean isBound() {
    return Double.isFinite(bound);
  }

  boolean holds() {
    return ratio() <= bound;
  }
}
