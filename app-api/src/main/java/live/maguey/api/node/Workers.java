package live.maguey.api.node;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import live.maguey.http.routing.LogContext;
import live.maguey.shared.Ids;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/// The loops that work through inbox, outbox and everything else that is due. Each runs on a thread
/// of its own, continues at once while there is work, and pauses when there is nothing to do. A
/// loop that fails logs it and continues after a pause: no error ends it.
final class Workers implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Workers.class);
  private static final Duration REST_AFTER_FAULT = Duration.ofSeconds(2);
  private static final Duration DRAIN = Duration.ofSeconds(20);

  private final Ids ids;
  private final CountDownLatch stop = new CountDownLatch(1);
  private final List<Thread> threads = new ArrayList<>();

  /// @param ids for the log: of each round
  Workers(Ids ids) {
    this.ids = ids;
  }

  /// @param rest how long to wait when there was nothing to do
  /// @param work one round; returns how much was done
  void start(String name, Duration rest, IntSupplier work) {
    threads.add(Thread.ofVirtual().name(name).start(() -> loop(name, rest, work)));
  }

  /// As [#start], for work that keeps the processor busy: on a platform thread, from which the
  /// operating system takes its core when it has had its share. A virtual one would keep one of the
  /// few that requests and all other loops run on.
  void startBusy(String name, Duration rest, IntSupplier work) {
    threads.add(Thread.ofPlatform().name(name).start(() -> loop(name, rest, work)));
  }

  private void loop(String name, Duration rest, IntSupplier work) {
    MDC.put(LogContext.WORK, "worker " + name);
    boolean broken = false;
    while (stop.getCount() > 0) {
      Duration pause = rest;
      MDC.put(LogContext.ROUND, ids.next().toString());
      try {
        int done = work.getAsInt();
        if (broken) {
          LOG.info("{} works again", name);
          broken = false;
        }
        if (done > 0) {
          continue;
        }
      } catch (RuntimeException | Error fault) {
        if (!broken) {
          LOG.error("{} failed and is tried again in {}", name, REST_AFTER_FAULT, fault);
        }
        broken = true;
        pause = REST_AFTER_FAULT;
      }
      if (stopsWithin(pause)) {
        return;
      }
    }
  }

  private boolean stopsWithin(Duration pause) {
    try {
      return stop.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /// Lets every round that has begun finish, for at most twenty seconds; the rest stays leased
  /// until another node takes it over.
  @Override
  public void close() {
    stop.countDown();
    long until = System.nanoTime() + DRAIN.toNanos();
    for (Thread thread : threads) {
      try {
        if (!thread.join(Duration.ofNanos(Math.max(1, until - System.nanoTime())))) {
          LOG.warn("{} did not stop within {}", thread.getName(), DRAIN);
          thread.interrupt();
        }
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
