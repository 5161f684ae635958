package live.maguey.persistence.alerts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import live.maguey.alerts.AlertKind;
import live.maguey.alerts.Silence;
import live.maguey.alerts.Silences;
import live.maguey.persistence.Columns;
import live.maguey.persistence.Database;
import live.maguey.persistence.Params;

/// Silences in PostgreSQL: one row for each kind.
public final class PostgresSilences implements Silences {
  private final Database database;

  public PostgresSilences(Database database) {
    this.database = database;
  }

  @Override
  public void put(Silence silence) {
    database.update(
        ToldAlertSql.PUT_SILENCE,
        Params.of("kind", silence.kind().text())
            .and("since", silence.since())
            .and("until", silence.until())
            .and("by", silence.by())
            .and("note", silence.note()));
  }

  @Override
  public Optional<Silence> end(AlertKind kind, Instant now) {
    return database.get(
        ToldAlertSql.END_SILENCE,
        Params.of("kind", kind.text()).and("now", now),
        PostgresSilences::silence);
  }

  @Override
  public List<Silence> at(Instant now) {
    return database.list(ToldAlertSql.SILENCES, Params.of("now", now), PostgresSilences::silence);
  }

  private static Silence silence(Columns c) {
    return new Silence(
        AlertKind.of(c.text("kind")),
        c.instant("since"),
        c.instant("until_at"),
        c.text("by"),
        c.text("note"));
  }
}
