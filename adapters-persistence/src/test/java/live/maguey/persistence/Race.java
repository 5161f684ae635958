package live.maguey.persistence;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/// Runs the same thing on many threads that start at one moment.
public final class Race {
  public static final int THREADS = 64;

  /// As many as race inside PostgreSQL at once. The pool makes them one after the other, and a
  /// machine that is busy has to be done before the first of them gives up.
  public static final int CONNECTIONS = 32;

  private Race() {}

  /// @param runner what the thread of that number, from 0, does
  /// @return the results by the thread's number
  /// @throws IllegalStateException when one of them threw, or was not done after a minute
  public static <T> List<T> of(int threads, IntFunction<Callable<T>> runner) {
    CyclicBarrier start = new CyclicBarrier(threads);
    List<Future<T>> futures = new ArrayList<>();
    List<T> results = new ArrayList<>();
    try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
      for (int i = 0; i < threads; i++) {
        Callable<T> run = runner.apply(i);
        futures.add(
            executor.submit(() -> {
              start.await();
              return run.call();
            }));
      }
      for (Future<T> future : futures) {
        results.add(future.get(60, TimeUnit.SECONDS));
      }
    } catch (ExecutionException failed) {
      throw new IllegalStateException("a racer failed", failed.getCause());
    } catch (Exception broken) {
      throw new IllegalStateException("the race did not end", broken);
    }
    return results;
  }
}
