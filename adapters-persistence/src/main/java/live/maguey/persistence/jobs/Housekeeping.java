package live.maguey.persistence.jobs;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import live.maguey.persistence.Database;
import live.maguey.persistence.Params;

/// Deletes what we must not keep: idempotency keys after a day, the raw bodies of handled Stripe
/// events and the counts of refused signatures after 90 days, names and addresses of tables' guests
/// 30 days after their event; and closed alerts.
public final class Housekeeping {
  private static final Duration KEYS_LIVE = Duration.ofHours(24);
  private static final Duration BODIES_LIVE = Duration.ofDays(90);

  private static final Duration GUESTS_LIVE = Duration.ofDays(30);

  private final Database database;
  private final Duration alertsKept;
  private final InstantSource clock;

  /// @param alertsKept how long after they were closed
  public Housekeeping(Database database, Duration alertsKept, InstantSource clock) {
    this.database = database;
    this.alertsKept = alertsKept;
    this.clock = clock;
  }

  /// @return how many rows were deleted or emptied
  public long purge() {
    Instant now = clock.instant();
    return database.update(
            HousekeepingSql.ERASE_GUESTS,
            Params.of("before", now.minus(GUESTS_LIVE)).and("now", now))
        + database.update(
            HousekeepingSql.PURGE_KEYS, Params.of("before", clock.instant().minus(KEYS_LIVE)))
        + database.update(
            HousekeepingSql.PURGE_BODIES, Params.of("before", clock.instant().minus(BODIES_LIVE)))
        + database.update(
            HousekeepingSql.PURGE_REFUSED_SIGNATURES,
            Params.of("before", clock.instant().minus(BODIES_LIVE)))
        + database.update(HousekeepingSql.PURGE_ALERTS, Params.of("before", now.minus(alertsKept)));
  }

  /// Answers when the database serves.
  ///
  /// @throws live.maguey.shared.Unavailable when it does not
  public void ping() {
    database.list(HousekeepingSql.PING, Params.none(), c -> c.integer("one"));
  }
}
