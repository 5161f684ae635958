package live.maguey.persistence.webhooks;

import live.maguey.persistence.Database;
import live.maguey.persistence.TestDatabase;
import live.maguey.webhooks.WebhookEvents;
import live.maguey.webhooks.WebhookEventsContract;
import org.junit.jupiter.api.AutoClose;

class PostgresWebhookEventsIT extends WebhookEventsContract {
  @AutoClose private final Database database = TestDatabase.fresh(2);
  private final WebhookEvents inbox = new PostgresWebhookEvents(database);

  @Override
  protected WebhookEvents inbox() {
    return inbox;
  }
}
