package live.maguey.persistence.tickets;

import live.maguey.persistence.Sql;

enum TicketSql implements Sql {
  ISSUE_TICKET(
      """
      INSERT INTO tickets (id, number, order_id, line, no, event_id, event_number, tier_name,
                           tier_note, kind, policy, party, serial, holder, not_after)
      VALUES (CAST(:id AS uuid), :number, CAST(:order AS uuid), :line, :no, CAST(:event AS uuid),
              :event_number, :tier_name, :tier_note, :kind, :policy, :party, :serial, :holder,
              :not_after)
      ON CONFLICT (order_id, line, no) DO NOTHING
      """),
  TICKETS_OF_ORDER("SELECT * FROM tickets WHERE order_id = CAST(:order AS uuid) ORDER BY line, no"),
  LOCK_TICKETS(
      """
      SELECT id FROM tickets WHERE order_id = CAST(:order AS uuid)
      ORDER BY line, no
      FOR NO KEY UPDATE
      """),
  FIND_TICKET("SELECT * FROM tickets WHERE id = CAST(:id AS uuid)"),
  FIND_TICKET_BY_NUMBER("SELECT * FROM tickets WHERE number = :number"),
  VOID_TICKET(
      """
      UPDATE tickets SET void_reason = :reason, voided_at = :at
      WHERE id = CAST(:id AS uuid) AND void_reason IS NULL
      """),
  TO_REISSUE(
      """
      SELECT order_id, count(*) AS n FROM tickets
      WHERE event_id = CAST(:event AS uuid) AND void_reason IS NULL AND reissued_for_key < :key
      GROUP BY order_id
      ORDER BY order_id
      """),
  REISSUE(
      """
      UPDATE tickets SET serial = serial + 1, reissued_for_key = :key
      WHERE order_id = CAST(:order AS uuid) AND void_reason IS NULL AND reissued_for_key < :key
      """),
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

  TicketSql(String text) {
    this.text = text;
  }

  @Override
  public String text() {
    return text;
  }
}
