package live.maguey.persistence.emails;

import java.time.Instant;
import java.util.List;
import live.maguey.emails.ProviderAnswers;
import live.maguey.persistence.Database;
import live.maguey.persistence.Params;

/// Providers' answers in PostgreSQL: one row for each provider and minute.
public final class PostgresProviderAnswers implements ProviderAnswers {
  private final Database database;

  public PostgresProviderAnswers(Database database) {
    this.database = database;
  }

  @Override
  public void add(Answers more, Instant at) {
    database.update(
        EmailSql.ADD_PROVIDER_ANSWERS,
        Params.of("provider", more.name())
            .and("asked", more.asked())
            .and("failed", more.failed())
            .and("at", at));
  }

  @Override
  public List<Answers> since(Instant from) {
    return database.list(
        EmailSql.PROVIDER_ANSWERS,
        Params.of("from", from),
        c -> new Answers(c.text("provider"), c.longer("asked"), c.longer("failed")));
  }
}
