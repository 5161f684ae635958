package live.maguey.cli.events;

import static live.maguey.cli.events.Fields.each;
import static live.maguey.cli.events.Fields.moment;
import static live.maguey.cli.events.Fields.money;
import static live.maguey.cli.events.Fields.oneOf;
import static live.maguey.cli.events.Fields.required;
import static live.maguey.cli.events.Fields.text;
import static live.maguey.cli.events.Fields.whole;

import java.util.List;
import java.util.Objects;
import live.maguey.events.NewTier;
import live.maguey.events.PricePhase;
import live.maguey.events.Venue;
import live.maguey.shared.InvalidRequest;
import org.jspecify.annotations.Nullable;

/// A tier as somebody writes it.
///
/// @param price for a tier that always costs the same; else `prices`
record TierForm(
    @Nullable String name,
    @Nullable String note,
    @Nullable String places,
    @Nullable String perOrder,
    @Nullable String accessible,
    @Nullable String price,
    @Nullable String fee,
    @Nullable List<@Nullable PriceForm> prices) {
  private static final int PER_ORDER = 8;

  /// @param until the venue's clock; @param untilTaken so many of the tier's places
  record PriceForm(
      @Nullable String name,
      @Nullable String price,
      @Nullable String fee,
      @Nullable String until,
      @Nullable String untilTaken) {

    PricePhase phase(String of, Venue venue) {
      try {
        return new PricePhase(
            Objects.requireNonNullElse(name, "standard"),
            money("price" + of, required("price" + of, price), venue),
            money("fee" + of, Objects.requireNonNullElse(fee, "0"), venue),
            moment("end of the price" + of, until, venue),
            untilTaken == null
                ? null
                : Integer.valueOf(whole("end of the price" + of, untilTaken)));
      } catch (IllegalArgumentException impossible) {
        throw new InvalidRequest("price" + of, "is not an amount: " + impossible.getMessage());
      }
    }
  }

  /// As `General:380:36.00`.
  static TierForm parse(String text) {
    String[] parts = text.split(":", -1);
    if (parts.length != 3) {
      throw new InvalidRequest("tier " + text, "is not NAME:PLACES:PRICE");
    }
    return new TierForm(parts[0], null, parts[1], null, null, parts[2], null, null);
  }

  NewTier tier(Venue venue) {
    String called = required("name of a tier", name);
    String of = " of " + called;
    List<PriceForm> phases =
        prices == null
            ? List.of(new PriceForm("standard", price, fee, null, null))
            : each("prices" + of, prices);
    if (prices != null && (price != null || fee != null)) {
      throw new InvalidRequest("tier " + called, "has both a price and prices");
    }
    return new NewTier(
        called,
        text(note),
        whole("number of places" + of, required("number of places" + of, places)),
        perOrder == null ? PER_ORDER : whole("places in one order" + of, perOrder),
        "true".equals(oneOf("accessibility" + of, accessible, List.of("true", "false"))),
        phases.stream().map(phase -> phase.phase(of, venue)).toList());
  }
}
