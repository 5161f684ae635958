package live.maguey.sandbox.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What one lookalike knows, in tables under one lock. What changed under the lock is one line of a
/// journal before the lock is released: a change that a caller has seen survives a kill. A line
/// costs what changed, however much is known.
public final class Store implements AutoCloseable {
  /// A journal below this size is never rewritten (bytes); above, when less than half still counts.
  private static final long SMALLEST = 8L << 20;

  private final ReentrantLock lock = new ReentrantLock();
  private final List<Table<?>> tables = new ArrayList<>();
  private final Map<String, Map<String, JsonNode>> earlier = new HashMap<>();
  private final Deque<Runnable> afterwards = new ArrayDeque<>();
  private final @Nullable Journal journal;
  private boolean closed;

  private Store(@Nullable Path file) {
    journal = file == null ? null : Journal.open(file, line -> remember(file, line));
  }

  /// @param file null keeps nothing
  /// @throws IllegalStateException with one readable sentence when it cannot be read or written
  public static Store open(@Nullable Path file) {
    return new Store(file);
  }

  private void remember(Path file, byte[] line) {
    try {
      for (JsonNode change : Json.parse(line)) {
        Map<String, JsonNode> table =
            earlier.computeIfAbsent(change.path(0).asText(), _ -> new LinkedHashMap<>());
        if (change.has(2)) {
          table.put(change.path(1).asText(), change.get(2));
        } else {
          table.remove(change.path(1).asText());
        }
      }
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(
          "The sandbox's state in " + file + " is not its own. Move it away to start over.", e);
    }
  }

  /// A table with what an earlier run left in it. Each name once.
  public <V> Table<V> table(String name, Class<V> type) {
    return locked(() -> {
      Map<String, JsonNode> before = earlier.remove(name);
      Table<V> table = new Table<>(name, type, before == null ? Map.of() : before);
      tables.add(table);
      return table;
    });
  }

  /// Work that sees and makes one whole change. May be nested; when it throws, the changes so far
  /// stay, like everything that others have already seen.
  public <T extends @Nullable Object> T locked(Supplier<T> work) {
    List<Runnable> then = List.of();
    lock.lock();
    try {
      return work.get();
    } finally {
      try {
        if (lock.getHoldCount() == 1) {
          then = kept();
        }
      } finally {
        lock.unlock();
      }
      then.forEach(Runnable::run);
    }
  }

  /// For work without a result.
  public void change(Runnable work) {
    locked(() -> {
      work.run();
      return null;
    });
  }

  /// Runs once the change that is being made is kept; for what tells others of it.
  public void afterwards(Runnable told) {
    change(() -> afterwards.add(told));
  }

  private List<Runnable> kept() {
    ByteArrayOutputStream changes = new ByteArrayOutputStream();
    for (Table<?> table : tables) {
      table.drain(changes);
    }
    if (journal != null && !closed && changes.size() > 0) {
      changes.write(']');
      journal.append(changes.toByteArray());
      long counts = tables.stream().mapToLong(Table::bytes).sum();
      if (journal.size() > SMALLEST && journal.size() > 2 * counts) {
        journal.compact(lines -> tables.forEach(table -> table.each(lines)));
      }
    }
    List<Runnable> then = List.copyOf(afterwards);
    afterwards.clear();
    return then;
  }

  /// Bytes written to the journal since the start.
  public long written() {
    return locked(() -> journal == null ? 0 : journal.written());
  }

  @Override
  public void close() {
    change(() -> {
      closed = true;
      if (journal != null) {
        journal.close();
      }
    });
  }
}
