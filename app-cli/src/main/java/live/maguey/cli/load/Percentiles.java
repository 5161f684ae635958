package live.maguey.cli.load;

import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/// The percentiles that are reported and drawn.
final class Percentiles {
  static final double P50 = 50;
  static final double P95 = 95;
  static final double P99 = 99;
  static final double MOST = 100;

  private static final double[] ALL = {0, 10, 25, P50, 75, 90, P95, 98, P99, 99.5, 99.9, MOST};

  private Percentiles() {}

  /// In milliseconds.
  static double p99(Histogram nanos) {
    return nanos.getValueAtPercentile(P99) / 1e6;
  }

  /// Milliseconds by percentile; zeros where nothing was measured.
  static Map<Double, Double> of(Histogram nanos) {
    Map<Double, Double> curve = new TreeMap<>();
    for (double percentile : ALL) {
      curve.put(percentile, nanos.getValueAtPercentile(percentile) / 1e6);
    }
    return curve;
  }
}
