package live.maguey.cli.https;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes https at an address and hands each connection on, byte by byte, to a server that listens
/// on loopback. For trying with a few phones: all of them come to the server from one address.
public final class HttpsFront implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HttpsFront.class);
  private static final int WAITING = 50;
  private static final int MOST = 200;
  private static final int MILLIS = 10_000;

  private final ServerSocket listening;
  private final int server;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final ExecutorService connections = Executors.newVirtualThreadPerTaskExecutor();

  private HttpsFront(ServerSocket listening, int server) {
    this.listening = listening;
    this.server = server;
  }

  /// @param server the port of it
  /// @throws IOException when nobody can listen there
  public static HttpsFront start(SSLContext context, InetAddress at, int port, int server)
      throws IOException {
    HttpsFront front =
        new HttpsFront(
            context.getServerSocketFactory().createServerSocket(port, WAITING, at), server);
    front.connections.execute(front::accept);
    return front;
  }

  public int port() {
    return listening.getLocalPort();
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket phone = listening.accept();
        open.add(phone);
        // Who came while it closes is not among those that were closed.
        if (open.size() > 2 * MOST || listening.isClosed()) {
          close(phone);
        } else {
          connections.execute(() -> join(phone));
        }
      } catch (IOException refused) {
        if (!listening.isClosed()) {
          LOG.warn("a connection for https was not taken: {}", refused.getMessage());
        }
      }
    }
  }

  private void join(Socket phone) {
    Socket inside = new Socket();
    open.add(inside);
    try {
      phone.setSoTimeout(MILLIS);
      ((SSLSocket) phone).startHandshake();
      phone.setSoTimeout(0);
      inside.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server), MILLIS);
      connections.execute(() -> pass(inside, phone));
      pass(phone, inside);
    } catch (IOException | RuntimeException gone) {
      LOG.debug("a connection for https ended: {}", gone.getMessage());
      close(phone);
      close(inside);
    }
  }

  /// Until one of them ends: then both do.
  private void pass(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException gone) {
      LOG.debug("a connection for https ended: {}", gone.getMessage());
    } finally {
      close(to);
      close(from);
    }
  }

  private void close(Socket socket) {
    open.remove(socket);
    try {
      socket.close();
    } catch (IOException already) {
      LOG.debug("a connection for https was gone: {}", already.getMessage());
    }
  }

  @Override
  public void close() throws IOException {
    listening.close();
    open.forEach(this::close);
    connections.close();
  }
}
