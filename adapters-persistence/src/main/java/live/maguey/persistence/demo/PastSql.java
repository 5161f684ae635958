package live.maguey.persistence.demo;

import live.maguey.persistence.Sql;

enum PastSql implements Sql {
  NEXT_PLAN(
      """
      SELECT CAST(nextval(pg_get_serial_sequence('floor_plans', 'id')) AS integer) AS number
      """);

  private final String text;

  PastSql(String text) {
    this.text = text;
  }

  @Override
  public String text() {
    return text;
  }
}
