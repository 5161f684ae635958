package live.maguey.persistence.limits;

import live.maguey.persistence.Sql;

enum LimitSql implements Sql {
  /// A row that another one inserts just now is not seen by the last part: then there is no answer.
  TAKE_ALLOWANCE(
      """
      WITH taken AS (
        INSERT INTO allowances (who, spent_until) VALUES (:who, :first)
        ON CONFLICT (who) DO UPDATE
        SET spent_until = greatest(allowances.spent_until, :now)
                          + :step * interval '1 microsecond'
        WHERE allowances.spent_until <= :latest
        RETURNING spent_until)
      SELECT true AS allowed, spent_until FROM taken
      UNION ALL
      SELECT false AS allowed, spent_until FROM allowances
      WHERE who = :who AND NOT EXISTS (SELECT FROM taken)
      """),
  PURGE_ALLOWANCES("DELETE FROM allowances WHERE spent_until < :now");

  private final String text;

  LimitSql(String text) {
    this.text = text;
  }

  @Override
  public String text() {
    return text;
  }
}
