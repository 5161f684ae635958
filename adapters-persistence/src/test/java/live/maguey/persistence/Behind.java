package live.maguey.persistence;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/// Two of which the second waits for what the first has locked.
public final class Behind {
  private static final int SECONDS = 20;

  private Behind() {}

  private enum BehindSql implements Sql {
    WAITERS(
        """
        SELECT pid FROM pg_stat_activity
        WHERE datname = current_database() AND wait_event_type = 'Lock'
        """);

    private final String text;

    BehindSql(String text) {
      this.text = text;
    }

    @Override
    public String text() {
      return text;
    }
  }

  /// Does `first` in a unit of work that is committed once `second` waits for a lock, or is done.
  ///
  /// @return what `second` gave
  public static <T> T commit(Database database, Runnable first, Callable<T> second)
      throws Exception {
    return commit(database, first, second, () -> {});
  }

  /// The same.
  ///
  /// @param before done in the unit of work when `second` waits, before it is committed
  public static <T> T commit(Database database, Runnable first, Callable<T> second, Runnable before)
      throws Exception {
    CompletableFuture<Void> isDone = new CompletableFuture<>();
    CountDownLatch mayCommit = new CountDownLatch(1);
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Boolean> unit =
          executor.submit(() ->
              database.run(() -> {
                first.run();
                isDone.complete(null);
                boolean waits = wasCounted(mayCommit);
                before.run();
                return waits;
              }));
      Future<T> behind;
      try {
        isDone.get(SECONDS, TimeUnit.SECONDS);
        behind = executor.submit(second);
        while (!behind.isDone()
            && database.list(BehindSql.WAITERS, Params.none(), c -> c).isEmpty()) {
          Thread.onSpinWait();
        }
      } finally {
        mayCommit.countDown();
      }
      if (!unit.get(SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException("nobody waited within " + SECONDS + " s");
      }
      return behind.get(SECONDS, TimeUnit.SECONDS);
    }
  }

  private static boolean wasCounted(CountDownLatch latch) {
    try {
      return latch.await(SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }
}
