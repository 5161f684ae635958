package live.maguey.http.routing;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerResponse;

/// Who may keep an answer, and for how long. A problem is kept by nobody.
public enum Cache {
  /// Kept by nobody, and its address neither: out of indexes and referrers.
  SECRET("no-store"),
  NEVER("no-store"),
  /// By its reader's browser, which asks whether it still holds.
  OWN("private, no-cache"),
  /// By everybody, who ask whether it still holds.
  ASK("no-cache"),
  HOUR("public, max-age=3600"),
  DAY("public, max-age=86400"),
  /// What is at the address never changes.
  YEAR("public, max-age=31536000, immutable");

  private final String rule;

  Cache(String rule) {
    this.rule = rule;
  }

  public String rule() {
    return rule;
  }

  /// Instead of the route's own rule, for one answer.
  public void on(ServerResponse response) {
    response.header(HeaderNames.CACHE_CONTROL, rule);
  }
}
