package live.maguey.api.node;

import java.time.Duration;
import live.maguey.api.settings.ServiceConfig;
import live.maguey.http.connections.CannotListen;
import live.maguey.http.connections.HttpSettings;

/// Where a node listens: for the public, and for those who run the venue.
final class Listening {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private Listening() {}

  /// @throws CannotListen when a port is taken, or an address is not this machine's
  static void unlessFree(ServiceConfig.Node node) {
    CannotListen.Options.OF_SHOP.unlessFree(node.bind(), node.port());
    if (!node.ops().isOff()) {
      CannotListen.Options.OF_OPS.unlessFree(node.ops().bind(), node.ops().port());
    }
  }

  static HttpSettings publicly(ServiceConfig config) {
    ServiceConfig.Node node = config.node();
    return settings(
        config, node.port(), node.bind(), node.site().getScheme().equals("https"), node.proxies());
  }

  /// Without https and without proxies: it is asked from near by.
  static HttpSettings ops(ServiceConfig config) {
    ServiceConfig.Ops ops = config.node().ops();
    return settings(config, ops.port(), ops.bind(), false, 0);
  }

  private static HttpSettings settings(
      ServiceConfig config, int port, String bind, boolean https, int proxies) {
    return new HttpSettings(
        port,
        bind,
        config.node().site(),
        config.stripe().pages(),
        https,
        proxies,
        config.venue().zone(),
        PATIENCE,
        new HttpSettings.Limits(
            config.node().limits().rates(config.sales().ordersPerMinute()),
            HttpSettings.Limits.DEFAULT.apiBody(),
            HttpSettings.Limits.DEFAULT.webhookBody(),
            config.node().limits().work(),
            config.node().http().clients()));
  }
}
