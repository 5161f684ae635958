package live.maguey.persistence.jobs;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import live.maguey.persistence.Database;

/// The job that deletes what is kept for long enough, with the default times.
public final class Purging {
  public static final Housekeeping.Kept KEPT =
      new Housekeeping.Kept(
          Duration.ofDays(30),
          Duration.ofDays(180),
          Duration.ofDays(90),
          Duration.ofDays(365),
          Duration.ofDays(90));

  private Purging() {}

  public static Housekeeping at(Database database, Instant now) {
    return of(database, () -> now);
  }

  public static Housekeeping of(Database database, InstantSource clock) {
    return new Housekeeping(database, KEPT, clock);
  }
}
