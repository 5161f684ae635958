package live.maguey.persistence.launch;

import live.maguey.persistence.Sql;

enum SignoffSql implements Sql {
  ADD(
      """
      INSERT INTO launch_signoffs (requirement, by, at, release, note)
      VALUES (:requirement, :by, :at, :release, :note)
      """),
  LATEST(
      """
      SELECT DISTINCT ON (requirement COLLATE "C") * FROM launch_signoffs
      ORDER BY requirement COLLATE "C", id DESC
      """);

  private final String text;

  SignoffSql(String text) {
    this.text = text;
  }

  @Override
  public String text() {
    return text;
  }
}
