package live.maguey.persistence.audit;

import java.time.Instant;
import java.util.List;
import live.maguey.audit.Actor;
import live.maguey.audit.AuditEntry;
import live.maguey.audit.AuditTrail;
import live.maguey.persistence.Columns;
import live.maguey.persistence.Database;
import live.maguey.persistence.Params;

/// The trail in PostgreSQL.
public final class PostgresAuditTrail implements AuditTrail {
  private final Database database;

  public PostgresAuditTrail(Database database) {
    this.database = database;
  }

  @Override
  public void record(AuditEntry entry) {
    database.update(
        AuditSql.RECORD_ACT,
        Params.of("at", entry.at())
            .and("kind", entry.actor().kind())
            .and("name", entry.actor().name())
            .and("act", entry.act())
            .and("subject", entry.subject())
            .and("detail", entry.detail())
            .and("request", entry.requestId()));
  }

  @Override
  public List<AuditEntry> of(String subject, int limit) {
    return database.list(
        AuditSql.ACTS_ON_SUBJECT,
        Params.of("subject", subject).and("limit", limit),
        PostgresAuditTrail::entry);
  }

  @Override
  public List<AuditEntry> list(Instant since, boolean people, int limit) {
    return database.list(
        people ? AuditSql.ACTS_OF_PEOPLE : AuditSql.ACTS,
        Params.of("since", since).and("limit", limit),
        PostgresAuditTrail::entry);
  }

  private static AuditEntry entry(Columns c) {
    return new AuditEntry(
        c.instant("at"),
        new Actor(c.text("actor_kind"), c.text("actor_name")),
        c.text("act"),
        c.text("subject"),
        c.text("detail"),
        c.textOrNull("request_id"));
  }
}
