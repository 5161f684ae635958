package live.maguey.persistence.backups;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import live.maguey.backups.Contents;
import live.maguey.backups.Manifest;
import live.maguey.persistence.Json;

/// A manifest as JSON. It holds figures and names of tables, nothing of a guest.
final class ManifestJson {
  private ManifestJson() {}

  static byte[] of(Manifest manifest) {
    ObjectNode json = Json.MAPPER.createObjectNode();
    json.put("at", manifest.at().toString());
    json.put("release", manifest.release());
    json.put("schema", manifest.schema());
    json.put("database", manifest.database());
    json.put("bytes", manifest.bytes());
    json.put("sha256", manifest.checksum());
    json.set("rows", Json.MAPPER.valueToTree(new TreeMap<>(manifest.contents().rows())));
    json.set("ledger", Json.MAPPER.valueToTree(new TreeMap<>(manifest.contents().sums())));
    json.set("tools", Json.MAPPER.valueToTree(new TreeMap<>(manifest.tools())));
    try {
      return Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(json);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /// Empty where it is not one.
  static Optional<Manifest> read(byte[] text) {
    try {
      JsonNode json = Json.MAPPER.readTree(text);
      if (!json.path("sha256").isTextual() || !json.path("bytes").isIntegralNumber()) {
        return Optional.empty();
      }
      return Optional.of(
          new Manifest(
              Instant.parse(json.path("at").asText()),
              json.path("release").asText(),
              json.path("schema").asText(),
              json.path("database").asText(),
              json.path("bytes").asLong(),
              json.path("sha256").asText(),
              new Contents(figures(json.path("rows")), figures(json.path("ledger"))),
              texts(json.path("tools"))));
    } catch (IOException | DateTimeParseException another) {
      return Optional.empty();
    }
  }

  private static Map<String, Long> figures(JsonNode object) {
    Map<String, Long> figures = new TreeMap<>();
    object.propertyStream().forEach(e -> figures.put(e.getKey(), e.getValue().asLong()));
    return figures;
  }

  private static Map<String, String> texts(JsonNode object) {
    Map<String, String> texts = new TreeMap<>();
    object.propertyStream().forEach(e -> texts.put(e.getKey(), e.getValue().asText()));
    return texts;
  }
}
