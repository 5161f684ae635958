package live.maguey.sandbox.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import live.maguey.sandbox.wire.Secrets;

/// Reads what a session sells (`line_items`): each for a price that was made before, or for one
/// that comes with it.
final class LineItems {
  private static final int MOST_ITEMS = 100;
  private static final long MOST_OF_ONE = 999_999;

  private final Records records;

  LineItems(Records records) {
    this.records = records;
  }

  /// All of one currency, at least one.
  List<JsonNode> of(Params params, Instant now) {
    int count = params.count("line_items");
    if (count == 0) {
      throw Params.missing("line_items");
    }
    if (count > MOST_ITEMS) {
      throw StripeError.invalid(
          null,
          "line_items",
          "Checkout does not support more than %d line items.".formatted(MOST_ITEMS));
    }
    List<JsonNode> items = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      items.add(item(params, "line_items[" + i + "]", now));
      if (!items.getFirst().get("currency").equals(items.getLast().get("currency"))) {
        throw StripeError.invalid(
            null, "line_items", "All line items must have the same currency.");
      }
    }
    return items;
  }

  private ObjectNode item(Params params, String at, Instant now) {
    if (params.text(at + "[price]") != null) {
      return priced(params, at);
    }
    String price = at + "[price_data]";
    String currency = Currencies.known(price + "[currency]", params.required(price + "[currency]"));
    params.oneOf(price + "[tax_behavior]", Catalogue.TAXES);
    String name = params.required(price + "[product_data][name]", 250);
    String description = params.text(price + "[product_data][description]", 5_000);
    long unit = params.requiredInteger(price + "[unit_amount]");
    Params.between(price + "[unit_amount]", unit, 0, Currencies.most(currency));
    Currencies.payable(price + "[unit_amount]", currency, unit);
    ObjectNode item = blank(params, at, currency, unit).put("description", name);
    ObjectNode made = (ObjectNode) item.get("price");
    made.put("id", "price_" + Secrets.random(24)).put("created", now.getEpochSecond());
    made.put("currency", currency).put("product", "prod_" + Secrets.random(14));
    made.put("unit_amount", unit).put("unit_amount_decimal", Long.toString(unit));
    if (description != null) {
      item.put("description", name + ": " + description);
    }
    return item;
  }

  private static ObjectNode blank(Params params, String at, String currency, long unit) {
    long quantity = params.requiredInteger(at + "[quantity]");
    Params.between(at + "[quantity]", quantity, 1, MOST_OF_ONE);
    ObjectNode item = Shapes.blank("item").put("id", "li_" + Secrets.random(24));
    item.put("amount_subtotal", unit * quantity).put("amount_total", unit * quantity);
    item.set("metadata", Metadata.of(params, at + "[metadata]"));
    return item.put("currency", currency).put("quantity", quantity);
  }

  /// An item of a price that was made before.
  private ObjectNode priced(Params params, String at) {
    String id = params.required(at + "[price]");
    if (params.has(at + "[price_data]")) {
      throw StripeError.invalid(
          null, at, "You may only specify one of these parameters: price, price_data.");
    }
    return records.locked(() -> {
      ObjectNode price = Records.find(records.prices, "price", id, at + "[price]");
      ObjectNode product =
          Records.find(records.products, "product", price.get("product").asText(), "product");
      ObjectNode item =
          blank(params, at, price.get("currency").asText(), price.get("unit_amount").asLong());
      item.set("price", price.deepCopy());
      return item.put("description", product.get("name").asText());
    });
  }
}
