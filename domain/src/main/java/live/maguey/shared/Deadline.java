package live.maguey.shared;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// The time in which somebody who asked is answered. All waits on the way to the answer share it:
/// each gets what the others have left.
///
/// Bound to one thread, and not to those that it starts. Work that nobody waits for, such as a
/// job's, has none.
public final class Deadline {
  private static final ScopedValue<Deadline> CURRENT = ScopedValue.newInstance();

  private static final Watch NOBODY =
      new Watch() {
        @Override
        public void waits() {}

        @Override
        public void worksAgain() {}
      };

  private final LongSupplier nanos;
  private final Watch watch;
  private long end;
  private boolean stopped;

  private Deadline(LongSupplier nanos, long end, Watch watch) {
    this.nanos = nanos;
    this.end = end;
    this.watch = watch;
  }

  /// Hears when its clock stands still, on the thread that it is bound to.
  public interface Watch {
    void waits();

    void worksAgain();
  }

  /// Begins now.
  ///
  /// @param nanos a clock that only goes forward, as `System::nanoTime`
  public static Deadline in(Duration time, LongSupplier nanos) {
    return in(time, nanos, NOBODY);
  }

  /// The same, and `watch` hears of each wait that has a limit of its own.
  public static Deadline in(Duration time, LongSupplier nanos, Watch watch) {
    return new Deadline(nanos, nanos.getAsLong() + time.toNanos(), watch);
  }

  /// Holds for all that `work` does on this thread.
  public <T extends @Nullable Object, X extends Throwable> T during(
      ScopedValue.CallableOp<T, X> work) throws X {
    return ScopedValue.where(CURRENT, this).call(work);
  }

  /// What is left, zero when the time is over; empty where there is no deadline.
  public static Optional<Duration> left() {
    return CURRENT.isBound()
        ? Optional.of(Duration.ofNanos(Math.max(0, CURRENT.get().nanosLeft())))
        : Optional.empty();
  }

  private long nanosLeft() {
    return end - nanos.getAsLong();
  }

  /// The clock stands still during `wait`: for what has a limit of its own, as the client's sending
  /// or a vendor's answer.
  public static <T extends @Nullable Object, X extends Throwable> T aside(
      ScopedValue.CallableOp<T, X> wait) throws X {
    return CURRENT.isBound() && !CURRENT.get().stopped ? CURRENT.get().stopped(wait) : wait.call();
  }

  private <T extends @Nullable Object, X extends Throwable> T stopped(
      ScopedValue.CallableOp<T, X> wait) throws X {
    long before = nanosLeft();
    stopped = true;
    watch.waits();
    try {
      return wait.call();
    } finally {
      watch.worksAgain();
      stopped = false;
      end = nanos.getAsLong() + before;
    }
  }
}
