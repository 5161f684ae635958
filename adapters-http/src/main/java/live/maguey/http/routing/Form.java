package live.maguey.http.routing;

import io.helidon.webserver.http.ServerRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import live.maguey.http.answers.Refused;
import live.maguey.shared.InvalidRequest;

/// What a page's form sent. A field that is sent twice counts once, as it came first.
public final class Form {
  private static final int MOST_FIELDS = 200;

  private final Map<String, String> fields;

  private Form(Map<String, String> fields) {
    this.fields = Map.copyOf(fields);
  }

  /// @throws Refused 413 beyond what the route takes
  /// @throws InvalidRequest for input that our forms never send
  public static Form read(ServerRequest request) {
    return parse(new String(Body.read(request), StandardCharsets.US_ASCII));
  }

  static Form parse(String encoded) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (String pair : encoded.split("&", MOST_FIELDS)) {
      int at = pair.indexOf('=');
      if (at > 0) {
        String name = decoded(pair.substring(0, at));
        // Our fields have one line; what is pasted from a table or a list brings these along.
        String value = decoded(pair.substring(at + 1)).replaceAll("[\\t\\r\\n]", " ");
        Wellformed.checkText(name, value);
        fields.putIfAbsent(name, value);
      }
    }
    return new Form(fields);
  }

  /// A field's text, or empty text when it was not sent.
  public String field(String name) {
    return fields.getOrDefault(name, "");
  }

  public Map<String, String> fields() {
    return fields;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      throw new InvalidRequest("body", "is not a form");
    }
  }
}
