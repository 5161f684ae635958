package live.maguey.http.connections;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/// Why no server listens where it was told to: one sentence that says what to do.
public final class CannotListen extends RuntimeException {
  private static final int FIRST_UNPRIVILEGED = 1024;
  private static final int LAST = 65_535;

  private CannotListen(String sentence) {
    super(sentence);
  }

  /// @param bind an address of this machine, or a name that leads to one
  /// @param port 0 for any free one
  /// @throws CannotListen when nobody could listen there now
  public static void unlessFree(String bind, int port) {
    try {
      probe(bind, port);
    } catch (UnknownHostException nobody) {
      throw new CannotListen(
          "`--bind` names "
              + bind
              + ", which is no address of this machine. 127.0.0.1 is this machine alone, 0.0.0.0"
              + " all of its addresses.");
    } catch (SocketException refused) {
      throw told(bind, port, String.valueOf(refused.getMessage()).toLowerCase(Locale.ROOT));
    } catch (IOException other) {
      throw new CannotListen(
          "Nobody can listen on port " + port + " of " + bind + ": " + other.getMessage() + ".");
    }
  }

  public static CannotListen taken(String bind, int port) {
    OptionalInt free = freeAfter(bind, port);
    String instead = free.isPresent() ? "--port " + free.getAsInt() : "another --port";
    return new CannotListen(
        "Port " + port + " is taken by another program. Stop it, or choose " + instead + ".");
  }

  private static CannotListen told(String bind, int port, String reason) {
    if (reason.contains("in use")) {
      return taken(bind, port);
    }
    if (reason.contains("permission")) {
      return new CannotListen(
          "Ports below "
              + FIRST_UNPRIVILEGED
              + " are the administrator's: "
              + port
              + " is refused. Choose another with --port and let a proxy listen there.");
    }
    if (reason.contains("assign")) {
      return new CannotListen(
          "`--bind` says "
              + bind
              + ", which is no address of this machine. 127.0.0.1 is this machine alone, 0.0.0.0"
              + " all of its addresses.");
    }
    return new CannotListen(
        "Nobody can listen on port " + port + " of " + bind + ": " + reason + ".");
  }

  /// A port that is free at this moment, a little further on.
  private static OptionalInt freeAfter(String bind, int port) {
    return IntStream.iterate(port + 10, next -> next <= LAST, next -> next + 10)
        .limit(100)
        .filter(next -> isFree(bind, next))
        .findFirst();
  }

  private static boolean isFree(String bind, int port) {
    try {
      probe(bind, port);
      return true;
    } catch (IOException taken) {
      return false;
    }
  }

  private static void probe(String bind, int port) throws IOException {
    try (ServerSocket socket = new ServerSocket()) {
      InetSocketAddress address = new InetSocketAddress(InetAddress.getByName(bind), port);
      socket.bind(address, 1);
    }
  }
}
