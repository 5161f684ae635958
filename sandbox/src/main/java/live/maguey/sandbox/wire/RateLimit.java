package live.maguey.sandbox.wire;

/// So many calls per second, counted per second of real time.
public final class RateLimit {
  private int perSecond;
  private long second;
  private int used;

  /// @param perSecond 0 for no limit
  public RateLimit(int perSecond) {
    this.perSecond = perSecond;
  }

  /// @param left calls left in this second
  /// @param resetSeconds until the next second begins, rounded up
  public record Verdict(boolean allowed, int limit, int left, int resetSeconds) {}

  public synchronized void perSecond(int calls) {
    perSecond = calls;
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
