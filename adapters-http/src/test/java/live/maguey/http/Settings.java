package live.maguey.http;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import live.maguey.events.SampleEvents;
import live.maguey.http.connections.HttpSettings;
import live.maguey.http.routing.Limits;
import live.maguey.http.routing.Tier;
import live.maguey.limits.Allowances;
import live.maguey.limits.CountCallers;
import live.maguey.limits.InMemoryAllowances;
import live.maguey.shared.InMemoryWorld;
import live.maguey.shared.TestClock;

/// Settings of a server under test: a port of the system's choice on loopback.
public final class Settings {
  public static final URI SITE = URI.create("http://localhost:8080");
  public static final URI PAYMENTS = URI.create("http://localhost:8081");

  public static final Tier UNCOUNTED = new Tier.Free("a test asks as often as it likes");

  private Settings() {}

  public static HttpSettings plain() {
    return with(HttpSettings.Limits.DEFAULT, false, 0);
  }

  public static HttpSettings production() {
    return with(HttpSettings.Limits.DEFAULT, true, 0);
  }

  /// @param orders a minute and network address; the address is told by one proxy
  public static HttpSettings limited(int orders) {
    HttpSettings.Rates usual = HttpSettings.Rates.DEFAULT;
    return with(
        limits(
            new HttpSettings.Rates(
                orders,
                usual.mail(),
                usual.address(),
                usual.tables(),
                usual.orderPages(),
                usual.lists(),
                usual.reads(),
                usual.scans())),
        false,
        1);
  }

  /// Anybody may do everything so often in a minute, and anybody ask for an address's tickets
  /// twice.
  public static HttpSettings often(int times) {
    return with(
        limits(new HttpSettings.Rates(times, times, 2, times, times, times, times, times)),
        false,
        1);
  }

  /// A server that works on so many requests at once.
  public static HttpSettings working(int most) {
    return with(
        new HttpSettings.Limits(
            HttpSettings.Rates.DEFAULT, 64 * 1024, 512 * 1024, most, HttpSettings.Clients.DEFAULT),
        false,
        0);
  }

  /// The limits of a server whose callers are counted in memory.
  public static Limits counting(HttpSettings settings) {
    InstantSource clock = new TestClock(SampleEvents.NOW);
    Allowances allowances = new InMemoryAllowances(new InMemoryWorld());
    return new Limits(settings, callers(allowances, clock), clock);
  }

  public static CountCallers callers(Allowances allowances, InstantSource clock) {
    byte[] key = "what callers are hashed with ....".getBytes(StandardCharsets.UTF_8);
    return new CountCallers(allowances, key, clock);
  }

  private static HttpSettings.Limits limits(HttpSettings.Rates rates) {
    HttpSettings.Limits usual = HttpSettings.Limits.DEFAULT;
    return new HttpSettings.Limits(
        rates, usual.apiBody(), usual.webhookBody(), usual.work(), usual.clients());
  }

  /// A server that lets its clients claim only so much.
  public static HttpSettings with(HttpSettings.Clients clients) {
    return with(
        new HttpSettings.Limits(HttpSettings.Rates.DEFAULT, 64 * 1024, 512 * 1024, 1000, clients),
        false,
        0);
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
