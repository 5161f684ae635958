package live.maguey.shared;

import java.util.function.Supplier;

/// One transaction. Everything the stores do inside `work` on this thread is committed together or,
/// when `work` throws, not at all; the exception reaches the caller unchanged. A unit inside a unit
/// joins the outer one. Nothing remote is called inside.
public interface UnitOfWork {
  <T extends @org.jspecify.annotations.Nullable Object> T run(Supplier<T> work);

  default void execute(Runnable work) {
    run(() -> {
      work.run();
      return null;
    });
  }
}
