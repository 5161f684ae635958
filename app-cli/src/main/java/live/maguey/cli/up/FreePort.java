package live.maguey.cli.up;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import live.maguey.cli.command.CannotStart;

/// A port of loopback to listen on a little later.
///
/// It is below 32768, from where Linux takes the near ends of outgoing connections: of those, one
/// could have it by the time that somebody listens.
public final class FreePort {
  private static final int FIRST = 20_000;
  private static final int END = 32_000;
  private static final int TRIES = 100;

  private FreePort() {}

  /// @throws CannotStart when a hundred ports in a row are taken
  public static int any() {
    for (int tried = 0; tried < TRIES; tried++) {
      int port = ThreadLocalRandom.current().nextInt(FIRST, END);
      if (is(port)) {
        return port;
      }
    }
    throw new CannotStart("This machine has no free port.");
  }

  /// @param port above 65535 is never free
  static boolean is(int port) {
    if (port > 65_535) {
      return false;
    }
    try (ServerSocket _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return true;
    } catch (IOException taken) {
      return false;
    }
  }
}
