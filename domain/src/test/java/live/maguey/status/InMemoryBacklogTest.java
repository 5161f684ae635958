package live.maguey.status;

import live.maguey.shared.InMemoryWorld;
import live.maguey.webhooks.InMemoryWebhookEvents;
import live.maguey.webhooks.WebhookEvents;

class InMemoryBacklogTest extends BacklogContract {
  private final WebhookEvents inbox = new InMemoryWebhookEvents(new InMemoryWorld());
  private final Backlog backlog = new InMemoryBacklog(inbox);

  @Override
  protected Backlog backlog() {
    return backlog;
  }

  @Override
  protected WebhookEvents inbox() {
    return inbox;
  }
}
