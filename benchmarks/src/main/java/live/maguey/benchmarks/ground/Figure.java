package live.maguey.benchmarks.ground;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// One line of the table.
///
/// @param group what is compared, such as `holds of one tier, at the port`
/// @param design the way it is done; the first of a group and number of callers is its measure
/// @param perSecond the median of the turns
/// @param slowest per second in the slowest turn; @param fastest in the fastest
/// @param p50 milliseconds in the median turn, as p95, p99
/// @param ratio to the measure: the median of the turns' own ratios
public record Figure(
    String group,
    String design,
    int callers,
    double perSecond,
    double slowest,
    double fastest,
    double ratio,
    double p50,
    double p95,
    double p99) {

  static Figure of(
      String group,
      String design,
      int callers,
      List<Load.Sample> turns,
      List<Load.Sample> measure) {
    List<Load.Sample> byRate =
        turns.stream().sorted(Comparator.comparingDouble(Load.Sample::perSecond)).toList();
    Load.Sample median = byRate.get(byRate.size() / 2);
    double[] ratios = new double[turns.size()];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = turns.get(i).perSecond() / measure.get(i).perSecond();
    }
    Arrays.sort(ratios);
    return new Figure(
        group,
        design,
        callers,
        median.perSecond(),
        byRate.getFirst().perSecond(),
        byRate.getLast().perSecond(),
        ratios[ratios.length / 2],
        median.millis(50),
        median.millis(95),
        median.millis(99));
  }
}
