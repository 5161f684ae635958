package live.maguey.persistence.devices;

import live.maguey.persistence.Sql;

enum EnrolmentSql implements Sql {
  OFFER_ENROLMENT(
      """
      INSERT INTO gate_enrolments (device_id, code_hash, name, gate, person, direction, offered_at, expires_at)
      VALUES (CAST(:id AS uuid), :hash, :name, :gate, :person, :direction, :at, :until)
      """),
  // The row of the code is locked by who comes first; who waited for it finds it taken.
  TAKE_ENROLMENT(
      """
      WITH burned AS (
        UPDATE gate_enrolments SET taken_at = :at
        WHERE code_hash = :hash AND taken_at IS NULL AND expires_at > :at
        RETURNING device_id, name, gate, person, direction)
      INSERT INTO gate_devices (id, name, gate, person, direction, public_key, enrolled_at)
      SELECT device_id, name, gate, person, direction, :key, :at FROM burned
      RETURNING id, name, gate, person, direction
      """),
  FIND_ENROLMENT(
      """
      SELECT device_id AS id, name, gate, person, direction, expires_at, taken_at
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
