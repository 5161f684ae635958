package live.maguey.persistence;

import java.time.Duration;
import java.time.Instant;

/// How a row of a queue is taken: what is due gets its next turn at the end of a lease, so nobody
/// else takes it before that, and a process that dies gives it back. Rows that another transaction
/// is taking are passed over, not waited for.
public final class Claim {
  private Claim() {}

  /// @param table with `id` and `due_at`
  /// @param order who comes first
  public static String of(String table, String order) {
    return of(table, order, "");
  }

  /// @param also set with it, such as `, first_asked_at = :now`; the row is `q`
  public static String of(String table, String order, String also) {
    return """
    WITH due AS MATERIALIZED (
      SELECT id FROM %1$s
      WHERE due_at <= :now
      ORDER BY %2$s
      LIMIT :limit
      FOR UPDATE SKIP LOCKED)
    UPDATE %1$s q SET due_at = :until%3$s
    FROM due WHERE q.id = due.id
    RETURNING q.*
    """
        .formatted(table, order, also);
  }

  /// The values of such a statement.
  public static Params values(int limit, Instant now, Duration lease) {
    return Params.of("now", now).and("limit", limit).and("until", now.plus(lease));
  }
}
