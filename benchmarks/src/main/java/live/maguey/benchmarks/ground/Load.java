package live.maguey.benchmarks.ground;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/// Callers in a closed loop: each asks again when it has its answer. Their number is what is fixed,
/// not their rate, so a slow answer also means fewer questions.
public final class Load {
  /// One call, as often as the time allows.
  public interface Work {
    void once(int caller) throws Exception;
  }

  /// What a load came to.
  ///
  /// @param calls those that ended in the measured time
  /// @param nanos how long each took
  public record Sample(long calls, Duration time, Histogram nanos) {
    public double perSecond() {
      return calls / (time.toNanos() / 1e9);
    }

    public double millis(double percentile) {
      return nanos.getValueAtPercentile(percentile) / 1e6;
    }
  }

  private Load() {}

  /// @throws IllegalStateException when a call failed: there is no figure then
  public static Sample run(int callers, Duration warmUp, Duration time, Work work) {
    long begin = System.nanoTime() + warmUp.toNanos();
    long end = begin + time.toNanos();
    Histogram all = new Histogram(3);
    for (Histogram one : inParallel(callers, caller -> loop(caller, begin, end, work))) {
      all.add(one);
    }
    return new Sample(all.getTotalCount(), time, all);
  }

  /// So many calls in all, spread over the callers. @return the time until the last was answered
  public static Sample runAll(int callers, int calls, Work work) {
    long begin = System.nanoTime();
    Histogram all = new Histogram(3);
    for (Histogram one :
        inParallel(
            callers,
            caller -> {
              Histogram nanos = new Histogram(3);
              for (int i = caller; i < calls; i += callers) {
                long start = System.nanoTime();
                work.once(i);
                nanos.recordValue(System.nanoTime() - start);
              }
              return nanos;
            })) {
      all.add(one);
    }
    return new Sample(calls, Duration.ofNanos(System.nanoTime() - begin), all);
  }

  private static Histogram loop(int caller, long begin, long end, Work work) throws Exception {
    Histogram nanos = new Histogram(3);
    for (long start = System.nanoTime(); start < end; ) {
      work.once(caller);
      long now = System.nanoTime();
      if (now >= begin && now < end) {
        nanos.recordValue(now - start);
      }
      start = now;
    }
    return nanos;
  }

  private interface PerCaller {
    Histogram of(int caller) throws Exception;
  }

  private static List<Histogram> inParallel(int callers, PerCaller work) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Histogram>> running = new ArrayList<>();
      for (int i = 0; i < callers; i++) {
        int caller = i;
        Callable<Histogram> call = () -> work.of(caller);
        running.add(threads.submit(call));
      }
      List<Histogram> done = new ArrayList<>();
      for (Future<Histogram> one : running) {
        done.add(one.get(10, TimeUnit.MINUTES));
      }
      return done;
    } catch (ExecutionException failed) {
      throw new IllegalStateException("a call failed: " + failed.getCause(), failed.getCause());
    } catch (InterruptedException | java.util.concurrent.TimeoutException broken) {
      throw new IllegalStateException(broken);
    }
  }
}
