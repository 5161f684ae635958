package live.maguey.shared;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One transaction. Everything the stores do inside `work` on this thread is committed together or,
/// when `work` throws, not at all; the exception reaches the caller unchanged. A unit inside a unit
/// joins the outer one. Nothing remote is called inside.
public interface UnitOfWork {
  <T extends @Nullable Object> T run(Supplier<T> work);

  default void execute(Runnable work) {
    run(() -> {
      work.run();
      return null;
    });
  }

  /// Does something once the unit that this thread is in has been committed: tells live pages,
  /// counts. It runs on this thread before [#run] returns, after the transaction and in the order
  /// asked, once; never after a rollback, nor when the answer to the commit was lost. What it
  /// throws is logged and changes nothing for the caller. It may be lost with the process: what
  /// must happen is a row in the transaction.
  ///
  /// @throws IllegalStateException outside a unit of work
  void afterCommit(Runnable follow);
}
