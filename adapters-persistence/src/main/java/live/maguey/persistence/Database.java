package live.maguey.persistence;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.helidon.dbclient.DbClient;
import io.helidon.dbclient.DbExecute;
import io.helidon.dbclient.DbRow;
import io.helidon.dbclient.DbTransaction;
import io.helidon.dbclient.jdbc.JdbcClientBuilder;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import live.maguey.shared.AfterCommit;
import live.maguey.shared.Unavailable;
import live.maguey.shared.UnitOfWork;
import org.jspecify.annotations.Nullable;

/// The one door to PostgreSQL: a bounded pool, named statements that are timed under their names,
/// and transactions. Inside [#run] every statement of the same thread takes part; outside, each
/// commits by itself.
///
/// A database that cannot be reached, or that refuses to serve, is [Unavailable]; a unique key that
/// is taken is a [DuplicateKey]; any other SQL fault reaches the caller as it is and is a bug.
/// Where the caller has a [live.maguey.shared.Deadline], everything here shares it: what there is
/// no time for is [Unavailable] too, and what was begun is undone.
public final class Database implements UnitOfWork, AutoCloseable {
  private final HikariDataSource pool;
  private final Apart apart;
  private final Turns turns;
  private final DbClient client;
  private final MeterRegistry meters;
  private final Map<Sql, Known> known = new ConcurrentHashMap<>();
  private final ScopedValue<Unit> current = ScopedValue.newInstance();

  /// A transaction under way, what follows it, and the statement that it began with.
  private record Unit(
      DbTransaction transaction, AfterCommit after, AtomicReference<@Nullable Known> first) {}

  /// @param poolSize connections; more than about 16 make two cores slower, callers queue instead
  public record Settings(String url, String user, String password, int poolSize) {
    @Override
    public String toString() {
      return url + " as " + user;
    }
  }

  public Database(Settings settings, MeterRegistry meters) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(settings.url());
    config.setUsername(settings.user());
    config.setPassword(settings.password());
    config.setMaximumPoolSize(settings.poolSize());
    config.setPoolName("maguey");
    config.setConnectionTimeout(Turns.MAKING.toMillis());
    config.setInitializationFailTimeout(-1);
    config.setConnectionInitSql("SET lock_timeout = " + Turns.LOCKED.toMillis());
    config.addDataSourceProperty("ApplicationName", "maguey");
    config.addDataSourceProperty("reWriteBatchedInserts", "true");
    config.addDataSourceProperty("socketTimeout", "30");
    config.addDataSourceProperty("connectTimeout", Apart.CONNECT_SECONDS);
    config.addDataSourceProperty("tcpKeepAlive", "true");
    this.pool = new HikariDataSource(config);
    this.apart = new Apart(settings);
    this.turns = new Turns(settings.poolSize());
    this.client =
        JdbcClientBuilder.create().connectionPool(new PooledConnections(pool, turns)).build();
    this.meters = meters;
  }

  /// One attempt over a connection of its own.
  ///
  /// @throws Unavailable when it refuses, is not there after three seconds, or does not greet after
  ///   ten
  public void reach() {
    apart.reach();
  }

  /// A connection beside the pool, without a deadline; the caller closes it.
  ///
  /// @param application as `pg_stat_activity` names it
  public Connection apart(String application) throws SQLException {
    return apart.connect(application);
  }

  public DataSource dataSource() {
    return pool;
  }

  @Override
  public <T extends @Nullable Object> T run(Supplier<T> work) {
    return current.isBound() ? work.get() : inNewTransaction(work, _ -> true);
  }

  @Override
  public void afterCommit(Runnable follow) {
    if (!current.isBound()) {
      throw new IllegalStateException("nothing is committed outside a unit of work");
    }
    current.get().after().add(follow);
  }

  /// A transaction of its own, committed when `keep` accepts what `work` gave and rolled back when
  /// it does not.
  ///
  /// @throws IllegalStateException inside a unit of work: it could not be undone with it
  public <T extends @Nullable Object> T alone(Supplier<T> work, Predicate<T> keep) {
    refuseUnit();
    return inNewTransaction(work, keep);
  }

  /// What is done with a bare connection.
  @FunctionalInterface
  public interface BareWork {
    void with(Connection connection) throws SQLException;
  }

  /// A transaction of its own for what the client has no words for, such as COPY.
  public void bare(BareWork work) {
    refuseUnit();
    turns.take(() -> SqlFaults.translated(() -> committed(work)));
  }

  /// Reads all that `work` asks for as of one moment, over a connection beside the pool and without
  /// a deadline; changes nothing.
  ///
  /// @param application as `pg_stat_activity` names it
  public void snapshot(String application, BareWork work) {
    SqlFaults.translated(() -> {
      try (Connection connection = apart.connect(application)) {
        connection.setReadOnly(true);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setAutoCommit(false);
        work.with(connection);
        connection.rollback();
        return true;
      } catch (SQLException fault) {
        throw new IllegalStateException(fault.getMessage(), fault);
      }
    });
  }

  private boolean committed(BareWork work) {
    try (Connection connection = turns.connect(pool)) {
      connection.setAutoCommit(false);
      try {
        work.with(connection);
        connection.commit();
      } finally {
        connection.rollback();
      }
      return true;
    } catch (SQLException fault) {
      throw new IllegalStateException(fault.getMessage(), fault);
    }
  }

  /// @throws IllegalStateException inside a unit of work, which could not undo what is to come
  public void refuseUnit() {
    if (current.isBound()) {
      throw new IllegalStateException("a transaction of its own was started inside a unit of work");
    }
  }

  /// @throws IllegalStateException outside a unit of work, where a lock would hold nothing
  public void requireUnit() {
    if (!current.isBound()) {
      throw new IllegalStateException("a lock was asked for outside a unit of work");
    }
  }

  private <T extends @Nullable Object> T inNewTransaction(Supplier<T> work, Predicate<T> keep) {
    AfterCommit after = new AfterCommit();
    T result = turns.take(() -> transacted(work, keep, after));
    after.run();
    return result;
  }

  private <T extends @Nullable Object> T transacted(
      Supplier<T> work, Predicate<T> keep, AfterCommit after) {
    return SqlFaults.translated(() -> {
      long start = System.nanoTime();
      DbTransaction transaction = client.transaction();
      Unit unit = new Unit(transaction, after, new AtomicReference<>());
      boolean committed = false;
      try {
        T result = ScopedValue.where(current, unit).call(work::get);
        if (keep.test(result)) {
          commit(transaction);
          committed = true;
          Known.began(unit.first().get(), start);
        }
        return result;
      } finally {
        if (!committed) {
          after.forget();
          rollback(transaction);
        }
      }
    });
  }

  /// The row that a query or a `… RETURNING` gives; more than one is a bug of the statement.
  public <T> Optional<T> get(Sql sql, Params params, Function<Columns, T> mapper) {
    List<T> rows = list(sql, params, mapper);
    if (rows.size() > 1) {
      throw new IllegalStateException(sql.name() + " gave " + rows.size() + " rows");
    }
    return rows.stream().findFirst();
  }

  public <T> List<T> list(Sql sql, Params params, Function<Columns, T> mapper) {
    Known known = known(sql);
    return timed(
        known,
        execute -> {
          try (Stream<DbRow> rows =
              known.bind(execute.createNamedQuery(sql.name(), known.text()), params).execute()) {
            return rows.map(row -> mapper.apply(new Columns(row))).toList();
          }
        });
  }

  /// @return how many rows were changed
  public long update(Sql sql, Params params) {
    Known known = known(sql);
    return timed(
        known,
        execute ->
            known
                .bind(execute.createNamedDmlStatement(sql.name(), known.text()), params)
                .execute());
  }

  private Known known(Sql sql) {
    return known.computeIfAbsent(sql, it -> Known.of(it, meters));
  }

  private <T> T timed(Known known, Function<DbExecute, T> statement) {
    if (!current.isBound()) {
      return turns.take(() -> known.time(() -> statement.apply(client.execute())));
    }
    turns.goOn();
    Unit unit = current.get();
    unit.first().compareAndSet(null, known);
    return known.time(() -> statement.apply(unit.transaction()));
  }

  /// How long something that waits in a queue of its own may do so, before it is begun here.
  ///
  /// @param most the longest, where the caller's deadline leaves more
  /// @throws Unavailable when the deadline leaves no time to begin anything
  public Duration patience(Duration most) {
    return turns.patience(most);
  }

  /// How many callers wait for a connection.
  int waiting() {
    return turns.waiting();
  }

  private void commit(DbTransaction transaction) {
    // Before the commit is on its way, there is nothing unknown about it.
    turns.goOn();
    try {
      SqlFaults.translated(() -> {
        transaction.commit();
        return true;
      });
    } catch (Unavailable lost) {
      throw new CommitUnknown(lost);
    }
  }

  private void rollback(DbTransaction transaction) {
    try {
      turns.hurry();
      transaction.rollback();
    } catch (RuntimeException gone) {
      // The connection is broken: the server rolls back by itself, and the first fault is the one
      // that the caller has to see.
    }
  }

  @Override
  public void close() {
    client.close();
    pool.close();
  }
}
