package live.maguey.alerts;

import java.time.Instant;

/// What a channel was not told yet.
///
/// @param incident the number of the first alert that it was told with; its own before that
public record AlertNews(Alert alert, What what, long incident) {
  /// What can be told of an alert.
  public enum What {
    RAISED,
    /// It was told, is critical, and nobody looks at it.
    ESCALATED,
    /// Somebody looks at it.
    ACKNOWLEDGED,
    CLOSED,
    /// Nothing is wrong: somebody asks whether the channel works.
    TEST
  }

  /// When it came about.
  public Instant at() {
    return switch (alert.state()) {
      case Alert.State.Acknowledged(var _, Instant at) when what == What.ACKNOWLEDGED -> at;
      case Alert.State.Closed(Instant at, var _) when what == What.CLOSED -> at;
      case Alert.State.Open _, Alert.State.Acknowledged _, Alert.State.Closed _ -> alert.raisedAt();
    };
  }
}
