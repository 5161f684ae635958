package live.maguey.http.routing;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import live.maguey.http.connections.Connection;
import live.maguey.shared.Language;
import live.maguey.shared.Network;

/// Who is asking, as far as the request shows.
public final class Caller {
  public static final String BROWSER_COOKIE = "browser";
  private static final HeaderName FORWARDED = HeaderNames.create("X-Forwarded-For");
  private static final Pattern BROWSER = Pattern.compile("[A-Za-z0-9_-]{16,64}");

  /// One of English or Spanish, of whatever country, with its weight from 0 to 1.
  private static final Pattern LANGUAGE_RANGE =
      Pattern.compile(
          "\\s*((?:en|es)(?:-[A-Za-z0-9-]{1,30})?)\\s*(?:;\\s*q=([01](?:\\.[0-9]{0,3})?)\\s*)?",
          Pattern.CASE_INSENSITIVE);

  private static final int AGENT_LENGTH = 300;

  private Caller() {}

  /// The id under which this request is logged; the buyer may quote it.
  public static String requestId(ServerRequest request) {
    return RequestLog.id(request);
  }

  /// By `?lang=`, else the `lang` cookie, else the browser's preference, else English.
  public static Language language(ServerRequest request) {
    return request
        .query()
        .first("lang")
        .asOptional()
        .filter(tag -> tag.equals("en") || tag.equals("es"))
        .or(() -> cookie(request, "lang"))
        .or(() -> request.headers().first(HeaderNames.ACCEPT_LANGUAGE).flatMap(Caller::preferred))
        .map(Language::of)
        .orElse(Language.EN);
  }

  public static Optional<String> cookie(ServerRequest request, String name) {
    return request.headers().cookies().first(name).asOptional();
  }

  /// The anonymous id that the shop gave this browser; empty for one without cookies.
  public static Optional<String> browser(ServerRequest request) {
    return cookie(request, BROWSER_COOKIE).filter(id -> BROWSER.matcher(id).matches());
  }

  public static String userAgent(ServerRequest request) {
    String agent = request.headers().first(HeaderNames.USER_AGENT).orElse("");
    return agent.length() > AGENT_LENGTH ? agent.substring(0, AGENT_LENGTH) : agent;
  }

  /// The network that the outermost proxy of ours saw; headers that a client adds itself are
  /// further left and do not count. If what a proxy wrote is not an address, it counts as the
  /// proxy.
  public static Network network(ServerRequest request, int trustedProxies) {
    Network peer = network(request.remotePeer().address());
    if (trustedProxies == 0) {
      return peer;
    }
    List<String> path =
        request.headers().values(FORWARDED).stream()
            .flatMap(line -> Stream.of(line.split(",")))
            .map(String::strip)
            .filter(hop -> !hop.isEmpty())
            .toList();
    return path.size() < trustedProxies
        ? peer
        : Network.parse(path.get(path.size() - trustedProxies)).orElse(peer);
  }

  /// How the request reached us: `HTTP/1.1 forwarded=2`, the protocol of the last connection and
  /// how many addresses proxies have written down.
  public static String seen(ServerRequest request) {
    long forwarded =
        request.headers().values(FORWARDED).stream()
            .flatMap(line -> Stream.of(line.split(",")))
            .filter(hop -> !hop.isBlank())
            .count();
    return (Connection.current().isOld() ? "HTTP/1.0" : "HTTP/1.1") + " forwarded=" + forwarded;
  }

  private static Network network(SocketAddress peer) {
    return peer instanceof InetSocketAddress inet && inet.getAddress() != null
        ? Network.of(inet.getAddress())
        : new Network(peer.toString());
  }

  /// English or Spanish, whichever the browser's list prefers; the first of two that it likes as
  /// much.
  private static Optional<String> preferred(String accepted) {
    return Stream.of(accepted.split(","))
        .map(LANGUAGE_RANGE::matcher)
        .filter(Matcher::matches)
        .filter(range -> weight(range) > 0)
        .max(Comparator.comparingDouble(Caller::weight))
        .map(range -> range.group(1));
  }

  private static double weight(MatchResult range) {
    return range.group(2) == null ? 1 : Double.parseDouble(range.group(2));
  }
}
