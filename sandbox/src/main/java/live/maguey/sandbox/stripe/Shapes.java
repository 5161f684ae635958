package live.maguey.sandbox.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import live.maguey.sandbox.wire.Json;
import live.maguey.sandbox.wire.Secrets;

/// Blank objects with every field that Stripe sends, from `shapes.json`.
final class Shapes {
  private static final JsonNode ALL = Json.resource(Shapes.class, "shapes.json");

  private Shapes() {}

  static ObjectNode blank(String kind) {
    JsonNode shape = ALL.get(kind);
    if (shape == null) {
      throw new IllegalArgumentException("no shape of " + kind);
    }
    return ((ObjectNode) shape).deepCopy();
  }

  /// With a new id and the time of creation.
  static ObjectNode created(String kind, String idPrefix, long createdSeconds) {
    return blank(kind).put("id", idPrefix + Secrets.random(24)).put("created", createdSeconds);
  }
}
