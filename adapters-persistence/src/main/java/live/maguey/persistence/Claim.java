package live.maguey.persistence;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/// How a row of a queue is taken: what is due gets its next turn at the end of a lease, so nobody
/// else takes it before that, and a process that dies gives it back. Rows that another transaction
/// is taking are passed over, not waited for.
///
/// @param key the columns that name a row
/// @param turn the column that says from when a row may be taken; empty in a row that nobody has
/// @param when what else is true of a row that may be taken
/// @param order who comes first
/// @param also set with it; the row is `q`
/// @param reads what comes back of it
public record Claim(
    String table,
    List<String> key,
    String turn,
    String when,
    String order,
    String also,
    String reads) {
  public Claim {
    key = List.copyOf(key);
  }

  /// Of a table with `id` and `due_at`, which is null in a row that is done.
  public static Claim of(String table, String order) {
    return new Claim(table, List.of("id"), "due_at", "due_at <= :now", order, "", "q.*");
  }

  /// Of the rows for which `when` is true, by another key and a column of their lease alone: one
  /// that is null there is free.
  public static Claim leased(String table, List<String> key, String turn, String when) {
    return new Claim(
        table,
        key,
        turn,
        "(%1$s IS NULL OR %1$s <= :now) AND %2$s".formatted(turn, when),
        String.join(", ", key),
        "",
        "q.*");
  }

  /// @param assignment such as `first_asked_at = :now`
  public Claim setting(String assignment) {
    return new Claim(table, key, turn, when, order, also + ", " + assignment, reads);
  }

  public Claim reading(String columns) {
    return new Claim(table, key, turn, when, order, also, columns);
  }

  /// The statement; its values are [#values].
  public String text() {
    return """
    WITH due AS MATERIALIZED (
      SELECT %2$s FROM %1$s
      WHERE %4$s
      ORDER BY %5$s
      LIMIT :limit
      FOR UPDATE SKIP LOCKED)
    UPDATE %1$s q SET %3$s = :until%6$s
    FROM due WHERE %7$s
    RETURNING %8$s
    """
        .formatted(
            table,
            String.join(", ", key),
            turn,
            when,
            order,
            also,
            key.stream()
                .map(column -> "q.%1$s = due.%1$s".formatted(column))
                .collect(Collectors.joining(" AND ")),
            reads);
  }

  /// The values of such a statement.
  public static Params values(int limit, Instant now, Duration lease) {
    return Params.of("now", now).and("limit", limit).and("until", now.plus(lease));
  }
}
