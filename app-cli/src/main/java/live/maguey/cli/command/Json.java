package live.maguey.cli.command;

import com.fasterxml.jackson.databind.json.JsonMapper;

/// This module's one JSON mapper.
public final class Json {
  public static final JsonMapper MAPPER = new JsonMapper();

  private Json() {}
}
