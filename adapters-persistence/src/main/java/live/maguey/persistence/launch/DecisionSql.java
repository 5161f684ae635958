package live.maguey.persistence.launch;

import live.maguey.persistence.Sql;

enum DecisionSql implements Sql {
  ADD(
      """
      INSERT INTO launch_decisions (go, by, at, release, score, note, envelope)
      VALUES (:go, :by, :at, :release, :score, :note, :envelope)
      RETURNING *
      """),
  NEWEST("SELECT * FROM launch_decisions ORDER BY number DESC LIMIT :limit");

  private final String text;

  DecisionSql(String text) {
    this.text = text;
  }

  @Override
  public String text() {
    return text;
  }
}
