package live.maguey.http;

import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import live.maguey.http.connections.HttpSettings;

/// Settings of a server under test: a port of the system's choice on loopback.
public final class Settings {
  public static final URI SITE = URI.create("http://localhost:8080");
  public static final URI PAYMENTS = URI.create("http://localhost:8081");

  private Settings() {}

  public static HttpSettings plain() {
    return with(HttpSettings.Limits.DEFAULT, false, 0);
  }

  public static HttpSettings production() {
    return with(HttpSettings.Limits.DEFAULT, true, 0);
  }

  /// @param orders a minute and network address; the address is told by one proxy
  public static HttpSettings limited(int orders) {
    return with(
        new HttpSettings.Limits(orders, 64 * 1024, 512 * 1024, HttpSettings.Clients.DEFAULT),
        false,
        1);
  }

  /// A server that lets its clients claim only so much.
  public static HttpSettings with(HttpSettings.Clients clients) {
    return with(new HttpSettings.Limits(30, 64 * 1024, 512 * 1024, clients), false, 0);
  }

  private static HttpSettings with(HttpSettings.Limits limits, boolean production, int proxies) {
    return new HttpSettings(
        0,
        "127.0.0.1",
        SITE,
        PAYMENTS,
        production,
        proxies,
        ZoneId.of("America/Chicago"),
        Duration.ofSeconds(5),
        limits);
  }
}
