package live.maguey.persistence;

import io.helidon.dbclient.DbStatement;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A statement as it was read when it was first used, its timer, and that of the transactions which
/// began with it, from the first statement to the commit. To wait for a connection is in neither.
record Known(String name, IndexedSql indexed, Timer timer, Timer transactions) {
  static Known of(Sql sql, MeterRegistry meters) {
    return new Known(
        sql.name(),
        IndexedSql.of(sql.text()),
        meters.timer("maguey.db.statement", "statement", sql.name()),
        meters.timer("maguey.db.transaction", "first", sql.name()));
  }

  /// After the commit of a transaction.
  ///
  /// @param first what it began with; null where it asked for nothing
  static void began(@Nullable Known first, long start) {
    if (first != null) {
      first.transactions.record(Duration.ofNanos(System.nanoTime() - start));
    }
  }

  String text() {
    return indexed.text();
  }

  <S extends DbStatement<S>> S bind(S statement, Params params) {
    for (String parameter : indexed.names()) {
      if (!params.values().containsKey(parameter)) {
        throw new IllegalStateException(name + " needs the parameter " + parameter);
      }
      statement.addParam(params.values().get(parameter));
    }
    return statement;
  }

  <T> T time(Supplier<T> statement) {
    long start = System.nanoTime();
    try {
      return SqlFaults.translated(statement);
    } finally {
      timer.record(Duration.ofNanos(System.nanoTime() - start));
    }
  }
}
