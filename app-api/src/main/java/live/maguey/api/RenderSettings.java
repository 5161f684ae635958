package live.maguey.api;

import java.net.URI;
import live.maguey.api.settings.Mail;
import live.maguey.api.settings.ServiceConfig;
import live.maguey.api.settings.VenueSettings;
import live.maguey.events.Venue;
import live.maguey.shared.EmailAddress;
import live.maguey.shared.Secret;

/// What an email is rendered with, beside what it tells of.
///
/// @param keys the ones that sign its codes and its link
public record RenderSettings(
    ServiceConfig.Keys keys,
    ServiceConfig.Node node,
    VenueSettings venueSettings,
    Mail.Sender sender) {
  /// The one that opens the ticket keys.
  Secret master() {
    return keys.master();
  }

  URI site() {
    return node.site();
  }

  Venue venue() {
    return venueSettings.venue(replyTo());
  }

  EmailAddress replyTo() {
    return sender.replyTo();
  }
}
