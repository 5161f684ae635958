package live.maguey.shared;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// How a task that may fail is tried: under a lease, quickly while it is young, slowly later, and
/// not for ever.
///
/// @param lease how long the one who claimed it has it alone; then it is due again for anyone
/// @param quick the waits while the task is younger than `quickFor`
/// @param slow the waits after that
/// @param patience how old a task may become; null where tries alone count
/// @param leastTries it is tried as often, however old it is
public record Retries(
    Duration lease,
    Backoff quick,
    Duration quickFor,
    Backoff slow,
    @Nullable Duration patience,
    int leastTries) {

  /// Given up after so many tries.
  public static Retries ofTries(int tries, Duration lease, Backoff waits) {
    return new Retries(lease, waits, Duration.ZERO, waits, null, tries);
  }

  /// How long to wait after a failure.
  ///
  /// @param since when the task began; @param failures 1 or more
  public Duration pause(Instant since, Instant now, int failures, RandomGenerator random) {
    return waits(since, now).after(failures, random);
  }

  /// The same without chance.
  public Duration pause(Instant since, Instant now, int failures) {
    return waits(since, now).after(failures);
  }

  private Backoff waits(Instant since, Instant now) {
    boolean young = Duration.between(since, now).compareTo(quickFor) < 0;
    return young ? quick : slow;
  }

  /// Whether nobody tries it again.
  ///
  /// @param tries how often it was tried
  public boolean areOver(Instant since, Instant now, int tries) {
    boolean old = patience == null || Duration.between(since, now).compareTo(patience) > 0;
    return old && tries >= leastTries;
  }
}
