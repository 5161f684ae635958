package live.maguey.cli.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Objects;

/// One request with the answer that the contract shows for it. They belong together by the name
/// that they share below their operation.
///
/// @param parameters by where they go and their name, `path token`, `header Idempotency-Key`
/// @param body of the request, a missing node where none is taken
/// @param mediaType of the answer
record Example(
    String operation,
    String name,
    String method,
    String path,
    Map<String, JsonNode> parameters,
    JsonNode body,
    int status,
    String mediaType,
    JsonNode answer) {
  /// As the server's arrangements know it: `placeOrder sold-out`.
  String key() {
    return operation + " " + name;
  }

  boolean hasBody() {
    return !body.isMissingNode();
  }

  /// @throws NullPointerException when it is not shown
  String header(String header) {
    return Objects.requireNonNull(parameters.get("header " + header), header).asText();
  }

  @Override
  public String toString() {
    return key() + " " + status;
  }
}
