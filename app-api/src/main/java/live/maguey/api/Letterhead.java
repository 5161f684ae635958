package live.maguey.api;

import java.net.URI;
import live.maguey.catalog.Venue;
import live.maguey.shared.EmailAddress;
import live.maguey.shared.Secret;

/// What an email is rendered with, beside what it tells of.
///
/// @param keys the ones that sign its codes and its link
public record Letterhead(ServiceConfig.Keys keys, URI site, Venue venue, EmailAddress replyTo) {
  /// The one that opens the ticket keys.
  Secret master() {
    return keys.master();
  }
}
