package live.maguey.cli.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/// Everything that the contract shows, read from the very file that is served.
final class Examples {
  private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

  private final JsonNode contract;
  private final List<Example> examples = new ArrayList<>();
  private final Set<String> missing = new TreeSet<>();

  /// @param unshown answers that no example can bring about, `placeOrder 503`
  Examples(Set<String> unshown) {
    contract = read();
    contract
        .path("paths")
        .properties()
        .forEach(path ->
            path.getValue().properties().stream()
                .filter(method -> METHODS.contains(method.getKey()))
                .forEach(method -> operation(path.getKey(), method.getKey(), method.getValue())));
    for (String excused : unshown) {
      if (!missing.remove(excused)) {
        missing.add("no excuse for " + excused);
      }
    }
  }

  List<Example> all() {
    return List.copyOf(examples);
  }

  /// What the contract promises and does not show, `operation status`; a request that it shows
  /// without an answer; and what is excused in vain.
  Set<String> missing() {
    return missing;
  }

  private void operation(String path, String method, JsonNode operation) {
    String id = operation.path("operationId").asText();
    int before = examples.size();
    operation
        .path("responses")
        .properties()
        .forEach(response -> {
          Map<String, Example> shown = new LinkedHashMap<>();
          resolved(response.getValue())
              .path("content")
              .properties()
              .forEach(content ->
                  content
                      .getValue()
                      .path("examples")
                      .properties()
                      .forEach(example ->
                          shown.put(
                              example.getKey(),
                              new Example(
                                  id,
                                  example.getKey(),
                                  method.toUpperCase(Locale.ROOT),
                                  path,
                                  parameters(operation, example.getKey()),
                                  body(operation, example.getKey()),
                                  Integer.parseInt(response.getKey()),
                                  content.getKey(),
                                  resolved(example.getValue()).path("value")))));
          if (shown.isEmpty() && !response.getKey().equals("default")) {
            missing.add(id + " " + response.getKey());
          }
          examples.addAll(shown.values());
        });
    Set<String> answered = new TreeSet<>();
    examples.subList(before, examples.size()).forEach(example -> answered.add(example.name()));
    operation
        .path("requestBody")
        .path("content")
        .forEach(content ->
            content
                .path("examples")
                .fieldNames()
                .forEachRemaining(name -> {
                  if (!answered.contains(name)) {
                    missing.add(id + " answer to " + name);
                  }
                }));
  }

  private Map<String, JsonNode> parameters(JsonNode operation, String name) {
    Map<String, JsonNode> values = new LinkedHashMap<>();
    for (JsonNode reference : operation.path("parameters")) {
      JsonNode parameter = resolved(reference);
      JsonNode shown = resolved(parameter.path("examples").path(name)).path("value");
      JsonNode value = shown.isMissingNode() ? parameter.path("example") : shown;
      if (!value.isMissingNode()) {
        values.put(parameter.path("in").asText() + " " + parameter.path("name").asText(), value);
      } else if (parameter.path("required").asBoolean()) {
        missing.add(operation.path("operationId").asText() + " " + parameter.path("name"));
      }
    }
    return values;
  }

  private JsonNode body(JsonNode operation, String name) {
    if (!operation.has("requestBody")) {
      return MissingNode.getInstance();
    }
    JsonNode content = operation.path("requestBody").path("content").path("application/json");
    JsonNode shown = resolved(content.path("examples").path(name)).path("value");
    if (shown.isMissingNode()) {
      missing.add(operation.path("operationId").asText() + " body of " + name);
    }
    return shown;
  }

  private JsonNode resolved(JsonNode node) {
    JsonNode reference = node.path("$ref");
    return reference.isTextual() ? contract.at(reference.asText().substring(1)) : node;
  }

  private static JsonNode read() {
    try (InputStream file =
        Objects.requireNonNull(Examples.class.getResourceAsStream("/openapi.yaml"))) {
      return new ObjectMapper(new YAMLFactory()).readTree(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
