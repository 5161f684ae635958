package live.maguey.lookup;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import live.maguey.shared.Page;
import live.maguey.webhooks.WebhookEvent;
import live.maguey.webhooks.WebhookEvents;

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
  public List<WebhookEvent> list(WebhookEvents.Search wanted) {
    return inbox.list(wanted);
  }

  /// Where an event stands in the list.
  public Optional<Page.Row<String>> row(String id) {
    return inbox.find(id).map(event -> new Page.Row<>(event.receivedAt(), id));
  }

  /// The ids of all that were received then, the oldest first.
  public List<String> received(Instant from, Instant until, boolean failing) {
    return inbox.received(from, until, failing);
  }
}
