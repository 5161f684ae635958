package live.maguey.http.connections;

import java.time.Duration;

/// What a connection waits for next.
enum Phase {
  HEAD,
  BODY,
  /// The answer is out; what comes next begins another request.
  ANSWERED,
  IDLE;

  /// How long all of it may take.
  Duration allowed(HttpSettings.Clients limits) {
    return switch (this) {
      case HEAD -> limits.head();
      case BODY -> limits.body();
      case ANSWERED, IDLE -> limits.idle();
    };
  }
}
