package live.maguey.cli.https;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import live.maguey.cli.command.CannotStart;
import org.bouncycastle.operator.OperatorCreationException;

/// Where phones reach a server of this machine over https, and get what they have to trust for it.
public final class PhoneDoor implements AutoCloseable {
  private final InetAddress at;
  private final HttpsFront front;
  private final TrustPage trust;

  private PhoneDoor(InetAddress at, HttpsFront front, TrustPage trust) {
    this.at = at;
    this.front = front;
    this.trust = trust;
  }

  /// @param folder of the authority; @param at an address of this machine
  /// @param server the port on loopback; phones take the third one after it, and the next, where
  ///   these are free
  /// @throws CannotStart when nobody can listen there
  public static PhoneDoor open(Path folder, InetAddress at, int server, InstantSource clock) {
    OwnAuthority authority = OwnAuthority.in(folder, clock);
    try {
      HttpsFront front =
          HttpsFront.start(authority.serving(at, host()), at, free(at, server + 3), server);
      try {
        TrustPage trust = TrustPage.start(authority.root().getEncoded(), at, free(at, server + 4));
        return new PhoneDoor(at, front, trust);
      } catch (IOException | GeneralSecurityException failed) {
        front.close();
        throw failed;
      }
    } catch (IOException | GeneralSecurityException | OperatorCreationException failed) {
      throw new CannotStart(
          "Https at " + OwnAuthority.plain(at) + " cannot be served: " + failed.getMessage() + ".",
          failed);
    }
  }

  public URI site() {
    return URI.create("https://" + address(front.port()));
  }

  /// Where a phone gets the authority's certificate.
  public URI certificate() {
    return URI.create("http://" + address(trust.port()) + "/");
  }

  private String address(int port) {
    String number = OwnAuthority.plain(at);
    return (at instanceof Inet6Address ? "[" + number + "]" : number) + ":" + port;
  }

  /// The first part of this machine's name.
  private static String host() {
    try {
      String name = InetAddress.getLocalHost().getHostName();
      String first = name.substring(0, (name + ".").indexOf('.'));
      return first.matches("[A-Za-z0-9-]{1,63}") ? first : "maguey";
    } catch (UnknownHostException nameless) {
      return "maguey";
    }
  }

  /// 0, for any, where it is taken.
  private static int free(InetAddress at, int wanted) {
    if (wanted > 65_535) {
      return 0;
    }
    try (ServerSocket _ = new ServerSocket(wanted, 1, at)) {
      return wanted;
    } catch (IOException taken) {
      return 0;
    }
  }

  @Override
  public void close() throws IOException {
    trust.close();
    front.close();
  }
}
