package live.maguey.http.connections;

import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;

/// Where and how the server listens.
///
/// @param port 0 lets the system choose
/// @param bind the address to listen on: `127.0.0.1`, or `0.0.0.0` behind a proxy
/// @param site where the public finds us, scheme and host without a path
/// @param paymentSite where payment pages are: a form of ours may lead there
/// @param production whether cookies are for https only and browsers must insist on it
/// @param trustedProxies how many proxies before us add to `X-Forwarded-For`; 0 ignores the header
/// @param zone the venue's, in which every time is shown
/// @param drain how long requests in flight may take to finish when the server stops
public record HttpSettings(
    int port,
    String bind,
    URI site,
    URI paymentSite,
    boolean production,
    int trustedProxies,
    ZoneId zone,
    Duration drain,
    Limits limits) {

  /// What clients may claim of the server.
  ///
  /// @param connections that may be open at once; the longest idle one gives way to the next
  /// @param head how long a request's head may take from its first byte on
  /// @param body how long its body may take, and the answer at the client's side
  /// @param idle how long a connection is kept between two requests: longer than a proxy keeps it,
  ///   or the proxy sends a request into one that is being closed
  /// @param bodyBytes of request bodies that may be in memory at once, over all connections
  public record Clients(
      int connections, Duration head, Duration body, Duration idle, long bodyBytes) {
    public static final Clients DEFAULT =
        new Clients(
            2000,
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofSeconds(75),
            32L * 1024 * 1024);
  }

  /// How often one network may do something in a minute: an IPv4 address, or an IPv6 /64.
  ///
  /// @param orders place one; @param mail ask for its tickets by email, of all nodes together
  /// @param address how often in an hour anybody may ask for those of one email address
  /// @param tables what a link of a table's host or guest opens; @param orderPages that of an order
  /// @param lists of events; @param reads of all other pages
  /// @param scans what one device asks at the gate
  public record Rates(
      int orders,
      int mail,
      int address,
      int tables,
      int orderPages,
      int lists,
      int reads,
      int scans) {
    public static final Rates DEFAULT = new Rates(30, 6, 6, 60, 3000, 3000, 6000, 1200);
  }

  /// @param rates how often anybody may do something
  /// @param apiBody the largest body of a request, in bytes; @param webhookBody of a webhook
  /// @param work how many requests are worked on at once, at least 5; beyond it the newest is
  ///   refused, see [Work]
  /// @param clients what connections may claim
  public record Limits(Rates rates, int apiBody, int webhookBody, int work, Clients clients) {
    public static final Limits DEFAULT =
        new Limits(Rates.DEFAULT, 64 * 1024, 512 * 1024, 1000, Clients.DEFAULT);
  }
}
