package live.maguey.api.node;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import live.maguey.alerts.AlertChannel;
import live.maguey.alerts.TellAlerts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells people of alerts: a worker for each channel, so that one that hangs delays no other.
final class AlertWorkers {
  private static final Logger LOG = LoggerFactory.getLogger(AlertWorkers.class);

  /// What comes at once is gathered for longer than that.
  private static final Duration REST = Duration.ofSeconds(1);

  private AlertWorkers() {}

  static void start(Workers workers, List<TellAlerts> channels) {
    if (channels.isEmpty()) {
      LOG.info("alerts go nowhere: alerts.slack, alerts.mail and alerts.pagerduty are not set");
      return;
    }
    LOG.info(
        "alerts go to {}",
        channels.stream().map(each -> each.channel().text()).collect(Collectors.joining(", ")));
    channels.forEach(each ->
        workers.start(
            "alerts-" + each.channel().text(), REST, () -> log(each.channel(), each.tell())));
  }

  private static int log(AlertChannel channel, TellAlerts.Outcome outcome) {
    switch (outcome) {
      case TellAlerts.Outcome.Nothing() -> {}
      case TellAlerts.Outcome.Told(int alerts) ->
          LOG.info("told {} of {} alerts", channel.text(), alerts);
      case TellAlerts.Outcome.Failed(var _, String answer, Instant next) ->
          LOG.error("{} took no alerts and is tried again at {}: {}", channel.text(), next, answer);
    }
    return 0;
  }
}
