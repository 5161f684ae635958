package live.maguey.benchmarks.apart;

import java.time.Duration;
import live.maguey.benchmarks.fixtures.Load;

/// What one operation took, over HTTP.
///
/// @param operation such as `scan`
/// @param p50 milliseconds until the caller had the answer, as p95, p99
/// @param server milliseconds of the processor, as postgres
/// @param note what else is known of it, may be empty
public record Spent(
    String operation,
    int callers,
    double perSecond,
    double p50,
    double p99,
    double server,
    double postgres,
    String note) {

  static Spent of(
      String operation,
      int callers,
      Load.Sample sample,
      Duration server,
      Duration postgres,
      String note) {
    return new Spent(
        operation,
        callers,
        sample.perSecond(),
        sample.millis(50),
        sample.millis(99),
        server.toNanos() / 1e6 / sample.calls(),
        postgres.toNanos() / 1e6 / sample.calls(),
        note);
  }

  double together() {
    return server + postgres;
  }
}
