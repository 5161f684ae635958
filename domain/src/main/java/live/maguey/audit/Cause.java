package live.maguey.audit;

import org.jspecify.annotations.Nullable;

/// Why something is being done: who asked, and the request it began with.
///
/// @param requestId null where no request led here
public record Cause(Actor actor, @Nullable String requestId) {
  public static Cause job(String name) {
    return new Cause(Actor.system(name), null);
  }
}
