package live.maguey.api.settings;

import java.net.URI;
import java.time.ZoneId;
import java.util.Currency;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import live.maguey.api.settings.Setting.Group;
import live.maguey.api.settings.Setting.Is;
import live.maguey.api.settings.Setting.Meaning;
import live.maguey.api.settings.Setting.Or;
import live.maguey.api.settings.Setting.To;
import live.maguey.api.settings.Shape.Kind;
import live.maguey.events.Premises;
import live.maguey.events.Venue;
import live.maguey.shared.EmailAddress;
import live.maguey.shared.Language;
import org.jspecify.annotations.Nullable;

/// The venue as the settings describe it.
@Group("venue")
public record VenueSettings(
    @Meaning("the name of the venue") @Or("Maguey") @To(120) String name,
    @Meaning("the clock on its wall") @Or("America/Chicago") ZoneId zone,
    @Meaning("what it charges in") @Or("USD") Currency currency,
    @Meaning("how many people the law lets in at once") @Or("500") @To(100_000) int capacity,
    Place place) {

  /// @param contact where guests write unless the settings say
  public Venue venue(EmailAddress contact) {
    return new Venue(name, zone, currency, capacity, place.premises(contact));
  }

  @Group("venue")
  public record Place(
      @Meaning("where guests write; mail.reply-to by default") @Nullable EmailAddress email,
      @Meaning("where guests call; none if not set") @To(40) @Nullable String phone,
      @Meaning("the street and number that guests come to") @To(160) @Nullable String street,
      @Meaning("the city, with region and postal code") @To(120) @Nullable String city,
      @Meaning("a page with a map of it; default the address in OpenStreetMap") @Is(Kind.LINK)
          @Nullable URI map,
      @Meaning("how to get there, for guests who read English") @To(240) @Nullable String way,
      @Meaning("how to get there, for guests who read Spanish") @To(240) @Nullable String wayEs,
      @Meaning("what to wear, for guests who read English; events may say their own") @To(160)
          @Nullable String dress,
      @Meaning("what to wear, for guests who read Spanish") @To(160) @Nullable String dressEs) {
    private Premises premises(EmailAddress contact) {
      return new Premises(
          email == null ? contact : email,
          phone,
          Objects.requireNonNullElse(street, ""),
          Objects.requireNonNullElse(city, ""),
          map,
          texts(way, wayEs),
          texts(dress, dressEs));
    }

    private static Map<Language, String> texts(@Nullable String en, @Nullable String es) {
      Map<Language, String> texts = new EnumMap<>(Language.class);
      if (en != null) {
        texts.put(Language.EN, en);
      }
      if (es != null) {
        texts.put(Language.ES, es);
      }
      return texts;
    }
  }
}
