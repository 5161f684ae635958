package live.maguey.http.events;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import live.maguey.events.Availability;
import live.maguey.events.Event;
import live.maguey.events.PricePhase;
import live.maguey.events.Tier;
import live.maguey.events.Venue;
import live.maguey.http.answers.MoneyJson;
import live.maguey.orders.SalesRules;
import live.maguey.shared.Language;
import org.jspecify.annotations.Nullable;

/// An event in the API. Its parts are fields of the one JSON object.
///
/// @param availability the best of its tiers'
/// @param from the lowest price that can be bought now, or null
/// @param page where people see it
public record EventJson(
    String slug,
    @JsonUnwrapped Announcement announcement,
    @JsonUnwrapped Hours hours,
    int minimumAge,
    String availability,
    @Nullable MoneyJson from,
    @JsonUnwrapped Rules rules,
    URI page,
    List<TierJson> tiers) {

  /// In the reader's language as far as it is translated.
  public record Announcement(String title, String lineup, String description) {}

  /// @param date the day people know it by, in the venue's zone
  /// @param timeZone the zone of its times
  public record Hours(
      Instant doors, Instant starts, Instant ends, LocalDate date, String timeZone) {}

  /// @param terms the version of the terms of sale that an order must accept
  /// @param holdSeconds how long places are kept once the payment page exists
  /// @param perCustomer how many places one mail address or browser may have, free ones too
  public record Rules(String terms, long holdSeconds, int perCustomer) {}

  /// @param left how many are left, null unless only few are
  /// @param perOrder how many one order may take
  /// @param accessible whether it is for guests who need an accessible place
  public record TierJson(
      String id,
      String name,
      String note,
      @JsonUnwrapped Price price,
      String availability,
      @Nullable Integer left,
      int perOrder,
      boolean accessible) {

    static TierJson of(Event event, Tier tier, Language reader, Instant now) {
      Availability availability = event.availability(tier, now);
      return new TierJson(
          tier.id().toString(),
          event.tierName(tier.name(), reader).text(),
          event.tierNote(tier.name(), tier.note(), reader).text(),
          tier.phaseAt(now).map(Price::of).orElse(Price.NONE),
          word(availability),
          availability == Availability.FEW_LEFT ? tier.left() : null,
          tier.perOrder(),
          tier.accessible());
    }
  }

  /// What a tier costs now; all null while it has no price.
  ///
  /// @param price all-in; @param fee the part of it that is a fee
  public record Price(@Nullable MoneyJson price, @Nullable MoneyJson fee, @Nullable String phase) {
    static final Price NONE = new Price(null, null, null);

    static Price of(PricePhase phase) {
      return new Price(MoneyJson.of(phase.price()), MoneyJson.of(phase.fee()), phase.name());
    }
  }

  static EventJson of(
      Event event, Venue venue, SalesRules rules, URI site, Language reader, Instant now) {
    return new EventJson(
        event.slug().toString(),
        new Announcement(
            event.title(reader).text(),
            event.announcement().lineup(reader).text(),
            event.announcement().description(reader).text()),
        new Hours(
            event.doors(),
            event.hours().starts(),
            event.ends(),
            event.businessDate(),
            venue.zone().getId()),
        event.minimumAge(),
        word(Offers.best(event, now)),
        Offers.lowest(event, now).map(MoneyJson::of).orElse(null),
        new Rules(
            rules.termsVersion(),
            rules.holdTime().toSeconds(),
            event.sale().placesPerCustomer(rules.placesPerCustomer())),
        site.resolve("/events/" + event.slug()),
        event.tiers().stream().map(tier -> TierJson.of(event, tier, reader, now)).toList());
  }

  private static String word(Availability availability) {
    return availability.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
