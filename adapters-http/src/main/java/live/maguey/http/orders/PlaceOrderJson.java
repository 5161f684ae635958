package live.maguey.http.orders;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import live.maguey.events.TableId;
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

  /// Places of a tier, or one table.
  ///
  /// @param tier the tier's id, null for a table; @param quantity 1 or more, null for a table
  /// @param table the table's id, null for places
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record LineJson(@Nullable String tier, @Nullable Integer quantity, @Nullable String table) {}

  /// The same in this language.
  PlaceOrderJson in(Language chosen) {
    return new PlaceOrderJson(
        event, lines, total, name, email, chosen.tag(), ageConfirmed, terms, marketing);
  }

  Map<TierId, Integer> quantities() {
    Map<TierId, Integer> quantities = new HashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      LineJson line = lines.get(i);
      if (line.table() == null) {
        String at = "lines[" + i + "]";
        int quantity = given(at + ".quantity", line.quantity());
        InvalidRequest.unless(quantity >= 1, at + ".quantity", "must be 1 or more");
        TierId tier = parsed(at + ".tier", given(at + ".tier", line.tier()), TierId::parse);
        InvalidRequest.unless(
            quantities.put(tier, quantity) == null, at + ".tier", "is named twice");
      }
    }
    return quantities;
  }

  /// The one table among the lines, or null.
  @Nullable TableId table() {
    TableId table = null;
    for (int i = 0; i < lines.size(); i++) {
      LineJson line = lines.get(i);
      if (line.table() != null) {
        String at = "lines[" + i + "]";
        InvalidRequest.unless(
            line.tier() == null && line.quantity() == null,
            at + ".table",
            "stands alone in its line, without tier and quantity");
        InvalidRequest.unless(
            table == null, at + ".table", "is a second one: an order has one table at most");
        table = parsed(at + ".table", line.table(), TableId::parse);
      }
    }
    return table;
  }

  private static <T> T given(String field, @Nullable T value) {
    if (value == null) {
      throw new InvalidRequest(field, "is missing");
    }
    return value;
  }

  private static <T> T parsed(String field, String text, Function<String, T> id) {
    try {
      return id.apply(text);
    } catch (InvalidRequest notAnId) {
      throw new InvalidRequest(field, notAnId.reason());
    }
  }
}
