package live.maguey.http.health;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import live.maguey.shared.Unavailable;
import org.jspecify.annotations.Nullable;

/// A check whose outcome is kept for a while: for what is far away, or counts our questions.
public final class Remembered implements Probe.Check {
  private final Probe.Check check;
  private final Duration kept;
  private final InstantSource clock;
  private @Nullable Instant asked;
  private @Nullable String failure;

  public Remembered(Probe.Check check, Duration kept, InstantSource clock) {
    this.check = check;
    this.kept = kept;
    this.clock = clock;
  }

  /// @throws Unavailable when it failed, just now or when it was asked last
  @Override
  public synchronized void run() throws InterruptedException {
    Instant now = clock.instant();
    Instant before = asked;
    if (before == null || now.isBefore(before) || !now.isBefore(before.plus(kept))) {
      ask();
      asked = now;
    }
    if (failure != null) {
      throw new Unavailable(failure);
    }
  }

  private void ask() throws InterruptedException {
    try {
      check.run();
      failure = null;
    } catch (InterruptedException outOfTime) {
      failure = "it did not answer in time";
      asked = clock.instant();
      throw outOfTime;
    } catch (Exception failed) {
      failure = String.valueOf(failed.getMessage());
    }
  }
}
