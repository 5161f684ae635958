package live.maguey.webhooks;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A Stripe event as it was received; what was made of it is kept beside it.
///
/// @param id Stripe's `evt_…`; @param body raw
/// @param origin `webhook` or `pull`; @param attempts how often processing failed
/// @param lastError of the last failed attempt, or why it was ignored
public record WebhookEvent(
    String id,
    String type,
    boolean livemode,
    Instant createdAt,
    Instant receivedAt,
    String body,
    String origin,
    State state,
    int attempts,
    @Nullable Instant nextAttemptAt,
    @Nullable Instant processedAt,
    @Nullable String lastError,
    @Nullable String requestId) {

  public enum State {
    RECEIVED,
    DONE,
    IGNORED,
    FOREIGN,
    DEAD
  }
}
