package live.maguey.persistence;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import live.maguey.shared.Unavailable;

/// Runs the same thing on many threads that start at one moment.
public final class Race {
  public static final int THREADS = 64;

  /// As many as race inside PostgreSQL at once. The pool makes them one after the other, and a
  /// machine that is busy has to be done before the first of them gives up.
  public static final int CONNECTIONS = 32;

  private Race() {}

  /// A racer whom the database had no room for, for a connection or a lock that came too late on a
  /// busy machine, tries again, as every caller of ours does. A deadlock is never waited out: it
  /// says that we take locks in the wrong order.
  ///
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
              return persistently(run);
            }));
      }
      for (Future<T> future : futures) {
        results.add(future.get(60, TimeUnit.SECONDS));
      }
    } catch (ExecutionException failed) {
      throw new IllegalStateException("a racer failed: " + failed.getCause(), failed.getCause());
    } catch (Exception broken) {
      throw new IllegalStateException("the race did not end", broken);
    }
    return results;
  }

  private static <T> T persistently(Callable<T> run) throws Exception {
    while (true) {
      try {
        return run.call();
      } catch (Unavailable busy) {
        if (!isSafeToRepeat(busy)) {
          throw busy;
        }
      }
    }
  }

  private static boolean isSafeToRepeat(Unavailable busy) {
    return !(busy instanceof CommitUnknown)
        && Stream.iterate((Throwable) busy, Objects::nonNull, Throwable::getCause)
            .noneMatch(cause ->
                cause instanceof SQLException sql
                    && sql.getSQLState() != null
                    && sql.getSQLState().startsWith("40"));
  }
}
