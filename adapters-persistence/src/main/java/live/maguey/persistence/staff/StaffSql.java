package live.maguey.persistence.staff;

import live.maguey.persistence.Sql;

enum StaffSql implements Sql {
  ADD_STAFF(
      """
      INSERT INTO staff (id, name, name_key, role, pin_hash, added_at)
      VALUES (CAST(:id AS uuid), :name, :key, :role, :hash, :at)
      ON CONFLICT (name_key) WHERE removed_at IS NULL DO NOTHING
      """),
  STAFF_BY_NAME(StaffSql.PEOPLE + "WHERE name_key = :key AND removed_at IS NULL"),
  LIST_STAFF(StaffSql.PEOPLE + "ORDER BY name_key COLLATE \"C\", added_at DESC, id DESC"),
  CHANGE_PIN(
      """
      UPDATE staff SET pin_hash = :hash
      WHERE id = CAST(:id AS uuid) AND removed_at IS NULL
      """),
  REMOVE_STAFF(
      """
      UPDATE staff SET removed_at = :at, pin_hash = NULL
      WHERE id = CAST(:id AS uuid) AND removed_at IS NULL
      """);

  private static final String PEOPLE = "SELECT id, name, role, added_at, removed_at FROM staff ";

  private final String text;

  StaffSql(String text) {
    this.text = text;
  }

  @Override
  public String text() {
    return text;
  }
}
