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

  /// The options that say where to listen, for the sentence to name.
  public enum Options {
    OF_SHOP("--port", "--bind"),
    OF_OPS("--ops-port", "--ops-bind");

    private final String port;
    private final String bind;

    Options(String port, String bind) {
      this.port = port;
      this.bind = bind;
    }

    /// @param where an address of this machine, or a name that leads to one
    /// @param number 0 for any free one
    /// @throws CannotListen when nobody could listen there now
    public void unlessFree(String where, int number) {
      try {
        probe(where, number);
      } catch (UnknownHostException nobody) {
        throw foreign(where);
      } catch (SocketException refused) {
        throw told(where, number, String.valueOf(refused.getMessage()).toLowerCase(Locale.ROOT));
      } catch (IOException other) {
        throw nobody(where, number, String.valueOf(other.getMessage()));
      }
    }

    public CannotListen taken(String where, int number) {
      OptionalInt free = freeAfter(where, number);
      String instead = free.isPresent() ? port + " " + free.getAsInt() : "another " + port;
      return new CannotListen(
          "Port " + number + " is taken by another program. Stop it, or choose " + instead + ".");
    }

    private CannotListen told(String where, int number, String reason) {
      if (reason.contains("in use")) {
        return taken(where, number);
      }
      if (reason.contains("permission")) {
        return new CannotListen(
            ("Ports below %d are the administrator's: %d is refused. Choose another with %s and let"
                    + " a proxy listen there.")
                .formatted(FIRST_UNPRIVILEGED, number, port));
      }
      return reason.contains("assign") ? foreign(where) : nobody(where, number, reason);
    }

    private CannotListen foreign(String where) {
      return new CannotListen(
          ("`%s` names %s, which is no address of this machine. 127.0.0.1 is this machine alone,"
                  + " 0.0.0.0 all of its addresses.")
              .formatted(bind, where));
    }

    private static CannotListen nobody(String where, int number, String reason) {
      return new CannotListen(
          "Nobody can listen on port " + number + " of " + where + ": " + reason + ".");
    }
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
