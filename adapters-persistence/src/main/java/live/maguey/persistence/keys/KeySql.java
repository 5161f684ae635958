package live.maguey.persistence.keys;

import live.maguey.persistence.Sql;

enum KeySql implements Sql {
  END_RETIRED_KEYS(
      """
      UPDATE signing_keys SET verifies_until = :until
      WHERE signs_until IS NOT NULL AND verifies_until IS NULL
      """),
  REVOKE_KEY(
      """
      UPDATE signing_keys
      SET verifies_until = least(coalesce(verifies_until, :at), :at),
          revoked_at = coalesce(revoked_at, :at)
      WHERE id = :id AND signs_until IS NOT NULL
      """),
  RESEAL_KEY(
      """
      UPDATE signing_keys SET sealed_private = :sealed
      WHERE id = :id AND sealed_private = :before
      """),
  SIGNING_KEYS("SELECT * FROM signing_keys ORDER BY id DESC"),
  // Only an older key: one that was made meanwhile by another node goes on signing.
  RETIRE_SIGNING_KEY(
      "UPDATE signing_keys SET signs_until = :at WHERE signs_until IS NULL AND id < :next"),
  ADD_SIGNING_KEY(
      """
      INSERT INTO signing_keys (id, public_key, sealed_private, created_at)
      VALUES (:id, :public, :sealed, :at)
      ON CONFLICT DO NOTHING
      """);

  private final String text;

  KeySql(String text) {
    this.text = text;
  }

  @Override
  public String text() {
    return text;
  }
}
