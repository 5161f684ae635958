package live.maguey.persistence.tickets;

import live.maguey.persistence.Sql;

enum TicketSql implements Sql {
  ISSUE_TICKETS(
      """
      INSERT INTO tickets (id, number, order_id, line, no, event_id, event_number, name, note,
                           kind, policy, party, serial, holder, not_after)
      SELECT * FROM unnest(
        CAST(:ids AS uuid[]), CAST(:numbers AS text[]), CAST(:orders AS uuid[]),
        CAST(:lines AS integer[]), CAST(:nos AS integer[]), CAST(:events AS uuid[]),
        CAST(:event_numbers AS integer[]), CAST(:names AS text[]),
        CAST(:notes AS text[]), CAST(:kinds AS text[]), CAST(:policies AS text[]),
        CAST(:parties AS text[]), CAST(:serials AS integer[]), CAST(:holders AS text[]),
        CAST(:not_afters AS timestamptz[]))
      ON CONFLICT DO NOTHING
      """),
  ISSUED_FOR(
      "SELECT order_id, line, no FROM tickets WHERE order_id = ANY (CAST(:orders AS uuid[]))"),
  TICKETS_OF_ORDER("SELECT * FROM tickets WHERE order_id = CAST(:order AS uuid) ORDER BY line, no"),
  LOCK_TICKETS(
      """
      SELECT t.id FROM tickets t
      WHERE t.id IN (
        SELECT id FROM tickets WHERE order_id = CAST(:order AS uuid)
        UNION ALL
        SELECT id FROM tickets WHERE seat_order_id = CAST(:order AS uuid)
        UNION ALL
        SELECT p.id FROM tickets j
        JOIN tickets p ON p.order_id = j.seat_order_id AND p.line = j.seat_line AND p.no = j.seat_no
        WHERE j.order_id = CAST(:order AS uuid))
      ORDER BY t.id
      FOR NO KEY UPDATE OF t
      """),
  FIND_TICKET("SELECT * FROM tickets WHERE id = CAST(:id AS uuid)"),
  FIND_TICKET_BY_NUMBER("SELECT * FROM tickets WHERE number = :number"),
  VOID_TICKET(
      """
      WITH seen AS MATERIALIZED (
        SELECT id, order_id, line, no, entries, seat_order_id, seat_line, seat_no FROM tickets
        WHERE id = CAST(:id AS uuid)
        FOR NO KEY UPDATE),
      -- The seat that it had is its host's to give again, unless somebody sits there.
      freed AS (
        UPDATE tickets p
        SET void_reason = NULL, voided_at = NULL, serial = p.serial + 1
        FROM seen
        WHERE p.order_id = seen.seat_order_id AND p.line = seen.seat_line AND p.no = seen.seat_no
          AND p.void_reason = 'joined' AND seen.entries = 0),
      -- Who had its seat is no table's guest any more, unless they are in.
      plain AS (
        UPDATE tickets j
        SET seat_order_id = NULL, seat_line = NULL, seat_no = NULL, seat_table = NULL
        FROM seen
        WHERE :reason <> 'joined' AND j.seat_order_id = seen.order_id AND j.seat_line = seen.line
          AND j.seat_no = seen.no AND j.entries = 0)
      UPDATE tickets t
      SET void_reason = :reason, voided_at = :at,
          seat_order_id = CASE WHEN seen.entries > 0 THEN t.seat_order_id END,
          seat_line = CASE WHEN seen.entries > 0 THEN t.seat_line END,
          seat_no = CASE WHEN seen.entries > 0 THEN t.seat_no END,
          seat_table = CASE WHEN seen.entries > 0 THEN t.seat_table END
      FROM seen
      WHERE t.id = seen.id
        AND (t.void_reason IS NULL OR (t.void_reason = 'joined' AND :reason <> 'joined'))
      """),
  SEAT_PASSES(
      """
      WITH joined AS (
        UPDATE tickets SET seat_table = :name
        WHERE seat_order_id = CAST(:order AS uuid) AND seat_line = :line)
      UPDATE tickets SET name = :name, note = :note, party = :party
      WHERE order_id = CAST(:order AS uuid) AND line = :line AND kind IN ('host', 'guest')
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
      RETURNING id
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
