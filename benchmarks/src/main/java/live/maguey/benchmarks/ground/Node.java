package live.maguey.benchmarks.ground;

import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import live.maguey.api.Maguey;
import live.maguey.api.Stores;
import live.maguey.api.settings.DemoSettings;
import live.maguey.api.settings.KnownSettings;
import live.maguey.api.settings.ServiceConfig;
import live.maguey.api.settings.SettingSources;
import live.maguey.cli.up.FreePort;
import live.maguey.sandbox.Sandbox;

/// A node on the ground, with both lookalikes beside it.
public final class Node implements AutoCloseable {
  private final Sandbox sandbox;
  private final Maguey house;

  /// @param stripe whether Stripe is the lookalike, over HTTP; else a page is there at once
  public Node(Ground ground, boolean stripe, Map<String, String> changes) {
    sandbox = Sandbox.start(Sandbox.Settings.demo().withClock(Clock.systemUTC()).withLimits(0, 0));
    int port = FreePort.any();
    Map<String, String> settings = new HashMap<>(DemoSettings.all());
    settings.putAll(
        Map.of(
            "port", Integer.toString(port),
            "site", "http://localhost:" + port,
            "database.url", ground.url(),
            "database.user", ground.user(),
            "stripe.base", sandbox.stripeBase().toString(),
            "stripe.pages", sandbox.stripeBase().toString(),
            "resend.base", sandbox.resendBase().toString()));
    settings.putAll(
        Map.of(
            // Everybody has an address of their own, as the proxy says.
            "proxies", "1",
            "sales.orders-per-minute", "1000000",
            "sales.holds-per-network", "100000",
            "stripe.requests-per-second", "1000",
            "resend.requests-per-second", "1000"));
    settings.putAll(changes);
    ServiceConfig config =
        KnownSettings.ofDemo(new SettingSources().defaults("the figures", settings))
            .get(ServiceConfig::of);
    house =
        stripe
            ? Maguey.start(config, Clock.systemUTC())
            : Maguey.start(config, Clock.systemUTC(), new InstantGateway());
  }

  public Stores stores() {
    return house.stores();
  }

  public Client client() {
    return new Client(URI.create("http://127.0.0.1:" + house.port()));
  }

  @Override
  public void close() {
    house.close();
    sandbox.close();
  }
}
