package live.maguey.alerts;

import java.time.Duration;
import java.util.List;

/// Brings messages to people by one channel. It never throws for what the other end answers, and
/// answers within ten seconds or so.
public interface AlertMessenger {
  AlertChannel channel();

  /// @param messages one where the channel takes them one by one, otherwise one or more
  Answer send(List<AlertMessage> messages);

  sealed interface Answer {
    /// @param reply in the other end's words
    record Told(String reply) implements Answer {}

    /// These messages, or our settings, were refused; others may pass.
    record Refused(String reason) implements Answer {}

    /// The other end serves nobody now, and took nothing.
    record NotNow(String reason, Duration retryAfter) implements Answer {}

    /// They may have arrived or not; to send them again is better than that nobody knows.
    record Unknown(String reason) implements Answer {}

    default String text() {
      return switch (this) {
        case Told(String reply) -> reply;
        case Refused(String reason) -> "refused: " + reason;
        case NotNow(String reason, var _) -> "not now: " + reason;
        case Unknown(String reason) -> "unknown: " + reason;
      };
    }
  }
}
