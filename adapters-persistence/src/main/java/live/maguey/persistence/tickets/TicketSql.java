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
