package live.maguey.api.node;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import live.maguey.alerts.Alerts;
import live.maguey.alerts.TellUnstored;
import live.maguey.api.Application;
import live.maguey.api.Stores;
import live.maguey.api.doctor.Instruments;
import live.maguey.api.doctor.SeenDatabase;
import live.maguey.api.doctor.WatchFinding;
import live.maguey.api.settings.ServiceConfig;
import live.maguey.watch.WatchDatabase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What each node watches by itself: what it reaches of the database, its disk, the certificate of
/// the public address, the account at Stripe.
final class Watchers {
  private static final Logger LOG = LoggerFactory.getLogger(Watchers.class);

  /// How often to ask whether a look is due.
  private static final Duration REST = Duration.ofSeconds(1);

  private static final Duration DATABASE_REST = Duration.ofSeconds(5);

  private Watchers() {}

  static void start(Workers workers, ServiceConfig config, Stores stores, Instruments instruments) {
    Alerts alerts = stores.records().alerts();
    String node = name(config);
    List<WatchFinding> findings = new ArrayList<>();
    findings.add(
        WatchFinding.account(config.stripe(), config.venue().currency(), alerts, stores.clock()));
    findings.add(
        WatchFinding.disk(config.node().data(), instruments.room(), node, alerts, stores.clock()));
    if (config.node().site().getScheme().equals("https")) {
      findings.add(
          WatchFinding.certificate(
              config.node().site(), instruments.certificates(), alerts, stores.clock()));
    }
    for (WatchFinding finding : findings) {
      workers.start("watch-" + finding.kind().text(), REST, () -> looked(finding));
    }
    WatchDatabase database =
        new WatchDatabase(
            new SeenDatabase(stores, config.database()),
            Application.at(stores).telling().tellUnstored(config),
            alerts,
            stores.database(),
            node,
            stores.clock());
    workers.start("watch-database", DATABASE_REST, () -> log(database.watch()));
  }

  private static int looked(WatchFinding finding) {
    finding.watchWhenDue();
    return 0;
  }

  private static int log(List<TellUnstored.Tried> told) {
    told.forEach(tried ->
        LOG.warn(
            "told {} of the database, past it: {}", tried.channel().text(), tried.answer().text()));
    return 0;
  }

  /// By which people know the node.
  private static String name(ServiceConfig config) {
    try {
      return InetAddress.getLocalHost().getHostName() + ":" + config.node().port();
    } catch (UnknownHostException nameless) {
      return config.node().bind() + ":" + config.node().port();
    }
  }
}
