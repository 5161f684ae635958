package live.maguey.persistence.audit;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import live.maguey.audit.Actor;
import live.maguey.audit.AuditEntry;
import live.maguey.audit.AuditTrail;
import live.maguey.persistence.Columns;
import live.maguey.persistence.Database;
import live.maguey.persistence.Keyset;
import live.maguey.persistence.Params;
import live.maguey.shared.Page;
import org.jspecify.annotations.Nullable;

/// The trail in PostgreSQL.
public final class PostgresAuditTrail implements AuditTrail {
  private final Database database;

  public PostgresAuditTrail(Database database) {
    this.database = database;
  }

  @Override
  public void record(List<AuditEntry> entries) {
    database.update(
        AuditSql.RECORD_ACTS,
        Params.of("ats", each(entries, AuditEntry::at))
            .and("kinds", each(entries, entry -> entry.actor().kind()))
            .and("names", each(entries, entry -> entry.actor().name()))
            .and("acts", each(entries, AuditEntry::act))
            .and("subjects", each(entries, AuditEntry::subject))
            .and("details", each(entries, AuditEntry::detail))
            .and("requests", each(entries, AuditEntry::requestId)));
  }

  private static List<?> each(
      List<AuditEntry> entries, Function<AuditEntry, @Nullable Object> field) {
    return entries.stream().map(field).toList();
  }

  @Override
  public List<AuditEntry> of(String subject, int limit) {
    return database.list(
        AuditSql.ACTS_ON_SUBJECT,
        Params.of("subject", subject).and("limit", limit),
        PostgresAuditTrail::entry);
  }

  @Override
  public Optional<AuditEntry> find(long number) {
    return database.get(AuditSql.FIND_ACT, Params.of("number", number), PostgresAuditTrail::entry);
  }

  @Override
  public List<Numbered> list(boolean people, Page<Long> page) {
    return database.list(
        people ? AuditSql.LIST_ACTS_OF_PEOPLE : AuditSql.LIST_ACTS,
        Keyset.values(page, number -> number),
        c -> new Numbered(c.longer("id"), entry(c)));
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
