package live.maguey.persistence.devices;

import live.maguey.persistence.Sql;

enum DeviceSql implements Sql {
  ENROL_DEVICE(
      """
      INSERT INTO gate_devices (id, name, gate, person, direction, entrance, public_key, enrolled_at)
      VALUES (CAST(:id AS uuid), :name, :gate, :person, :direction, :entrance, :key, :at)
      ON CONFLICT DO NOTHING
      """),
  KNOWN_DEVICE(DeviceSql.DEVICES + "WHERE id = CAST(:id AS uuid) AND public_key IS NOT NULL"),
  FIND_DEVICE(DeviceSql.DEVICES + "WHERE id = CAST(:id AS uuid)"),
  LIST_DEVICES(DeviceSql.DEVICES + "ORDER BY enrolled_at DESC, id DESC"),
  REVOKE_DEVICE(
      """
      UPDATE gate_devices SET revoked_at = :at
      WHERE id = CAST(:id AS uuid) AND revoked_at IS NULL
      """);

  private static final String DEVICES =
      "SELECT id, name, gate, person, direction, entrance, public_key, enrolled_at, revoked_at FROM gate_devices ";

  private final String text;

  DeviceSql(String text) {
    this.text = text;
  }

  @Override
  public String text() {
    return text;
  }
}
