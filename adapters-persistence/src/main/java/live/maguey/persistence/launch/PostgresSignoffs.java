package live.maguey.persistence.launch;

import java.util.List;
import live.maguey.launch.Release;
import live.maguey.launch.Signoff;
import live.maguey.launch.Signoffs;
import live.maguey.persistence.Columns;
import live.maguey.persistence.Database;
import live.maguey.persistence.Params;

/// Signoffs in PostgreSQL, which refuses to change one.
public final class PostgresSignoffs implements Signoffs {
  private final Database database;

  public PostgresSignoffs(Database database) {
    this.database = database;
  }

  @Override
  public void add(Signoff signoff) {
    database.update(
        SignoffSql.ADD,
        Params.of("requirement", signoff.requirement())
            .and("by", signoff.by())
            .and("at", signoff.at())
            .and("release", signoff.release().name())
            .and("note", signoff.note()));
  }

  @Override
  public List<Signoff> latest() {
    return database.list(SignoffSql.LATEST, Params.none(), PostgresSignoffs::signoff);
  }

  private static Signoff signoff(Columns c) {
    return new Signoff(
        c.text("requirement"),
        c.text("by"),
        c.instant("at"),
        new Release(c.text("release")),
        c.text("note"));
  }
}
