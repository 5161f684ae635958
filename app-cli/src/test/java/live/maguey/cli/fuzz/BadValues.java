package live.maguey.cli.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/// What clients, strangers and broken proxies send in the place of a good value.
final class BadValues {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /// Texts that some layer below may stumble over: PostgreSQL takes no NUL, UTF-8 no lone
  /// surrogate, a mail header no line break.
  static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "\u0000",
          "a\u0000b",
          "\ud800",
          "\u202egnirts",
          "a\r\nBcc: all@example.com",
          "'; DROP TABLE orders; --",
          "<script>alert(1)</script>",
          "%00",
          "${jndi:ldap://localhost/a}",
          "\ud83e\udd83".repeat(200),
          "x".repeat(100_000),
          "null",
          "2026-13-45T99:99:99Z",
          "+1000000000-01-01T00:00:00Z",
          "00000000-0000-0000-0000-000000000000",
          "1-1-1-1-1");

  private BadValues() {}

  /// Every body that differs from a good one in one place.
  static List<byte[]> bodies(JsonNode good) {
    List<byte[]> bodies = new ArrayList<>();
    mutants(good).forEach(mutant -> bodies.add(bytes(mutant)));
    byte[] whole = bytes(good);
    bodies.add(new byte[0]);
    bodies.add("null".getBytes(StandardCharsets.UTF_8));
    bodies.add("{".getBytes(StandardCharsets.UTF_8));
    bodies.add(Arrays.copyOf(whole, whole.length / 2));
    bodies.add(new String(whole, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_16));
    bodies.add(("[".repeat(50_000)).getBytes(StandardCharsets.UTF_8));
    bodies.add(new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1, 2});
    bodies.add(
        new String(whole, StandardCharsets.UTF_8)
            .replaceFirst("\\{", "{\"" + "k".repeat(70_000) + "\":1,")
            .getBytes(StandardCharsets.UTF_8));
    // Bytes that are no UTF-8, inside a text.
    bodies.add(
        new String(whole, StandardCharsets.ISO_8859_1)
            .replaceFirst("\":\"", "\":\"\u00c3\u0028")
            .getBytes(StandardCharsets.ISO_8859_1));
    return bodies;
  }

  private static List<JsonNode> mutants(JsonNode good) {
    List<JsonNode> mutants = new ArrayList<>(odd());
    if (good instanceof ObjectNode object) {
      object
          .properties()
          .forEach(field -> {
            for (JsonNode bad : mutants(field.getValue())) {
              mutants.add(changed(object, o -> o.set(field.getKey(), bad)));
            }
            mutants.add(changed(object, o -> o.without(field.getKey())));
          });
      mutants.add(changed(object, o -> o.put("unknown", "field")));
    } else if (good instanceof ArrayNode array && !array.isEmpty()) {
      mutants(array.get(0)).forEach(bad -> mutants.add(JSON.arrayNode().add(bad)));
      mutants.add(JSON.arrayNode().add(array.get(0)).add(array.get(0)));
      ArrayNode many = JSON.arrayNode();
      for (int i = 0; i < 1_000; i++) {
        many.add(array.get(0));
      }
      mutants.add(many);
    }
    return mutants;
  }

  private static JsonNode changed(ObjectNode object, UnaryOperator<ObjectNode> change) {
    return change.apply(object.deepCopy());
  }

  private static List<JsonNode> odd() {
    List<JsonNode> odd =
        new ArrayList<>(
            List.of(
                JSON.nullNode(),
                JSON.booleanNode(true),
                JSON.numberNode(0),
                JSON.numberNode(-1),
                JSON.numberNode(2.5),
                JSON.numberNode(Integer.MAX_VALUE),
                JSON.numberNode(Long.MAX_VALUE),
                JSON.numberNode(BigInteger.TEN.pow(400)),
                JSON.arrayNode(),
                JSON.objectNode()));
    TEXTS.forEach(text -> odd.add(JSON.textNode(text)));
    return odd;
  }

  private static byte[] bytes(JsonNode node) {
    try {
      return MAPPER.writeValueAsBytes(node);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
