package live.maguey.persistence;

import java.sql.SQLException;
import java.util.function.Supplier;
import live.maguey.shared.Unavailable;
import org.jspecify.annotations.Nullable;

/// What PostgreSQL's errors mean to us.
final class SqlFaults {
  private SqlFaults() {}

  static <T extends @Nullable Object> T translated(Supplier<T> work) {
    try {
      return work.get();
    } catch (Unavailable told) {
      throw told;
    } catch (RuntimeException fault) {
      for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
        if (cause instanceof SQLException sql && isOutage(sql.getSQLState())) {
          throw new Unavailable("the database does not serve: " + sql.getMessage(), fault);
        }
        if (cause instanceof SQLException sql && DuplicateKey.STATE.equals(sql.getSQLState())) {
          throw new DuplicateKey(fault);
        }
      }
      throw fault;
    }
  }

  /// Connection faults (08), operator intervention (57P), too many connections and out of resources
  /// (53, disk full among them), and a pool without a free connection (no state). Serialization
  /// faults and deadlocks (40) and what is locked for too long (55P03) are also safe to repeat.
  private static boolean isOutage(@Nullable String state) {
    return state == null
        || state.startsWith("08")
        || state.startsWith("57P")
        || state.startsWith("53")
        || state.startsWith("40")
        || state.equals("55P03");
  }
}
