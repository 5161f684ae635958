package live.maguey.sandbox.wire;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One request as received.
///
/// @param endpoint method and route pattern, such as `POST /v1/checkout/sessions/{id}/expire`
/// @param path the path as sent, without the query
/// @param query the raw query, may be empty
/// @param headers by lower-case name, the first value of each
public record Call(
    String endpoint,
    String path,
    Map<String, String> pathParameters,
    String query,
    Map<String, String> headers,
    byte[] body) {

  public @Nullable String header(String name) {
    return headers.get(name.toLowerCase(Locale.ROOT));
  }

  public String pathParameter(String name) {
    String value = pathParameters.get(name);
    if (value == null) {
      throw new IllegalArgumentException(endpoint + " has no path parameter " + name);
    }
    return value;
  }

  public String bodyText() {
    return new String(body, StandardCharsets.UTF_8);
  }

  public String method() {
    return endpoint.substring(0, endpoint.indexOf(' '));
  }
}
