package live.maguey.shared;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/// UUIDv7-shaped ids that count up, so that a failing test shows the same ids each time. Short
/// codes of ids from one series differ.
public final class SequentialIds implements Ids {
  private final long series;
  private final AtomicLong last = new AtomicLong();

  public SequentialIds() {
    this(1);
  }

  /// @param series 1 to 255; ids of different series differ, their short codes may not
  public SequentialIds(int series) {
    this.series = series;
  }

  @Override
  public UUID next() {
    long n = last.incrementAndGet();
    return new UUID(
        0x0193_0000_0000_7000L | (series << 20) | (n >>> 32), 0x8000_0000_0000_0000L | n);
  }
}
