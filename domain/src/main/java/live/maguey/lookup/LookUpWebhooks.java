package live.maguey.lookup;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import live.maguey.shared.Span;
import live.maguey.webhooks.WebhookEvent;
import live.maguey.webhooks.WebhookEvents;
import org.jspecify.annotations.Nullable;

/// Looks up Stripe's events in the inbox.
public final class LookUpWebhooks {
  private final WebhookEvents inbox;

  public LookUpWebhooks(WebhookEvents inbox) {
    this.inbox = inbox;
  }

  /// @param id Stripe's, `evt_…`
  public Optional<WebhookEvent> find(String id) {
    return inbox.find(id);
  }

  /// The newest first.
  ///
  /// @param failing only what is dead or waits for its next try; then in any state
  /// @param state null does not restrict
  public List<WebhookEvent> list(
      WebhookEvent.@Nullable Stage state, boolean failing, Span received, int limit) {
    List<WebhookEvent> found = failing ? inbox.failing(limit) : inbox.list(state, limit);
    return found.stream().filter(event -> received.has(event.receivedAt())).toList();
  }

  /// The ids of all that were received then, the oldest first.
  public List<String> received(Instant from, Instant until, boolean failing) {
    return inbox.received(from, until, failing);
  }
}
