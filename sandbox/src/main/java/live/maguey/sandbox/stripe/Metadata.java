package live.maguey.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import live.maguey.sandbox.wire.Json;

/// What a merchant writes on an object (<https://docs.stripe.com/api/metadata>): 50 keys, 40
/// characters a key, 500 a value.
final class Metadata {
  private static final String METADATA = "metadata";

  private Metadata() {}

  /// @param name of the parameter, such as `payment_intent_data[metadata]`
  static ObjectNode of(Params params, String name) {
    ObjectNode found = Json.object();
    params
        .keyed(name)
        .forEach((key, value) -> {
          check(name, key, value);
          if (!value.isEmpty()) {
            found.put(key, value);
          }
        });
    checkSize(name, found.size());
    return found;
  }

  static ObjectNode of(Params params) {
    return of(params, METADATA);
  }

  /// What an update says: an empty value takes its key away.
  static void update(Params params, ObjectNode object) {
    ObjectNode kept = (ObjectNode) object.get(METADATA);
    if (params.isSaid(METADATA)) {
      kept.removeAll();
    }
    kept.setAll(of(params));
    params
        .keyed(METADATA)
        .forEach((key, value) -> {
          if (value.isEmpty()) {
            kept.remove(key);
          }
        });
    checkSize(METADATA, kept.size());
  }

  private static void check(String name, String key, String value) {
    String path = name + "[" + key + "]";
    if (key.length() > 40) {
      throw StripeError.invalid(
          null,
          path,
          "Metadata keys can have up to 40 characters, but you passed in a key that is %d characters. Invalid key: %s"
              .formatted(key.length(), key));
    }
    if (value.length() > 500) {
      throw StripeError.invalid(
          null,
          path,
          "Metadata values can have up to 500 characters, but you passed in a value that is %d characters. Invalid value: %s"
              .formatted(value.length(), value));
    }
  }

  private static void checkSize(String name, int size) {
    if (size > 50) {
      throw StripeError.invalid(
          null,
          name,
          "You can only set up to 50 metadata keys on an object. You've attempted to set %d."
              .formatted(size));
    }
  }
}
