package live.maguey.stripe;

import com.fasterxml.jackson.databind.json.JsonMapper;

/// This module's one JSON mapper.
final class Json {
  static final JsonMapper MAPPER = new JsonMapper();

  private Json() {}
}
