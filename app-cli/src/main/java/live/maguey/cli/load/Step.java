package live.maguey.cli.load;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/// What is done again and again, such as placing an order: how long each took, what went wrong, who
/// was told to come back, and who was not even let in.
final class Step {
  private static final int DIGITS = 3;
  private static final long SECOND = 1_000_000_000;

  /// Of other faults only the number is kept.
  private static final int SENTENCES = 5;

  private final String name;
  private final long begun = System.nanoTime();
  private final Histogram nanos = new ConcurrentHistogram(DIGITS);
  private final Map<Long, Histogram> seconds = new ConcurrentSkipListMap<>();
  private final Map<String, LongAdder> faults = new ConcurrentHashMap<>();
  private final LongAdder failed = new LongAdder();
  private final LongAdder dropped = new LongAdder();
  private final LongAdder again = new LongAdder();

  Step(String name) {
    this.name = name;
  }

  String name() {
    return name;
  }

  /// @param due when it was to begin, not when there was time for it: a caller that comes late
  ///   because others were slow has waited too
  void done(long due) {
    long now = System.nanoTime();
    long took = Math.max(0, now - due);
    nanos.recordValue(took);
    seconds
        .computeIfAbsent((now - begun) / SECOND, _ -> new ConcurrentHistogram(DIGITS))
        .recordValue(took);
  }

  /// As [#done], of something whose end is found out later.
  void took(Duration time) {
    nanos.recordValue(Math.max(0, time.toNanos()));
  }

  void failed(Throwable fault) {
    failed.increment();
    String sentence = String.valueOf(fault.getMessage() == null ? fault : fault.getMessage());
    if (faults.size() < SENTENCES || faults.containsKey(sentence)) {
      faults.computeIfAbsent(sentence, _ -> new LongAdder()).increment();
    }
  }

  /// Too many were on their way already: it was not begun.
  void dropped() {
    dropped.increment();
  }

  /// The server told it to come back later, and it did.
  void again() {
    again.increment();
  }

  /// What it came to.
  ///
  /// @param done how many ended well; @param curve milliseconds by percentile
  /// @param seconds by the second of the run: how many ended then, and the slowest of them
  record Result(
      String name,
      long done,
      long failed,
      long dropped,
      long again,
      Map<Double, Double> curve,
      Map<Long, Second> seconds,
      Map<String, Long> faults) {
    boolean isClean() {
      return failed == 0 && dropped == 0;
    }

    /// @param percentile one of those of the curve
    double millis(double percentile) {
      return Optional.ofNullable(curve.get(percentile)).orElseThrow();
    }
  }

  /// @param slowest in milliseconds
  record Second(long done, double slowest) {}

  Result result() {
    Map<Long, Second> bySecond = new TreeMap<>();
    seconds.forEach((second, of) ->
        bySecond.put(second, new Second(of.getTotalCount(), of.getMaxValue() / 1e6)));
    Map<String, Long> told = new TreeMap<>();
    faults.forEach((sentence, times) -> told.put(sentence, times.sum()));
    return new Result(
        name,
        nanos.getTotalCount(),
        failed.sum(),
        dropped.sum(),
        again.sum(),
        Percentiles.of(nanos),
        bySecond,
        told);
  }
}
