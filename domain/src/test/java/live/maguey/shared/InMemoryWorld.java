package live.maguey.shared;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Where the in-memory stores of one test keep their rows, behind one lock, so that they see each
/// other's rows and a failed unit of work takes all of them back.
///
/// A store asks once for each [#table] or [#list] and does the work of each of its methods inside
/// [#locked]. Rows are immutable: a change is a `put` of a new row.
public final class InMemoryWorld {
  private final ReentrantLock lock = new ReentrantLock();
  private final List<SequencedMap<?, ?>> tables = new ArrayList<>();
  private final List<List<?>> lists = new ArrayList<>();

  /// Of the unit that is under way, or null.
  private @Nullable AfterCommit unit;

  /// A new table, in the order of insertion.
  public <K, V> SequencedMap<K, V> table() {
    return locked(() -> {
      SequencedMap<K, V> table = new LinkedHashMap<>();
      tables.add(table);
      return table;
    });
  }

  /// A new table without a key.
  public <V> List<V> list() {
    return locked(() -> {
      List<V> list = new ArrayList<>();
      lists.add(list);
      return list;
    });
  }

  /// `work` as one statement: alone in the world until it is done.
  public <T extends @Nullable Object> T locked(Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }

  public void execute(Runnable work) {
    locked(() -> {
      work.run();
      return null;
    });
  }

  /// Fakes of remote services, and stores that commit by themselves, refuse to be called inside a
  /// unit of work.
  ///
  /// @throws IllegalStateException inside one, on this thread
  public void refuseInUnit(String what) {
    if (lock.isHeldByCurrentThread() && unit != null) {
      throw new IllegalStateException(what + " was called inside a unit of work");
    }
  }

  /// @throws IllegalStateException outside a unit of work
  void afterCommit(Runnable follow) {
    if (!lock.isHeldByCurrentThread() || unit == null) {
      throw new IllegalStateException("nothing is committed outside a unit of work");
    }
    unit.add(follow);
  }

  <T extends @Nullable Object> T unit(Supplier<T> work) {
    if (lock.isHeldByCurrentThread() && unit != null) {
      return work.get();
    }
    AfterCommit after = new AfterCommit();
    T result = committed(work, after);
    after.run();
    return result;
  }

  private <T extends @Nullable Object> T committed(Supplier<T> work, AfterCommit after) {
    return locked(() -> {
      Runnable restore = snapshot();
      unit = after;
      boolean committed = false;
      try {
        T result = work.get();
        committed = true;
        return result;
      } finally {
        unit = null;
        if (!committed) {
          restore.run();
        }
      }
    });
  }

  private Runnable snapshot() {
    List<Runnable> restores = new ArrayList<>();
    tables.forEach(table -> restores.add(restore(table)));
    lists.forEach(list -> restores.add(restore(list)));
    return () -> restores.forEach(Runnable::run);
  }

  private static <K, V> Runnable restore(SequencedMap<K, V> table) {
    SequencedMap<K, V> before = new LinkedHashMap<>(table);
    return () -> {
      table.clear();
      table.putAll(before);
    };
  }

  private static <V> Runnable restore(List<V> list) {
    List<V> before = new ArrayList<>(list);
    return () -> {
      list.clear();
      list.addAll(before);
    };
  }
}
