package live.maguey.sandbox.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import live.maguey.sandbox.wire.Json;
import live.maguey.sandbox.wire.Table;
import org.jspecify.annotations.Nullable;

/// `expand[]`: ids replaced by their objects along a dotted path
/// (<https://docs.stripe.com/expand>), at most four levels deep.
final class Expansion {
  private static final int DEEPEST = 4;

  /// May be expanded, and is never there to be.
  private static final Set<String> NEVER_HERE =
      Set.of("customer", "invoice", "payment_method", "setup_intent", "subscription");

  private final Records records;

  Expansion(Records records) {
    this.records = records;
  }

  /// @return a copy of the object with the asked fields expanded
  ObjectNode of(ObjectNode object, List<String> paths) {
    ObjectNode copy = object.deepCopy();
    for (String path : paths) {
      List<String> steps = List.of(path.split("\\."));
      if (steps.size() > DEEPEST) {
        throw StripeError.invalid(
            null,
            "expand",
            "You cannot expand more than 4 levels of a property. Property: " + path);
      }
      expand(copy, steps, path);
    }
    return copy;
  }

  private void expand(ObjectNode object, List<String> steps, String path) {
    String name = steps.getFirst();
    List<String> rest = steps.subList(1, steps.size());
    if (object.path("object").asText().equals("list") && name.equals("data")) {
      object.withArray("data").forEach(item -> expand((ObjectNode) item, rest, path));
      return;
    }
    if (name.equals("line_items") && isA(object, "checkout.session")) {
      object.set("line_items", lineItems(object.get("id").asText()));
      return;
    }
    if (name.equals("refunds") && isA(object, "charge")) {
      object.set("refunds", refunds(object.get("id").asText()));
      return;
    }
    JsonNode field = object.get(name);
    Table<ObjectNode> among = among(name, object);
    if (field == null || (among == null && !NEVER_HERE.contains(name))) {
      throw StripeError.invalid(null, "expand", "This property cannot be expanded (" + path + ").");
    }
    if (among != null && field.isTextual() && among.has(field.asText())) {
      field = Records.find(among, name, field.asText(), "expand").deepCopy();
      object.set(name, field);
    }
    if (!rest.isEmpty() && field instanceof ObjectNode deeper) {
      expand(deeper, rest, path);
    }
  }

  private static boolean isA(ObjectNode object, String kind) {
    return object.path("object").asText().equals(kind);
  }

  private @Nullable Table<ObjectNode> among(String name, ObjectNode owner) {
    return switch (name) {
      case "payment_intent" -> records.intents;
      case "latest_charge", "charge" -> records.charges;
      case "balance_transaction", "failure_balance_transaction" -> records.transactions;
      case "source" ->
          switch (owner.path("type").asText()) {
            case "refund" -> records.refunds;
            case "payout" -> records.payouts;
            case "adjustment" -> records.disputes;
            default -> records.charges;
          };
      default -> null;
    };
  }

  ObjectNode lineItems(String sessionId) {
    ObjectNode list = Json.object().put("object", "list");
    list.set("data", Json.array(records.lineItemsOf(sessionId)));
    return list.put("has_more", false)
        .put("url", "/v1/checkout/sessions/" + sessionId + "/line_items");
  }

  private ObjectNode refunds(String chargeId) {
    ObjectNode list = Json.object().put("object", "list");
    list.set(
        "data",
        Json.array(
            records.refunds.all().reversed().values().stream()
                .filter(r -> r.get("charge").asText().equals(chargeId))
                .toList()));
    return list.put("has_more", false).put("url", "/v1/charges/" + chargeId + "/refunds");
  }
}
