package live.maguey.sandbox.wire;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// The faults that one lookalike makes on command, kept across restarts. Safe to use from any
/// thread.
public final class Knobs implements AutoCloseable {
  static final int UNTIL_RESET = -1;
  private static final Duration HANG = Duration.ofMinutes(5);

  /// @param where an endpoint (`POST /v1/refunds`) or, for webhooks, an event type; empty for all
  /// @param left how often still, -1 until reset
  /// @param time how long, where the knob has a length
  public record Turned(Knob knob, String where, int left, Duration time) {
    boolean matches(Knob other, String place) {
      return knob == other && (where.isEmpty() || where.equals(place));
    }
  }

  /// @param millis see [Turned#time()]
  record Kept(Knob knob, String where, int left, long millis) {
    static Kept of(Turned t) {
      return new Kept(t.knob(), t.where(), t.left(), t.time().toMillis());
    }

    Turned turned() {
      return new Turned(knob, where, left, Duration.ofMillis(millis));
    }
  }

  private final Store store;
  private final Table<Kept> kept;
  private final CountDownLatch closed = new CountDownLatch(1);
  private long next;

  public Knobs(Store store) {
    this.store = store;
    this.kept = store.table("knobs", Kept.class);
    this.next = kept.all().isEmpty() ? 0 : Long.parseLong(kept.all().lastEntry().getKey()) + 1;
  }

  /// Everywhere, until [#reset()].
  public Knobs turn(Knob knob) {
    return turn(new Turned(knob, "", UNTIL_RESET, knob.usualTime()));
  }

  /// Everywhere, the next `times` times.
  public Knobs next(Knob knob, int times) {
    return turn(new Turned(knob, "", times, knob.usualTime()));
  }

  /// At one endpoint or for one event type, the next `times` times.
  public Knobs next(Knob knob, String where, int times) {
    return turn(new Turned(knob, where, times, knob.usualTime()));
  }

  public Knobs turn(Turned setting) {
    store.change(() -> kept.put(Long.toString(next++), Kept.of(setting)));
    return this;
  }

  public void reset() {
    store.change(() -> List.copyOf(kept.all().keySet()).forEach(kept::remove));
  }

  public List<Turned> shown() {
    return store.locked(() -> kept.all().values().stream().map(Kept::turned).toList());
  }

  /// Uses one turn of a knob up, when it is turned for this place.
  public Optional<Turned> take(Knob knob, String where) {
    return store.locked(() -> {
      for (Map.Entry<String, Kept> each : kept.all().entrySet()) {
        Turned t = each.getValue().turned();
        if (t.matches(knob, where)) {
          used(each.getKey(), t);
          return Optional.of(t);
        }
      }
      return Optional.empty();
    });
  }

  private void used(String id, Turned t) {
    if (t.left() == 1) {
      kept.remove(id);
    } else if (t.left() > 1) {
      kept.put(id, Kept.of(new Turned(t.knob(), t.where(), t.left() - 1, t.time())));
    }
  }

  /// Waits, or returns at once when the sandbox closes.
  public void pause(Duration time) {
    try {
      closed.await(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  public boolean isClosed() {
    return closed.getCount() == 0;
  }

  /// @throws ConnectionBroken after a long silence, when this call shall never be answered
  public void hang(String endpoint) {
    if (take(Knob.HANG, endpoint).isPresent()) {
      pause(HANG);
      throw ConnectionBroken.withoutAWord("hang");
    }
  }

  /// Makes the work slow; the idempotency key is taken meanwhile.
  public void delay(String endpoint) {
    take(Knob.DELAY, endpoint).ifPresent(t -> pause(t.time()));
  }

  /// @throws ConnectionBroken when this reply shall be lost
  public Reply loseOrGive(String endpoint, Reply reply) {
    if (take(Knob.LOST_REPLY, endpoint).isPresent()) {
      throw ConnectionBroken.inTheMiddleOf(reply);
    }
    return reply;
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
