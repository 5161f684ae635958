package live.maguey.http.health;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks every probe at once, each on its own thread, at most every two seconds. Callers that arrive
/// meanwhile wait for the same answers.
public final class Probes {
  private static final Logger LOG = LoggerFactory.getLogger(Probes.class);
  private static final Duration KEPT = Duration.ofSeconds(2);

  private final List<Probe> probes;
  private final Duration timeout;
  private final InstantSource clock;
  private final ReentrantLock asking = new ReentrantLock();
  private volatile @Nullable Answers latest;

  /// @param timeout how long one probe may take
  public Probes(List<Probe> probes, Duration timeout, InstantSource clock) {
    this.probes = List.copyOf(probes);
    this.timeout = timeout;
    this.clock = clock;
  }

  /// @param at when they were asked
  public record Answers(Instant at, List<Answer> probes) {
    public boolean isReady() {
      return probes.stream().noneMatch(p -> p.vital() && !p.up());
    }

    public boolean isDegraded() {
      return probes.stream().anyMatch(p -> !p.up());
    }
  }

  /// @param millis how long it took
  public record Answer(String name, boolean vital, boolean up, long millis) {}

  public Answers ask() {
    Answers known = latest;
    if (known != null && isFresh(known)) {
      return known;
    }
    asking.lock();
    try {
      Answers meanwhile = latest;
      if (meanwhile != null && isFresh(meanwhile)) {
        return meanwhile;
      }
      Answers asked = askAll();
      latest = asked;
      return asked;
    } finally {
      asking.unlock();
    }
  }

  private boolean isFresh(Answers answers) {
    return clock.instant().isBefore(answers.at().plus(KEPT));
  }

  private record Running(Probe probe, FutureTask<Boolean> task, long begun) {}

  private Answers askAll() {
    List<Running> running = probes.stream().map(Probes::start).toList();
    List<Answer> answers = running.stream().map(this::finish).toList();
    return new Answers(clock.instant(), answers);
  }

  private static Running start(Probe probe) {
    FutureTask<Boolean> task =
        new FutureTask<>(() -> {
          probe.check().run();
          return true;
        });
    Thread.ofVirtual().name("probe-" + probe.name()).start(task);
    return new Running(probe, task, System.nanoTime());
  }

  private Answer finish(Running running) {
    Probe probe = running.probe();
    boolean up = false;
    try {
      long spent = System.nanoTime() - running.begun();
      up = running.task().get(Math.max(1, timeout.toNanos() - spent), TimeUnit.NANOSECONDS);
    } catch (ExecutionException failed) {
      LOG.atWarn().setCause(failed.getCause()).log("probe {} failed", probe.name());
    } catch (TimeoutException slow) {
      running.task().cancel(true);
      LOG.warn("probe {} did not answer within {}", probe.name(), timeout);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    long millis = Duration.ofNanos(System.nanoTime() - running.begun()).toMillis();
    return new Answer(probe.name(), probe.vital(), up, millis);
  }
}
