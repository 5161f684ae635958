package live.maguey.http.web.contract;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import live.maguey.http.routing.Json;

/// Reads the operations out of `openapi.yaml`, in its order. A request belongs to the answer whose
/// example has the same name.
final class ContractReader {
  private static final ObjectWriter PRETTY =
      Json.mapper()
          .writer(
              new DefaultPrettyPrinter(
                      Separators.createDefaultInstance()
                          .withObjectFieldValueSpacing(Separators.Spacing.AFTER))
                  .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                  .withArrayIndenter(new DefaultIndenter("  ", "\n")));

  private final JsonNode contract;
  private final URI site;

  /// @param site that the shell's lines call
  ContractReader(URI site) {
    this.contract = read();
    this.site = site;
  }

  List<String> about() {
    return Stream.of(contract.path("info").path("description").asText().split("\n\n"))
        .map(String::strip)
        .toList();
  }

  List<ContractPage.Capability> capabilities() {
    Map<String, List<ContractPage.Operation>> byTag = new LinkedHashMap<>();
    contract.path("tags").forEach(tag -> byTag.put(tag.path("name").asText(), new ArrayList<>()));
    contract
        .path("paths")
        .properties()
        .forEach(path ->
            path.getValue()
                .properties()
                .forEach(method ->
                    byTag
                        .computeIfAbsent(
                            method.getValue().path("tags").path(0).asText(), _ -> new ArrayList<>())
                        .add(operation(path.getKey(), method.getKey(), method.getValue()))));
    return byTag.entrySet().stream()
        .map(tag -> new ContractPage.Capability(tag.getKey(), List.copyOf(tag.getValue())))
        .toList();
  }

  private ContractPage.Operation operation(String path, String method, JsonNode operation) {
    List<ContractPage.Parameter> parameters = new ArrayList<>();
    for (JsonNode reference : operation.path("parameters")) {
      JsonNode parameter = resolved(reference);
      parameters.add(
          new ContractPage.Parameter(
              parameter.path("name").asText(),
              parameter.path("in").asText(),
              parameter.path("required").asBoolean(),
              parameter.path("description").asText().strip()));
    }
    List<ContractPage.Exchange> exchanges = exchanges(operation);
    String verb = method.toUpperCase(Locale.ROOT);
    boolean bearer = operation.has("security");
    return new ContractPage.Operation(
        operation.path("operationId").asText(),
        verb,
        path,
        operation.path("summary").asText(),
        operation.path("description").asText().strip(),
        bearer,
        List.copyOf(parameters),
        curl(verb, path, operation, bearer, exchanges),
        exchanges);
  }

  private List<ContractPage.Exchange> exchanges(JsonNode operation) {
    JsonNode requests =
        operation.path("requestBody").path("content").path("application/json").path("examples");
    List<ContractPage.Exchange> exchanges = new ArrayList<>();
    operation
        .path("responses")
        .properties()
        .forEach(response ->
            resolved(response.getValue())
                .path("content")
                .forEach(content ->
                    content
                        .path("examples")
                        .properties()
                        .forEach(example -> {
                          JsonNode answer = example.getValue().path("value");
                          exchanges.add(
                              new ContractPage.Exchange(
                                  example.getKey(),
                                  Integer.parseInt(response.getKey()),
                                  example.getValue().path("summary").asText(),
                                  answer.path("status").isInt() ? answer.path("code").asText() : "",
                                  shown(requests.path(example.getKey()).path("value")),
                                  shown(answer)));
                        })));
    return List.copyOf(exchanges);
  }

  /// The first answer's request.
  private String curl(
      String method,
      String path,
      JsonNode operation,
      boolean bearer,
      List<ContractPage.Exchange> exchanges) {
    String name = exchanges.isEmpty() ? "" : exchanges.getFirst().name();
    String address = path;
    StringBuilder headers = new StringBuilder();
    for (JsonNode reference : operation.path("parameters")) {
      JsonNode parameter = resolved(reference);
      JsonNode named = parameter.path("examples").path(name).path("value");
      String value = (named.isMissingNode() ? parameter.path("example") : named).asText();
      String called = parameter.path("name").asText();
      address = address.replace("{" + called + "}", value);
      if (parameter.path("in").asText().equals("header") && !value.isEmpty()) {
        headers.append(" \\\n  -H '").append(called).append(": ").append(value).append('\'');
      }
    }
    if (bearer) {
      headers.append(" \\\n  -H \"Content-Digest: $DIGEST\" \\\n  -H \"Signature-Input: $INPUT\"");
      headers.append(" \\\n  -H \"Signature: $SIGNATURE\"");
    }
    String body = exchanges.isEmpty() ? "" : exchanges.getFirst().request();
    if (!body.isEmpty()) {
      headers.append(" \\\n  -H 'Content-Type: application/json' \\\n  -d '");
      headers.append(compact(body)).append('\'');
    }
    return "curl "
        + (method.equals("POST") && body.isEmpty() ? "-X POST " : "")
        + site.resolve(address)
        + headers;
  }

  private static String compact(String body) {
    try {
      return Json.mapper().readTree(body).toString();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static String shown(JsonNode value) {
    if (value.isMissingNode()) {
      return "";
    }
    try {
      return value.isTextual() ? value.asText() : PRETTY.writeValueAsString(value);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private JsonNode resolved(JsonNode node) {
    JsonNode reference = node.path("$ref");
    return reference.isTextual() ? contract.at(reference.asText().substring(1)) : node;
  }

  private static JsonNode read() {
    try (InputStream file =
        Objects.requireNonNull(ContractReader.class.getResourceAsStream("/openapi.yaml"))) {
      return new YAMLMapper().readTree(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
