package live.maguey.events;

import java.util.Currency;
import java.util.List;
import live.maguey.shared.InvalidRequest;
import live.maguey.shared.OneLine;

/// One tier of an event to create, as typed.
///
/// @param prices all-in, in order: buyers pay the first that is still valid
public record NewTier(
    String name,
    String note,
    int capacity,
    int perOrder,
    boolean accessible,
    List<PricePhase> prices) {
  public NewTier {
    prices = List.copyOf(prices);
    name = name.strip();
  }

  /// @param currency the venue's, in which every price must be
  /// @throws InvalidRequest when it is not a valid tier
  Tier tier(TierId id, Currency currency) {
    String called = OneLine.parse("tier name", name, Announcement.LONGEST_TITLE);
    String noted = OneLine.optional("note of " + called, note, Announcement.LONGEST_TEXT);
    prices.forEach(
        p -> OneLine.parse("price name of " + called, p.name(), Announcement.LONGEST_TITLE));
    InvalidRequest.unless(capacity >= 1, "tier " + called, "has no places");
    InvalidRequest.unless(perOrder >= 1, "tier " + called, "lets nobody order");
    InvalidRequest.unless(!prices.isEmpty(), "tier " + called, "has no price");
    InvalidRequest.unless(
        prices.stream().allMatch(p -> p.price().currency().equals(currency)),
        "tier " + called,
        "has a price that is not in " + currency);
    return new Tier(
        id,
        called,
        noted,
        new Tier.Stock(capacity, 0),
        perOrder,
        prices,
        Tier.Window.OF_EVENT,
        accessible);
  }

  /// What one order of all it may take would cost at most, in minor units.
  ///
  /// @throws ArithmeticException beyond every bound
  long dearestOrder() {
    long dearest = prices.stream().mapToLong(p -> p.price().minor()).max().orElse(0);
    return Math.multiplyExact(dearest, (long) perOrder);
  }
}
