package live.maguey.api;

import java.net.URI;
import live.maguey.api.settings.Mail;
import live.maguey.api.settings.ServiceConfig;
import live.maguey.api.settings.SettingReader;
import live.maguey.api.settings.VenueSettings;
import live.maguey.events.Venue;
import live.maguey.shared.EmailAddress;
import live.maguey.shared.Secret;

/// What an email is rendered with, beside what it tells of.
///
/// @param keys the ones that sign its codes and its link
public record RenderSettings(ServiceConfig.Keys keys, URI site, Venue venue, EmailAddress replyTo) {
  public static RenderSettings of(SettingReader in) {
    return new RenderSettings(
        ServiceConfig.Keys.of(in),
        ServiceConfig.Node.site(in),
        VenueSettings.of(in),
        Mail.replyTo(in));
  }

  /// The one that opens the ticket keys.
  Secret master() {
    return keys.master();
  }
}
