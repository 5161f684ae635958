package live.maguey.sandbox.wire;

/// So many calls per second, counted per second of real time. A limit that was changed is kept
/// across restarts, until another one is set.
public final class RateLimit {
  private static final String ONLY = "limit";

  /// @param set the limit of the settings
  record Kept(int set, int now) {}

  private final Store store;
  private final Table<Kept> kept;
  private final int set;
  private int perSecond;
  private long second;
  private int used;

  /// @param perSecond 0 for no limit
  public RateLimit(Store store, int perSecond) {
    this.store = store;
    this.kept = store.table("limits", Kept.class);
    this.set = perSecond;
    Kept before = store.locked(() -> kept.get(ONLY));
    this.perSecond = before != null && before.set() == set ? before.now() : set;
  }

  /// @param left calls left in this second
  /// @param resetSeconds until the next second begins, rounded up
  public record Verdict(boolean allowed, int limit, int left, int resetSeconds) {}

  public void perSecond(int calls) {
    store.change(() -> kept.put(ONLY, new Kept(set, calls)));
    synchronized (this) {
      perSecond = calls;
    }
  }

  public synchronized int perSecond() {
    return perSecond;
  }

  public synchronized Verdict take() {
    if (perSecond == 0) {
      return new Verdict(true, 0, 0, 0);
    }
    long now = System.nanoTime() / 1_000_000_000L;
    if (now != second) {
      second = now;
      used = 0;
    }
    if (used == perSecond) {
      return new Verdict(false, perSecond, 0, 1);
    }
    used++;
    return new Verdict(true, perSecond, perSecond - used, 1);
  }
}
