package live.maguey.persistence.limits;

import java.time.Duration;
import java.time.Instant;
import live.maguey.limits.Allowance;
import live.maguey.limits.Allowances;
import live.maguey.persistence.Database;
import live.maguey.persistence.Params;

/// Allowances in PostgreSQL, one statement each.
public final class PostgresAllowances implements Allowances {
  private static final long NANOS = 1_000;

  private final Database database;

  public PostgresAllowances(Database database) {
    this.database = database;
  }

  @Override
  public Taken take(String who, Allowance allowance, Instant now) {
    database.refuseUnit();
    return database
        .get(
            LimitSql.TAKE_ALLOWANCE,
            Params.of("who", who)
                .and("first", now.plus(allowance.step()))
                .and("now", now)
                .and("step", allowance.step().toNanos() / NANOS)
                .and("latest", allowance.latest(now)),
            c ->
                c.truth("allowed")
                    ? new Taken.Allowed()
                    : tooOften(allowance, c.instant("spent_until"), now))
        .orElseGet(() -> new Taken.TooOften(allowance.step()));
  }

  /// What the refusal sees may be older than what refused it: then the next turn is a step away.
  private static Taken tooOften(Allowance allowance, Instant spentUntil, Instant now) {
    Duration left = Duration.between(now, allowance.again(spentUntil));
    return new Taken.TooOften(left.isPositive() ? left : allowance.step());
  }

  @Override
  public long forget(Instant now) {
    return database.update(LimitSql.PURGE_ALLOWANCES, Params.of("now", now));
  }
}
