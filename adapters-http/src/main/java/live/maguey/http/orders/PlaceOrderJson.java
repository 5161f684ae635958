package live.maguey.http.orders;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import live.maguey.events.TierId;
import live.maguey.shared.InvalidRequest;
import live.maguey.shared.Language;
import org.jspecify.annotations.Nullable;

/// The body of `POST /api/orders`.
///
/// @param event the event's slug
/// @param total what the buyer saw, all-in, in minor units
/// @param language `en` or `es`; null for the request's
/// @param terms the version of the terms that the buyer accepted
/// @param marketing whether the buyer asked for news; null for no
record PlaceOrderJson(
    String event,
    List<LineJson> lines,
    Long total,
    String name,
    String email,
    @Nullable String language,
    @Nullable Boolean ageConfirmed,
    String terms,
    @Nullable Boolean marketing) {

  /// @param tier the tier's id; @param quantity 1 or more
  record LineJson(String tier, Integer quantity) {}

  /// The same in this language.
  PlaceOrderJson in(Language chosen) {
    return new PlaceOrderJson(
        event, lines, total, name, email, chosen.tag(), ageConfirmed, terms, marketing);
  }

  Map<TierId, Integer> quantities() {
    Map<TierId, Integer> quantities = new HashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      LineJson line = lines.get(i);
      if (line.quantity() < 1) {
        throw new InvalidRequest("lines[" + i + "].quantity", "must be 1 or more");
      }
      if (quantities.put(tier(i, line), line.quantity()) != null) {
        throw new InvalidRequest("lines[" + i + "].tier", "is named twice");
      }
    }
    return quantities;
  }

  private static TierId tier(int line, LineJson json) {
    try {
      return TierId.parse(json.tier());
    } catch (InvalidRequest notAnId) {
      throw new InvalidRequest("lines[" + line + "].tier", notAnId.reason());
    }
  }
}
