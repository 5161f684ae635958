package live.maguey.http.connections;

import io.helidon.common.buffers.BufferData;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Comparator;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// All open connections, up to a limit: beyond it a new one takes the place of the one that has
/// kept us waiting longest. Closes those whose time is over.
public final class Connections implements ServerConnectionSelector, Connection.Watcher {
  private static final Duration ROUND = Duration.ofMillis(250);
  private static final Duration LOOK = Duration.ofMillis(2);

  private final HttpSettings.Clients limits;
  private final MeterRegistry meters;
  private final BodyBudget budget;
  private final ServerConnectionSelector http =
      Http1ConnectionSelector.builder().config(Http1Config.create()).build();
  private final Set<Connection> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger count = new AtomicInteger();
  private final CountDownLatch stopped = new CountDownLatch(1);

  public Connections(HttpSettings.Clients limits, MeterRegistry meters) {
    this.limits = limits;
    this.meters = meters;
    this.budget = new BodyBudget(limits.bodyBytes());
    Gauge.builder("maguey.http.connections", count, AtomicInteger::get)
        .description("Open connections")
        .register(meters);
    Gauge.builder("maguey.http.bodies", budget, BodyBudget::taken)
        .description("Request bodies in memory")
        .baseUnit("bytes")
        .register(meters);
  }

  public void start() {
    Thread.ofPlatform().daemon().name("connections").start(this::watch);
  }

  /// Closes what is idle, until nothing is open or the time is over. One look is not enough: a
  /// connection whose answer has just gone out is idle a moment later.
  public void end(Duration longest) {
    stopped.countDown();
    long until = System.nanoTime() + longest.toNanos();
    while (!open.isEmpty() && System.nanoTime() < until) {
      open.stream().filter(Connection::isIdle).forEach(Connection::cut);
      LockSupport.parkNanos(LOOK.toNanos());
    }
  }

  @Override
  public int bytesToIdentifyConnection() {
    return 0;
  }

  @Override
  public Support supports(BufferData data) {
    return Support.SUPPORTED;
  }

  @Override
  public Set<String> supportedApplicationProtocols() {
    return http.supportedApplicationProtocols();
  }

  @Override
  public ServerConnection connection(ConnectionContext context) {
    if (count.incrementAndGet() > limits.connections() && !makeRoom()) {
      count.decrementAndGet();
      throw new CloseConnectionException("there is no room for another connection");
    }
    Connection connection = new Connection(context, http, limits, budget, this);
    open.add(connection);
    return connection;
  }

  @Override
  public void ended(Connection connection) {
    if (open.remove(connection)) {
      count.decrementAndGet();
    }
  }

  @Override
  public void left(ClientGone gone) {
    meters
        .counter(
            "maguey.http.clients.gone",
            "amid",
            gone.amid().name().toLowerCase(Locale.ROOT),
            "reason",
            gone.isSlow() ? "slow" : "hung-up")
        .increment();
  }

  /// Closes the connection that costs least: the longest idle one, else the one whose request has
  /// been on its way for longest. Requests that are being answered are left alone.
  ///
  /// @return false when all are being answered
  private boolean makeRoom() {
    return open.stream()
        .filter(Connection::isWaiting)
        .sorted(
            Comparator.comparing(Connection::isIdle).reversed().thenComparing(Connection::since))
        .anyMatch(Connection::cut);
  }

  private void watch() {
    try {
      while (!stopped.await(ROUND.toMillis(), TimeUnit.MILLISECONDS)) {
        long now = System.nanoTime();
        open.stream().filter(connection -> connection.isLate(now)).forEach(Connection::cut);
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }
}
