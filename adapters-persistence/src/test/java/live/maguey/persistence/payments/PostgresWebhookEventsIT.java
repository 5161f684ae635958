package live.maguey.persistence.payments;

import live.maguey.payments.WebhookEvents;
import live.maguey.payments.WebhookEventsContract;
import live.maguey.persistence.Database;
import live.maguey.persistence.TestDatabase;
import org.junit.jupiter.api.AutoClose;

class PostgresWebhookEventsIT extends WebhookEventsContract {
  @AutoClose private final Database database = TestDatabase.fresh(2);
  private final WebhookEvents inbox = new PostgresWebhookEvents(database);

  @Override
  protected WebhookEvents inbox() {
    return inbox;
  }
}
