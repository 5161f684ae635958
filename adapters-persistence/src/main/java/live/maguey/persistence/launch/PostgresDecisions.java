package live.maguey.persistence.launch;

import java.util.List;
import live.maguey.launch.Decision;
import live.maguey.launch.Decisions;
import live.maguey.launch.Release;
import live.maguey.launch.SignedDecision;
import live.maguey.persistence.Columns;
import live.maguey.persistence.Database;
import live.maguey.persistence.Params;

/// Decisions in PostgreSQL, which refuses to change one.
public final class PostgresDecisions implements Decisions {
  private final Database database;

  public PostgresDecisions(Database database) {
    this.database = database;
  }

  @Override
  public SignedDecision add(Decision decision, String envelope) {
    return database
        .get(
            DecisionSql.ADD,
            Params.of("go", decision.go())
                .and("by", decision.by())
                .and("at", decision.at())
                .and("release", decision.release().name())
                .and("score", decision.score())
                .and("note", decision.note())
                .and("envelope", envelope),
            PostgresDecisions::signed)
        .orElseThrow();
  }

  @Override
  public List<SignedDecision> newest(int limit) {
    return database.list(DecisionSql.NEWEST, Params.of("limit", limit), PostgresDecisions::signed);
  }

  private static SignedDecision signed(Columns c) {
    return new SignedDecision(
        c.longer("number"),
        new Decision(
            c.truth("go"),
            c.text("by"),
            c.instant("at"),
            new Release(c.text("release")),
            c.integer("score"),
            c.text("note")),
        c.text("envelope"));
  }
}
