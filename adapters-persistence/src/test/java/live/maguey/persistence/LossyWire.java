package live.maguey.persistence;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/// The network between a node and PostgreSQL, which can lose the answer to a commit: the server has
/// done it, and the connection breaks before the node hears of it.
public final class LossyWire implements AutoCloseable {
  /// What the server says when a transaction is done.
  private static final String COMMITTED = "COMMIT";

  private final ServerSocket near;
  private final URI far;
  private final AtomicInteger toLose = new AtomicInteger();
  private final AtomicInteger lost = new AtomicInteger();

  /// @param database where the server is
  public LossyWire(Database.Settings database) {
    far = URI.create(database.url().substring("jdbc:".length()));
    try {
      near = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException none) {
      throw new UncheckedIOException(none);
    }
    Thread.startVirtualThread(this::accept);
  }

  /// The same database through this wire.
  public Database.Settings through(Database.Settings database) {
    String url = database.url().replace(":" + far.getPort() + "/", ":" + near.getLocalPort() + "/");
    return new Database.Settings(url, database.user(), database.password(), database.poolSize());
  }

  /// Loses the answers to the next commits.
  public void lose(int commits) {
    toLose.set(commits);
  }

  /// How many answers were lost.
  public int lost() {
    return lost.get();
  }

  private void accept() {
    try {
      while (true) {
        Socket node = near.accept();
        Socket server = new Socket(InetAddress.getLoopbackAddress(), far.getPort());
        Thread.startVirtualThread(() -> pump(node, server, _ -> true));
        Thread.startVirtualThread(() -> pump(server, node, this::holds));
      }
    } catch (IOException closed) {
      // the test is over
    }
  }

  private boolean holds(String answer) {
    boolean loses = answer.contains(COMMITTED) && toLose.getAndUpdate(n -> Math.max(0, n - 1)) > 0;
    if (loses) {
      lost.incrementAndGet();
    }
    return !loses;
  }

  private interface Ear {
    /// @return whether the wire holds
    boolean hears(String bytes);
  }

  private static void pump(Socket from, Socket to, Ear ear) {
    byte[] buffer = new byte[65_536];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int n = in.read(buffer); n > 0; n = in.read(buffer)) {
        if (!ear.hears(new String(buffer, 0, n, StandardCharsets.ISO_8859_1))) {
          return;
        }
        out.write(buffer, 0, n);
        out.flush();
      }
    } catch (IOException broken) {
      // both ends are closed by now
    }
  }

  @Override
  public void close() {
    try {
      near.close();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
