package live.maguey.api;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import live.maguey.alerts.AlertMessenger;
import live.maguey.alerts.AlertWords;
import live.maguey.alerts.EndSilence;
import live.maguey.alerts.SilenceKind;
import live.maguey.alerts.TellAlerts;
import live.maguey.alerts.TellUnstored;
import live.maguey.alerts.TryChannels;
import live.maguey.api.settings.AlertSettings;
import live.maguey.api.settings.Mail;
import live.maguey.api.settings.ServiceConfig;
import live.maguey.api.settings.VenueSettings;
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

  /// One for each channel that is set.
  public List<TellAlerts> tellAlerts(ServiceConfig config) {
    AlertWords words = words(config.venueSettings());
    return messengers(
            config.operating().alerts(), config::mail, config.venueSettings(), config.node())
        .stream()
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

  /// Tells every channel that is set of an alert that the database cannot take.
  public TellUnstored tellUnstored(ServiceConfig config) {
    return new TellUnstored(
        messengers(
            config.operating().alerts(), config::mail, config.venueSettings(), config.node()),
        words(config.venueSettings()));
  }

  public SilenceKind silenceKind() {
    return new SilenceKind(
        stores.records().silences(), stores.records().audit(), stores.database(), stores.clock());
  }

  public EndSilence endSilence() {
    return new EndSilence(
        stores.records().silences(), stores.records().audit(), stores.database(), stores.clock());
  }

  /// Without any store: the database may be what is down.
  ///
  /// @param mail asked for only where alerts go by email
  public static TryChannels tryChannels(
      AlertSettings set,
      Supplier<Mail> mail,
      VenueSettings venue,
      ServiceConfig.Node node,
      InstantSource clock) {
    return new TryChannels(messengers(set, mail, venue, node), words(venue), clock);
  }

  private static AlertWords words(VenueSettings venue) {
    return new AlertWords(new LocalTimes(venue.zone(), Language.EN), LookUpAlerts::number);
  }

  private static List<AlertMessenger> messengers(
      AlertSettings set, Supplier<Mail> mail, VenueSettings venue, ServiceConfig.Node node) {
    List<AlertMessenger> messengers = new ArrayList<>();
    if (set.slack() != null) {
      messengers.add(new SlackMessenger(set.slack(), set.timeout()));
    }
    if (set.mail() != null) {
      messengers.add(
          new MailMessenger(
              set.mail(), venue.name(), Mailing.providers(mail.get(), venue.name()).reversed()));
    }
    if (set.pagerduty() != null) {
      messengers.add(
          new PagerDutyMessenger(
              set.pagerdutyBase(), set.pagerduty(), node.site().getHost(), set.timeout()));
    }
    return List.copyOf(messengers);
  }
}
