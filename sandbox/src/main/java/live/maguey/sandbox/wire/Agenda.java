package live.maguey.sandbox.wire;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a lookalike does later on its own: sessions that expire, money that settles.
public final class Agenda implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Agenda.class);

  /// The clock may be moved by a test, so it is looked at this often while anything is due (ms).
  private static final long GLANCE = 50;

  /// @param what the kind of act, @param id of what it is done to
  public record Due(long atMillis, String what, String id) {}

  private final PriorityQueue<Due> queue =
      new PriorityQueue<>(Comparator.comparingLong(Due::atMillis));
  private final Store store;
  private final Table<Due> pending;
  private final Clock clock;
  private final Consumer<Due> act;
  private final Thread thread;
  private boolean closed;

  /// @param act runs as part of the change that strikes it off
  public Agenda(String name, Store store, Clock clock, Consumer<Due> act) {
    this.store = store;
    this.pending = store.table("agenda", Due.class);
    this.queue.addAll(pending.all().values());
    this.clock = clock;
    this.act = act;
    this.thread = Thread.ofVirtual().name(name + "-agenda").unstarted(this::run);
  }

  public void start() {
    thread.start();
  }

  public void add(Instant at, String what, String id) {
    Due due = new Due(at.toEpochMilli(), what, id);
    store.change(() -> {
      pending.put(key(due), due);
      store.afterwards(() -> enqueue(due));
    });
  }

  private synchronized void enqueue(Due due) {
    queue.add(due);
    notifyAll();
  }

  private static String key(Due due) {
    return due.what() + " " + due.id();
  }

  private void run() {
    for (Due next = next(); next != null; next = next()) {
      Due due = next;
      try {
        store.change(() -> {
          pending.remove(key(due));
          act.accept(due);
        });
      } catch (RuntimeException e) {
        LOG.error("sandbox could not do {} of {}", due.what(), due.id(), e);
      }
    }
  }

  private synchronized @Nullable Due next() {
    try {
      while (!closed) {
        Due first = queue.peek();
        if (first == null) {
          wait();
        } else if (first.atMillis() <= clock.millis()) {
          return queue.remove();
        } else {
          wait(Math.clamp(first.atMillis() - clock.millis(), 1, GLANCE));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return null;
  }

  @Override
  public synchronized void close() {
    closed = true;
    notifyAll();
  }
}
