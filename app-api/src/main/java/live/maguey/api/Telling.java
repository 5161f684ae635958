package live.maguey.api;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import live.maguey.alerts.AlertMessenger;
import live.maguey.alerts.AlertWords;
import live.maguey.alerts.TellAlerts;
import live.maguey.api.settings.AlertSettings;
import live.maguey.api.settings.ServiceConfig;
import live.maguey.email.alerts.MailMessenger;
import live.maguey.email.alerts.PagerDutyMessenger;
import live.maguey.email.alerts.SlackMessenger;
import live.maguey.lookup.LookUpAlerts;
import live.maguey.shared.Language;
import live.maguey.words.LocalTimes;

/// What tells people of alerts by the channels that are set.
public final class Telling {
  private final Stores stores;

  Telling(Stores stores) {
    this.stores = stores;
  }

  /// One for each channel.
  public List<TellAlerts> tellAlerts(ServiceConfig config) {
    AlertWords words = words(config.venue().zone());
    return messengers(config).stream()
        .map(messenger ->
            new TellAlerts(
                messenger,
                stores.records().toldAlerts(),
                words,
                config.operating().alerts().escalateAfter(),
                stores.clock(),
                RandomGenerator.getDefault()))
        .toList();
  }

  private static AlertWords words(ZoneId zone) {
    return new AlertWords(new LocalTimes(zone, Language.EN), LookUpAlerts::number);
  }

  private static List<AlertMessenger> messengers(ServiceConfig config) {
    AlertSettings set = config.operating().alerts();
    List<AlertMessenger> messengers = new ArrayList<>();
    if (set.slack() != null) {
      messengers.add(new SlackMessenger(set.slack(), set.timeout()));
    }
    if (set.mail() != null) {
      messengers.add(
          new MailMessenger(
              set.mail(),
              config.venue().name(),
              Mailing.providers(config.mail(), config.venue().name()).reversed()));
    }
    if (set.pagerduty() != null) {
      messengers.add(
          new PagerDutyMessenger(
              set.pagerdutyBase(), set.pagerduty(), config.node().site().getHost(), set.timeout()));
    }
    return List.copyOf(messengers);
  }
}
