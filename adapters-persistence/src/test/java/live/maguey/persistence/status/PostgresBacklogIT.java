package live.maguey.persistence.status;

import live.maguey.persistence.Database;
import live.maguey.persistence.TestDatabase;
import live.maguey.persistence.webhooks.PostgresWebhookEvents;
import live.maguey.status.Backlog;
import live.maguey.status.BacklogContract;
import live.maguey.webhooks.WebhookEvents;
import org.junit.jupiter.api.AutoClose;

class PostgresBacklogIT extends BacklogContract {
  @AutoClose private final Database database = TestDatabase.fresh(2);

  @Override
  protected Backlog backlog() {
    return new PostgresBacklog(database);
  }

  @Override
  protected WebhookEvents inbox() {
    return new PostgresWebhookEvents(database);
  }
}
