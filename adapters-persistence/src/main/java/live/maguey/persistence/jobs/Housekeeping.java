package live.maguey.persistence.jobs;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import live.maguey.persistence.Database;
import live.maguey.persistence.Params;
import live.maguey.persistence.limits.PostgresAllowances;

/// Deletes what we must not keep, each after its own time; idempotency keys after a day, and who
/// may do again all that a limit allows.
public final class Housekeeping {
  private static final Duration KEYS_LIVE = Duration.ofHours(24);

  private final Database database;
  private final Kept kept;
  private final InstantSource clock;

  /// How long something is kept.
  ///
  /// @param guests names and addresses of tables' guests, after their event's end
  /// @param origins network, browser and request of an order, after its event's end
  /// @param webhooks the bodies of Stripe's events that are done, and counts of refused signatures
  /// @param answers what email providers said of each email
  /// @param alerts after they were closed
  public record Kept(
      Duration guests, Duration origins, Duration webhooks, Duration answers, Duration alerts) {}

  public Housekeeping(Database database, Kept kept, InstantSource clock) {
    this.database = database;
    this.kept = kept;
    this.clock = clock;
  }

  /// @return how many rows were deleted or emptied
  public long purge() {
    Instant now = clock.instant();
    return database.update(HousekeepingSql.ERASE_GUESTS, before(now, kept.guests()).and("now", now))
        + database.update(HousekeepingSql.ERASE_GUESTS_ADDRESSES, before(now, kept.guests()))
        + database.update(HousekeepingSql.PURGE_ORIGINS, before(now, kept.origins()))
        + database.update(HousekeepingSql.PURGE_KEYS, before(now, KEYS_LIVE))
        + database.update(HousekeepingSql.PURGE_BODIES, before(now, kept.webhooks()))
        + database.update(HousekeepingSql.PURGE_REFUSED_SIGNATURES, before(now, kept.webhooks()))
        + database.update(HousekeepingSql.PURGE_ANSWERS, before(now, kept.answers()))
        + database.update(HousekeepingSql.PURGE_PROVIDER_ANSWERS, before(now, kept.webhooks()))
        + new PostgresAllowances(database).forget(now)
        + database.update(HousekeepingSql.PURGE_ALERTS, before(now, kept.alerts()));
  }

  private static Params before(Instant now, Duration age) {
    return Params.of("before", now.minus(age));
  }

  /// Answers when the database serves.
  ///
  /// @throws live.maguey.shared.Unavailable when it does not
  public void ping() {
    database.list(HousekeepingSql.PING, Params.none(), c -> c.integer("one"));
  }
}
