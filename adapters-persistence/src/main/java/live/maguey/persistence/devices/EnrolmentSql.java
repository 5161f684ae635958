package live.maguey.persistence.devices;

import live.maguey.persistence.Sql;

enum EnrolmentSql implements Sql {
  OFFER_ENROLMENT(
      """
      INSERT INTO gate_enrolments (device_id, code_hash, name, gate, person, direction, entrance, offered_at, expires_at)
      VALUES (CAST(:id AS uuid), :hash, :name, :gate, :person, :direction, :entrance, :at, :until)
      """),
  // The row of the code is locked by who comes first; who waited for it finds it taken.
  TAKE_ENROLMENT(
      """
      WITH burned AS (
        UPDATE gate_enrolments SET taken_at = :at
        WHERE code_hash = :hash AND taken_at IS NULL AND expires_at > :at
        RETURNING device_id, name, gate, person, direction, entrance)
      INSERT INTO gate_devices (id, name, gate, person, direction, entrance, public_key, enrolled_at)
      SELECT device_id, name, gate, person, direction, entrance, :key, :at FROM burned
      RETURNING id, name, gate, person, direction, entrance
      """),
  FIND_ENROLMENT(
      """
      SELECT device_id AS id, name, gate, person, direction, entrance, expires_at, taken_at
      FROM gate_enrolments WHERE code_hash = :hash
      """);

  private final String text;

  EnrolmentSql(String text) {
    this.text = text;
  }

  @Override
  public String text() {
    return text;
  }
}
