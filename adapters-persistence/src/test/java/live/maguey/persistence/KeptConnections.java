package live.maguey.persistence;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Deque;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/// Connections to test databases that outlive the test that opened them: PostgreSQL starts a
/// process for each, which reads what it knows of tables and functions again. What a session can be
/// told is discarded between two tests, what it has read stays.
///
/// An address says that its connections are kept, to this driver, which is asked before
/// PostgreSQL's: everything above is what production has.
final class KeptConnections implements Driver {
  private static final String POSTGRES = "jdbc:postgresql:";
  private static final String KEPT = "kept=yes";
  private static final int ALIVE_SECONDS = 5;

  private static final Driver REAL = first();

  private static Driver first() {
    try {
      Driver real = DriverManager.getDriver(POSTGRES + "//localhost/any");
      DriverManager.deregisterDriver(real);
      DriverManager.registerDriver(new KeptConnections());
      DriverManager.registerDriver(real);
      return real;
    } catch (SQLException broken) {
      throw new ExceptionInInitializerError(broken);
    }
  }

  /// By address and properties; the one that was used last is taken first.
  private static final Map<String, Map<Properties, Deque<Connection>>> IDLE =
      new ConcurrentHashMap<>();

  private KeptConnections() {}

  /// @param url without connections that are kept
  /// @return the same database with them
  static String at(String url) {
    return url + (url.contains("?") ? "&" : "?") + KEPT;
  }

  /// The processes of a database's idle connections, separated by commas; `0`, which is nobody's,
  /// is among them.
  ///
  /// @param url as [#at] gave it
  static String processes(String url) throws SQLException {
    StringBuilder ids = new StringBuilder("0");
    for (Deque<Connection> idle : IDLE.getOrDefault(url, Map.of()).values()) {
      for (Connection connection : idle) {
        ids.append(',').append(connection.unwrap(PGConnection.class).getBackendPID());
      }
    }
    return ids.toString();
  }

  /// Ends those of a database that is to be dropped.
  ///
  /// @param url as [#at] gave it
  static void end(String url) throws SQLException {
    Map<Properties, Deque<Connection>> all = IDLE.remove(url);
    if (all != null) {
      for (Deque<Connection> idle : all.values()) {
        for (Connection connection : idle) {
          connection.close();
        }
      }
    }
  }

  @Override
  public @Nullable Connection connect(String url, Properties with) throws SQLException {
    if (!acceptsURL(url)) {
      return null;
    }
    Deque<Connection> idle =
        IDLE.computeIfAbsent(url, _ -> new ConcurrentHashMap<>())
            .computeIfAbsent((Properties) with.clone(), _ -> new ConcurrentLinkedDeque<>());
    Connection kept;
    while ((kept = idle.pollFirst()) != null) {
      if (kept.isValid(ALIVE_SECONDS)) {
        return lent(kept, idle);
      }
      kept.close();
    }
    return lent(REAL.connect(url, with), idle);
  }

  private static Connection lent(Connection real, Deque<Connection> idle) throws SQLException {
    return (Connection)
        Proxy.newProxyInstance(
            KeptConnections.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            new Lent(real, idle, real.getNetworkTimeout(), new AtomicBoolean()));
  }

  /// The real connection until it is closed.
  private record Lent(
      Connection real, Deque<Connection> idle, int timeoutMillis, AtomicBoolean isClosed)
      implements InvocationHandler {
    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object[] arguments)
        throws Throwable {
      return switch (method.getName()) {
        case "close" -> {
          if (isClosed.compareAndSet(false, true)) {
            giveBack();
          }
          yield null;
        }
        case "isClosed" -> isClosed.get() || real.isClosed();
        case "equals" -> proxy == arguments[0];
        case "hashCode" -> System.identityHashCode(proxy);
        default -> {
          try {
            yield method.invoke(real, arguments);
          } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
          }
        }
      };
    }

    private void giveBack() throws SQLException {
      try {
        if (real.isClosed()) {
          return;
        }
        if (!real.getAutoCommit()) {
          real.rollback();
          real.setAutoCommit(true);
        }
        try (Statement statement = real.createStatement()) {
          statement.execute("DISCARD ALL");
        }
        real.setNetworkTimeout(Runnable::run, timeoutMillis);
        real.clearWarnings();
        idle.addFirst(real);
      } catch (SQLException unfit) {
        real.close();
      }
    }
  }

  @Override
  public boolean acceptsURL(String url) {
    return url.startsWith(POSTGRES) && url.endsWith(KEPT);
  }

  @Override
  public DriverPropertyInfo[] getPropertyInfo(String url, Properties with) {
    return new DriverPropertyInfo[0];
  }

  @Override
  public int getMajorVersion() {
    return REAL.getMajorVersion();
  }

  @Override
  public int getMinorVersion() {
    return REAL.getMinorVersion();
  }

  @Override
  public boolean jdbcCompliant() {
    return REAL.jdbcCompliant();
  }

  @Override
  public Logger getParentLogger() {
    return Logger.getLogger("org.postgresql");
  }
}
