package live.maguey.shared;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Who asks, as far as an address shows: an IPv4 address, or the /64 of an IPv6 address, which is
/// what one subscriber has. Every limit counts by it.
///
/// @param value `203.0.113.7` or `2001:db8:0:1::/64`; two addresses of one network have the same
public record Network(String value) {
  private static final Pattern IPV4 =
      Pattern.compile("((?:[0-9]{1,3}\\.){3}[0-9]{1,3})(?::[0-9]{1,5})?");
  private static final String IPV6_ADDRESS = "([0-9A-Fa-f:.]{2,45})(?:%[0-9A-Za-z._~-]{1,40})?";
  private static final Pattern IPV6 = Pattern.compile(IPV6_ADDRESS);
  private static final Pattern IPV6_IN_BRACKETS =
      Pattern.compile("\\[" + IPV6_ADDRESS + "](?::[0-9]{1,5})?");

  private static final int HALF = 8;

  /// From an address as proxies write it: `203.0.113.7`, `203.0.113.7:51234`, `2001:db8::1`,
  /// `[2001:db8::1]:443`, with or without an interface's name; an IPv4 address written as IPv6
  /// (`::ffff:203.0.113.7`) is that IPv4 address.
  ///
  /// @return empty for anything else
  public static Optional<Network> parse(String text) {
    Matcher four = IPV4.matcher(text);
    if (four.matches()) {
      return literal(four.group(1));
    }
    Matcher bracketed = IPV6_IN_BRACKETS.matcher(text);
    if (bracketed.matches()) {
      return six(bracketed.group(1));
    }
    Matcher bare = IPV6.matcher(text);
    return bare.matches() ? six(bare.group(1)) : Optional.empty();
  }

  public static Network of(InetAddress address) {
    if (!(address instanceof Inet6Address)) {
      return new Network(address.getHostAddress());
    }
    byte[] bytes = address.getAddress();
    StringJoiner half = new StringJoiner(":", "", "::/64");
    for (int i = 0; i < HALF; i += 2) {
      half.add(Integer.toHexString((bytes[i] & 0xff) << 8 | (bytes[i + 1] & 0xff)));
    }
    return new Network(half.toString());
  }

  private static Optional<Network> six(String text) {
    return text.contains(":") ? literal(text) : Optional.empty();
  }

  private static Optional<Network> literal(String text) {
    try {
      return Optional.of(of(InetAddress.ofLiteral(text)));
    } catch (IllegalArgumentException notAnAddress) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
