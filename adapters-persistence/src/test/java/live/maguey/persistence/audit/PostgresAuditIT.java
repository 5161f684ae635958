package live.maguey.persistence.audit;

import live.maguey.audit.AuditContract;
import live.maguey.audit.AuditTrail;
import live.maguey.persistence.Database;
import live.maguey.persistence.TestDatabase;
import org.junit.jupiter.api.AutoClose;

class PostgresAuditIT extends AuditContract {
  @AutoClose private final Database database = TestDatabase.fresh(2);
  private final AuditTrail trail = new PostgresAuditTrail(database);

  @Override
  protected AuditTrail trail() {
    return trail;
  }
}
