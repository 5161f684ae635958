package live.maguey.api.settings;

import static live.maguey.api.settings.Shape.MAILBOX;
import static live.maguey.api.settings.Shape.line;
import static live.maguey.api.settings.Shape.number;

import java.net.URI;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import live.maguey.events.Premises;
import live.maguey.events.Venue;
import live.maguey.shared.EmailAddress;
import live.maguey.shared.Language;

/// The venue as the settings describe it.
public final class VenueSettings {
  private VenueSettings() {}

  public static Venue of(SettingReader in) {
    return new Venue(
        in.get("venue.name", line(120), "Maguey", "the name of the venue"),
        in.get("venue.zone", Shape.ZONE, "America/Chicago", "the clock on its wall"),
        in.get("venue.currency", Shape.CURRENCY, "USD", "what it charges in"),
        in.get(
            "venue.capacity", number(1, 100_000), "500", "how many people the law lets in at once"),
        premises(in));
  }

  private static Premises premises(SettingReader in) {
    Optional<EmailAddress> email =
        in.optional("venue.email", MAILBOX, "where guests write; mail.reply-to by default");
    String phone =
        in.optional("venue.phone", line(40), "where guests call; none if not set").orElse(null);
    String street =
        in.optional("venue.street", line(160), "the street and number that guests come to")
            .orElse("");
    String city =
        in.optional("venue.city", line(120), "the city, with region and postal code").orElse("");
    URI map =
        in.optional(
                "venue.map",
                Shape.LINK,
                "a page with a map of it; default the address in OpenStreetMap")
            .orElse(null);
    Map<Language, String> ways = new EnumMap<>(Language.class);
    in.optional("venue.way", line(240), "how to get there, for guests who read English")
        .ifPresent(way -> ways.put(Language.EN, way));
    in.optional("venue.way-es", line(240), "how to get there, for guests who read Spanish")
        .ifPresent(way -> ways.put(Language.ES, way));
    return new Premises(
        email
            .or(() -> in.ifKnown(Mail::replyTo))
            // A command that neither sells nor sends runs without an address.
            .orElseGet(() -> new EmailAddress("contact@" + ServiceConfig.Node.site(in).getHost())),
        phone,
        street,
        city,
        map,
        ways);
  }
}
