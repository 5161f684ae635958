package live.maguey.cli.outages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Stands before a server and hands every connection on, until it refuses them as a port does where
/// nobody listens.
public final class Relay implements AutoCloseable {
  private final URI target;
  private final int port;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile @Nullable ServerSocket listening;
  private volatile @Nullable Thread taking;

  public Relay(URI target) {
    this.target = target;
    this.port = listen(0);
  }

  public URI base() {
    return URI.create("http://localhost:" + port);
  }

  public void refuse() {
    close();
  }

  public void accept() {
    listen(port);
  }

  private int listen(int wanted) {
    try {
      ServerSocket socket = new ServerSocket();
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted));
      listening = socket;
      taking = Thread.ofPlatform().daemon().start(() -> takeAll(socket));
      return socket.getLocalPort();
    } catch (IOException taken) {
      throw new UncheckedIOException(taken);
    }
  }

  private void takeAll(ServerSocket socket) {
    try {
      while (true) {
        Socket client = socket.accept();
        Socket server = new Socket(target.getHost(), target.getPort());
        open.add(client);
        open.add(server);
        Thread.startVirtualThread(() -> copy(client, server));
        Thread.startVirtualThread(() -> copy(server, client));
      }
    } catch (IOException closed) {
      // It refuses from now on.
    }
  }

  private void copy(Socket from, Socket to) {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException left) {
      // One of the two has gone, and both are closed.
    } finally {
      open.remove(from);
      open.remove(to);
    }
  }

  /// The socket stays open for as long as a virtual thread that waits at it has no processor, and
  /// takes one more; so a thread of its own waits there, and is waited for.
  @Override
  public void close() {
    try {
      ServerSocket socket = listening;
      Thread taker = taking;
      if (socket != null && taker != null) {
        socket.close();
        taker.join();
      }
      for (Socket socketOfSomebody : open) {
        socketOfSomebody.close();
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
