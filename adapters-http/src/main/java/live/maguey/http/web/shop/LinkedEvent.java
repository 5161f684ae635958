package live.maguey.http.web.shop;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import live.maguey.events.Event;
import live.maguey.events.Premises;
import live.maguey.events.PricePhase;
import live.maguey.events.Tier;
import live.maguey.events.Venue;
import live.maguey.http.routing.Json;
import live.maguey.shared.ChargeCurrency;
import live.maguey.shared.Language;
import live.maguey.shared.Money;

/// An event as machines read it inside its page: a [schema.org Event](https://schema.org/Event)
/// with one offer a tier that has a price now.
///
/// @param reader whose language its texts are in, as those of the page
/// @param address of the event's page, absolute; @param picture likewise
record LinkedEvent(
    Event event, Venue venue, String address, String picture, Language reader, Instant now) {
  private static final String VOCABULARY = "https://schema.org/";

  /// A JSON object that can stand inside a script element: without `<`.
  String json() {
    try {
      return Json.mapper().writeValueAsString(described()).replace("<", "\\u003c");
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("maps of strings are always JSON", impossible);
    }
  }

  private Map<String, Object> described() {
    Map<String, Object> described = new LinkedHashMap<>();
    described.put("@context", "https://schema.org");
    described.put("@type", "Event");
    described.put("name", event.title(reader).text());
    described.put("description", description());
    described.put("doorTime", local(event.doors()));
    described.put("startDate", local(event.hours().starts()));
    described.put("endDate", local(event.ends()));
    boolean off = event.state() == Event.State.CANCELLED;
    described.put("eventStatus", VOCABULARY + (off ? "EventCancelled" : "EventScheduled"));
    described.put("eventAttendanceMode", VOCABULARY + "OfflineEventAttendanceMode");
    described.put("url", address);
    described.put("image", List.of(picture));
    described.put("location", place());
    described.put("offers", event.tiers().stream().flatMap(tier -> offer(tier).stream()).toList());
    return described;
  }

  private String description() {
    String description = event.announcement().description(reader).text();
    return description.isEmpty() ? event.announcement().lineup(reader).text() : description;
  }

  private Map<String, Object> place() {
    Premises premises = venue.premises();
    Map<String, Object> place = new LinkedHashMap<>();
    place.put("@type", "Place");
    place.put("name", venue.name());
    if (!premises.address().isEmpty()) {
      Map<String, Object> address = new LinkedHashMap<>();
      address.put("@type", "PostalAddress");
      address.put("streetAddress", premises.street());
      address.put("addressLocality", premises.city());
      place.put("address", address);
    }
    premises.mapPage().ifPresent(page -> place.put("hasMap", page.toString()));
    if (premises.phone() != null) {
      place.put("telephone", premises.phone());
    }
    return place;
  }

  private Optional<Map<String, Object>> offer(Tier tier) {
    return tier.phaseAt(now).map(phase -> offer(tier, phase));
  }

  private Map<String, Object> offer(Tier tier, PricePhase phase) {
    Map<String, Object> offer = new LinkedHashMap<>();
    offer.put("@type", "Offer");
    offer.put("name", event.tierName(tier.name(), reader).text());
    offer.put("url", address);
    offer.put("price", decimal(phase.price()));
    offer.put("priceCurrency", phase.price().currency().getCurrencyCode());
    offer.put("availability", VOCABULARY + availability(tier));
    offer.put("validFrom", local(tier.window().opens(event.sale())));
    return offer;
  }

  private String availability(Tier tier) {
    return switch (event.availability(tier, now)) {
      case ON_SALE -> "InStock";
      case FEW_LEFT -> "LimitedAvailability";
      case NOT_YET -> "PreOrder";
      case ON_HOLD -> "OutOfStock";
      case SOLD_OUT -> "SoldOut";
      case CLOSED, CANCELLED -> "Discontinued";
    };
  }

  private static String decimal(Money price) {
    int digits = ChargeCurrency.digits(price.currency());
    return BigDecimal.valueOf(price.minor(), digits).toPlainString();
  }

  private String local(Instant at) {
    return at.atZone(venue.zone()).toOffsetDateTime().toString();
  }
}
