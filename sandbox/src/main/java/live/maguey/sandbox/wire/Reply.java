package live.maguey.sandbox.wire;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// One answer, complete, so that it can be kept under an idempotency key.
public record Reply(int status, Map<String, String> headers, byte[] body) {

  public static Reply json(int status, Object body) {
    return new Reply(status, Map.of("Content-Type", "application/json"), Json.bytes(body));
  }

  public static Reply html(int status, String body) {
    return new Reply(
        status,
        Map.of("Content-Type", "text/html; charset=utf-8", "Cache-Control", "no-store"),
        body.getBytes(StandardCharsets.UTF_8));
  }

  public static Reply text(int status, String body) {
    return new Reply(
        status,
        Map.of("Content-Type", "text/plain; charset=utf-8"),
        body.getBytes(StandardCharsets.UTF_8));
  }

  /// 303, so that a reload of the next page never posts a card again.
  public static Reply seeOther(String location) {
    return new Reply(303, Map.of("Location", location, "Cache-Control", "no-store"), new byte[0]);
  }

  public Reply with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Reply(status, Map.copyOf(more), body);
  }
}
