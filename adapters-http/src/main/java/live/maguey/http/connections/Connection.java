package live.maguey.http.connections;

import io.helidon.common.buffers.DataReader;
import io.helidon.common.concurrency.limits.Limit;
import io.helidon.common.socket.HelidonSocket;
import io.helidon.common.task.InterruptableTask;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import live.maguey.shared.Deadline;
import org.jspecify.annotations.Nullable;

/// One client's connection, with a deadline for whatever we wait for: a whole head, a whole body,
/// the next request, the taking of an answer. Helidon's own time-outs are for one read each: a byte
/// a second defeats them.
///
/// Its thread reads and writes; the watch of [Connections] closes the socket under it when the time
/// is over.
public final class Connection implements ServerConnection, InterruptableTask<Void>, Deadline.Watch {
  /// That of the request which this thread handles.
  private static final ScopedValue<Connection> CURRENT = ScopedValue.newInstance();

  private final HelidonSocket socket;
  private final HttpSettings.Clients limits;
  private final BodyBudget budget;
  private final Watcher watcher;
  private final ServerConnection served;
  private final Taking taking;
  private final OldProtocol oldProtocol = new OldProtocol(this::receive);
  private boolean first = true;
  private boolean greeted;
  private long kept;
  private volatile Phase phase = Phase.HEAD;
  private volatile long since = System.nanoTime();
  private volatile boolean waiting;
  private volatile long until;

  private final AtomicBoolean cut = new AtomicBoolean();

  /// Of the request that is worked on.
  private Work.@Nullable Place place;

  /// Hears how a connection ends.
  interface Watcher {
    /// Once, when it is over.
    void ended(Connection connection);

    void left(ClientGone gone);
  }

  Connection(
      ConnectionContext context,
      ServerConnectionSelector protocol,
      HttpSettings.Clients limits,
      BodyBudget budget,
      Watcher watcher) {
    this.socket = context.serverSocket();
    this.limits = limits;
    this.taking = new Taking(limits.body());
    this.budget = budget;
    this.watcher = watcher;
    this.served =
        protocol.connection(
            new WatchedContext(
                context,
                new DataReader(this::read),
                new GuardedWriter(context.dataWriter(), this::takes)));
  }

  /// The connection of the request that this thread handles.
  public static Connection current() {
    return CURRENT.get();
  }

  @Override
  public void handle(Limit requests) throws InterruptedException {
    try {
      ScopedValue.where(CURRENT, this)
          .<@Nullable Object, InterruptedException>call(() -> {
            served.handle(requests);
            return null;
          });
    } finally {
      requestEnds();
      watcher.ended(this);
    }
  }

  /// Its head is read: from now on the body is due.
  public void requestBegins() {
    since = System.nanoTime();
    phase = Phase.BODY;
  }

  /// It is answered, and the memory of its body is released.
  public void requestEnds() {
    phase = Phase.ANSWERED;
    place = null;
    letGo();
    if (taking.isStream()) {
      cut();
    }
  }

  /// Its request is worked on at this place, which is free while we wait for somebody else.
  public void worksAt(Work.Place taken) {
    place = taken;
  }

  @Override
  public void waits() {
    if (place != null) {
      place.waits();
    }
  }

  @Override
  public void worksAgain() {
    if (place != null) {
      place.worksAgain();
    }
  }

  /// What was kept of its body is needed no more.
  public void letGo() {
    budget.release(kept);
    kept = 0;
  }

  /// @return whether so much more of the request's body may be kept in memory
  public boolean keep(int bytes) {
    if (!budget.take(bytes, kept)) {
      return false;
    }
    kept += bytes;
    return true;
  }

  /// Whether the first request came by HTTP/1.0, as that of a proxy with nginx's old default.
  public boolean isOld() {
    return oldProtocol.isOld();
  }

  private byte @Nullable [] read() {
    if (first) {
      first = false;
      return oldProtocol.read();
    }
    return receive();
  }

  /// @return null at the end of a connection that owes nothing
  private byte @Nullable [] receive() {
    if (phase == Phase.ANSWERED) {
      since = System.nanoTime();
      phase = Phase.IDLE;
    }
    byte[] bytes;
    waitUntil(since + phase.allowed(limits).toNanos());
    try {
      bytes = socket.get();
    } catch (RuntimeException broken) {
      throw gone();
    } finally {
      waiting = false;
    }
    if (bytes == null) {
      if (phase == Phase.BODY || (phase == Phase.HEAD && greeted)) {
        throw gone();
      }
      return null;
    }
    greeted = true;
    if (phase == Phase.IDLE) {
      since = System.nanoTime();
      phase = Phase.HEAD;
    }
    return bytes;
  }

  private CloseConnectionException gone() {
    return switch (phase) {
      case BODY -> left(ClientGone.Amid.BODY);
      case HEAD ->
          greeted ? left(ClientGone.Amid.HEAD) : new CloseConnectionException("nothing was asked");
      case ANSWERED, IDLE -> new CloseConnectionException("nothing more was asked");
    };
  }

  private ClientGone left(ClientGone.Amid amid) {
    ClientGone gone = new ClientGone(amid, cut.get());
    watcher.left(gone);
    return gone;
  }

  private void waitUntil(long deadline) {
    until = deadline;
    waiting = true;
  }

  /// Whether we wait for this client longer than it may take.
  boolean isLate(long now) {
    return waiting && now - until > 0;
  }

  /// Whether nothing would be lost by closing it: it is between two requests, or has not sent
  /// anything yet.
  boolean isIdle() {
    return waiting && (phase == Phase.IDLE || (phase == Phase.HEAD && !greeted));
  }

  boolean isWaiting() {
    return waiting && !cut.get();
  }

  /// When what we wait for began.
  long since() {
    return since;
  }

  /// Closes the socket even while another thread reads or writes.
  ///
  /// @return false when it was cut before
  boolean cut() {
    if (!cut.compareAndSet(false, true)) {
      return false;
    }
    try {
      socket.close();
    } catch (RuntimeException closedAlready) {
      // That was the purpose.
    }
    return true;
  }

  @Override
  public Duration idleTime() {
    // Helidon counts from the last request on, which a stream would not outlive.
    return taking.isStream() ? Duration.ZERO : served.idleTime();
  }

  @Override
  public void close(boolean interrupt) {
    served.close(interrupt);
  }

  @Override
  public boolean canInterrupt() {
    return served instanceof InterruptableTask<?> task && task.canInterrupt();
  }

  /// Lets a client take its answer, but not forever.
  private void takes(int bytes, Runnable write) {
    waitUntil(System.nanoTime() + taking.allowed(bytes).toNanos());
    waits();
    try {
      write.run();
    } catch (RuntimeException broken) {
      throw left(ClientGone.Amid.ANSWER);
    } finally {
      waiting = false;
      worksAgain();
    }
  }

  /// From now on the answer is a stream, and the connection's last: it may last as long as it
  /// likes, the client takes each part within `part`, and whatever else it sends ends it, as its
  /// hanging up does.
  ///
  /// @param left called on another thread when the client ends it, and after the answer
  public void streams(Duration part, Runnable left) {
    taking.streams(part);
    if (place != null) {
      place.close();
    }
    Thread.ofVirtual()
        .start(() -> {
          try {
            var _ = socket.get();
          } catch (RuntimeException broken) {
            // It hung up as well.
          }
          left.run();
        });
  }
}
