package live.maguey.http.connections;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// How many requests this node works on at once. Beyond it the newest is refused, and what matters
/// least is refused first: browsing when three fifths are taken, buying at four fifths, the gate
/// and deliveries at the end. A node that takes on more answers everybody too late.
///
/// Only our own work counts: a client that is slow, or a vendor, takes no place.
public final class Work {
  /// What gives way first.
  public enum Rank {
    BROWSING(3),
    BUYING(4),
    FIRST(5),
    /// Takes no place: a load balancer's question.
    ALWAYS(0);

    private static final int PARTS = 5;
    private final int parts;

    Rank(int parts) {
      this.parts = parts;
    }

    private int of(int most) {
      return Math.max(1, most * parts / PARTS);
    }
  }

  private final int most;
  private final MeterRegistry meters;
  private final AtomicInteger taken = new AtomicInteger();

  /// @param most at least 5, so that each rank has its place
  public Work(int most, MeterRegistry meters) {
    if (most < Rank.PARTS) {
      throw new IllegalArgumentException("work for " + most + " leaves nothing to the gate");
    }
    this.most = most;
    this.meters = meters;
    Gauge.builder("maguey.http.work", taken, AtomicInteger::get)
        .description("Requests that are worked on")
        .register(meters);
  }

  /// @return false when there is too much to do; else the place is to be left
  private boolean enter(Rank rank) {
    int room = rank.of(most);
    int now;
    do {
      now = taken.get();
      if (now >= room) {
        meters
            .counter("maguey.http.shed", "rank", rank.name().toLowerCase(Locale.ROOT))
            .increment();
        return false;
      }
    } while (!taken.compareAndSet(now, now + 1));
    return true;
  }

  int taken() {
    return taken.get();
  }

  /// A place for a request, on the thread that works on it.
  ///
  /// @return one that was not got when there is too much to do
  public Place place(Rank rank) {
    return rank == Rank.ALWAYS ? new Place(null, true) : new Place(this, enter(rank));
  }

  /// Held while the request is worked on.
  public static final class Place implements AutoCloseable {
    private final @Nullable Work work;
    private final boolean got;
    private final AtomicBoolean over = new AtomicBoolean();

    private Place(@Nullable Work work, boolean got) {
      this.work = work;
      this.got = got;
      over.set(work == null || !got);
    }

    public boolean isGot() {
      return got;
    }

    /// Nobody works on it while we wait for somebody else.
    void waits() {
      if (work != null && !over.get()) {
        work.taken.decrementAndGet();
      }
    }

    void worksAgain() {
      if (work != null && !over.get()) {
        work.taken.incrementAndGet();
      }
    }

    /// For good: it is answered, or became a stream.
    @Override
    public void close() {
      if (work != null && over.compareAndSet(false, true)) {
        work.taken.decrementAndGet();
      }
    }
  }
}
