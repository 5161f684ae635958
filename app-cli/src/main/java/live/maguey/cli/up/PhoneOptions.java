package live.maguey.cli.up;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;
import java.util.Optional;
import live.maguey.cli.command.CannotStart;
import live.maguey.cli.https.OwnAuthority;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Where phones reach the server: a page has a camera only over https or on its own machine.
final class PhoneOptions {
  @Option(names = "--tls", description = "Https for phones as well, at --listen.")
  private boolean tls;

  @Option(
      names = "--listen",
      paramLabel = "ADDRESS",
      description =
          "This machine's address in a private network, as 192.168.1.20. Everybody in that network"
              + " reaches the demo there.")
  private @Nullable String listen;

  /// Empty without `--tls`.
  ///
  /// @throws CannotStart where the two do not fit together, or to this machine
  Optional<InetAddress> address() {
    if (!tls && listen == null) {
      return Optional.empty();
    }
    if (!tls) {
      throw new CannotStart("`--listen` is for https: add `--tls`.");
    }
    if (listen == null) {
      throw new CannotStart("`--tls` needs `--listen` and " + choices() + ".");
    }
    InetAddress address = literal(listen);
    if (!OwnAuthority.isFor(address) || !isOurs(address)) {
      throw new CannotStart(
          "`--listen` names "
              + listen
              + ", which is no private address of this machine. Give it "
              + choices()
              + ".");
    }
    return Optional.of(address);
  }

  private static InetAddress literal(String text) {
    try {
      return InetAddress.ofLiteral(text);
    } catch (IllegalArgumentException name) {
      throw new CannotStart("`--listen` takes a number, not a name: " + choices() + ".", name);
    }
  }

  private static boolean isOurs(InetAddress address) {
    try {
      return NetworkInterface.getByInetAddress(address) != null;
    } catch (SocketException unknown) {
      return false;
    }
  }

  /// What could be given here.
  private static String choices() {
    List<String> ours = ours();
    return ours.isEmpty()
        ? "an address of this machine; it is in no private network now"
        : "an address of this machine: " + String.join(" or ", ours);
  }

  private static List<String> ours() {
    try {
      return NetworkInterface.networkInterfaces()
          .flatMap(NetworkInterface::inetAddresses)
          .filter(address -> address.isSiteLocalAddress())
          .map(InetAddress::getHostAddress)
          .sorted()
          .toList();
    } catch (SocketException unknown) {
      return List.of();
    }
  }
}
