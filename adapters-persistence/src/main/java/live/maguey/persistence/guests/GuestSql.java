package live.maguey.persistence.guests;

import live.maguey.persistence.Sql;

enum GuestSql implements Sql {
  PASSES_OF_ORDER(
      GuestSql.PASSES
          + "WHERE p.order_id = CAST(:order AS uuid) AND p.kind <> 'general' ORDER BY p.line, p.no"),
  FIND_PASS(GuestSql.PASSES + "WHERE p.id = CAST(:pass AS uuid) AND p.kind <> 'general'"),
  TICKETS_AT_TABLE("SELECT * FROM tickets WHERE seat_order_id = CAST(:order AS uuid)"),
  NAME_GUEST(
      """
      WITH named AS (
        UPDATE tickets SET holder = :name
        WHERE id = CAST(:pass AS uuid) AND kind = 'guest' AND void_reason IS NULL AND entries = 0
        RETURNING id)
      INSERT INTO guests AS g (ticket_id, state, since) SELECT id, 'named', :at FROM named
      ON CONFLICT (ticket_id) DO UPDATE
      SET state = CASE g.state WHEN 'sent' THEN 'sent' ELSE 'named' END,
          since = CASE g.state WHEN 'sent' THEN g.since ELSE excluded.since END
      """),
  COUNT_MAIL(
      """
      UPDATE guests g
      SET state = 'sent', since = :at, address = coalesce(g.address, CAST(:address AS text)),
          language = :language, mails = g.mails + 1
      FROM tickets t
      WHERE g.ticket_id = CAST(:pass AS uuid) AND t.id = g.ticket_id
        AND g.state IN ('named', 'sent') AND g.mails < :most
        AND (g.address IS NULL OR lower(g.address COLLATE "C") = lower(CAST(:address AS text) COLLATE "C"))
        AND t.void_reason IS NULL AND t.entries = 0
      """),
  CORRECT_ADDRESS(
      """
      WITH lost AS (
        UPDATE tickets t SET serial = t.serial + 1
        FROM guests g JOIN emails m
          ON m.kind = 'guest_pass' AND m.subject = g.ticket_id || '/' || g.mails
        WHERE t.id = CAST(:pass AS uuid) AND g.ticket_id = t.id AND g.state = 'sent'
          AND g.mails < :most AND g.opened_at IS NULL AND m.state IN ('bounced', 'given_up')
          AND t.void_reason IS NULL AND t.entries = 0
        RETURNING t.id)
      UPDATE guests g
      SET address = :address, language = :language, since = :at, mails = g.mails + 1
      FROM lost WHERE g.ticket_id = lost.id
      """),
  OPEN_PASS(
      """
      UPDATE guests SET opened_at = :at
      WHERE ticket_id = CAST(:pass AS uuid) AND state = 'sent' AND opened_at IS NULL
      """),
  // A gate that has the ticket's row first is waited for, and what it admitted stays.
  TAKE_BACK_PASS(
      """
      WITH back AS (
        UPDATE tickets t SET serial = t.serial + 1, holder = NULL
        FROM guests g
        WHERE t.id = CAST(:pass AS uuid) AND g.ticket_id = t.id AND g.state IN ('named', 'sent')
          AND t.void_reason IS NULL AND t.entries = 0
        RETURNING t.id)
      UPDATE guests g
      SET state = :state, since = :at, address = NULL, language = NULL, opened_at = NULL
      FROM back WHERE g.ticket_id = back.id
      """),
  ERASE_GUEST(
      """
      WITH erased AS (
        UPDATE tickets SET holder = NULL WHERE id = CAST(:pass AS uuid) RETURNING id)
      UPDATE guests g
      SET state = 'declined', since = :at, address = NULL, language = NULL, opened_at = NULL
      FROM erased WHERE g.ticket_id = erased.id
      """),
  // In the order of their ids, as everywhere: the next statement sees what was waited for.
  LOCK_SEAT(
      """
      SELECT t.id FROM tickets t
      WHERE t.id IN (
        SELECT CAST(:ticket AS uuid)
        UNION ALL
        SELECT CAST(:pass AS uuid)
        UNION ALL
        SELECT p.id FROM tickets j
        JOIN tickets p ON p.order_id = j.seat_order_id AND p.line = j.seat_line AND p.no = j.seat_no
        WHERE j.id = CAST(:ticket AS uuid))
      ORDER BY t.id
      FOR NO KEY UPDATE OF t
      """),
  JOIN_TABLE(
      """
      WITH fit AS MATERIALIZED (
        SELECT j.id AS ticket, p.id AS pass, p.order_id, p.line, p.no, p.name
        FROM tickets j JOIN tickets p ON p.event_id = j.event_id
        WHERE j.id = CAST(:ticket AS uuid) AND j.kind = 'general' AND j.void_reason IS NULL
          AND j.entries = 0 AND j.seat_order_id IS NULL
          AND p.id = CAST(:pass AS uuid) AND p.kind = 'guest' AND p.void_reason IS NULL
          AND p.entries = 0
          AND NOT EXISTS (SELECT FROM guests g
                          WHERE g.ticket_id = p.id AND g.state IN ('named', 'sent'))),
      used AS (
        UPDATE tickets p SET void_reason = 'joined', voided_at = :at FROM fit WHERE p.id = fit.pass)
      UPDATE tickets j
      SET seat_order_id = fit.order_id, seat_line = fit.line, seat_no = fit.no,
          seat_table = fit.name
      FROM fit WHERE j.id = fit.ticket
      """),
  LEAVE_TABLE(
      """
      WITH left_ AS MATERIALIZED (
        SELECT id, seat_order_id, seat_line, seat_no FROM tickets
        WHERE id = CAST(:ticket AS uuid) AND seat_order_id IS NOT NULL AND entries = 0),
      freed AS (
        UPDATE tickets p SET void_reason = NULL, voided_at = NULL, serial = p.serial + 1
        FROM left_
        WHERE p.order_id = left_.seat_order_id AND p.line = left_.seat_line
          AND p.no = left_.seat_no AND p.void_reason = 'joined')
      UPDATE tickets j
      SET seat_order_id = NULL, seat_line = NULL, seat_no = NULL, seat_table = NULL
      FROM left_ WHERE j.id = left_.id
      """),
  TABLES_WITH_A_GUEST_IN(
      """
      SELECT r.order_id, r.no FROM reservations r
      WHERE r.state = 'checked_in'
        AND NOT EXISTS (SELECT FROM emails m
                        WHERE m.order_id = r.order_id AND m.kind = 'first_guest'
                          AND m.subject = r.order_id || '/' || r.no)
        AND (EXISTS (SELECT FROM tickets p
                     WHERE p.order_id = r.order_id AND p.line = r.line AND p.kind = 'guest'
                       AND p.entries > 0)
             OR EXISTS (SELECT FROM tickets j
                        WHERE j.seat_order_id = r.order_id AND j.seat_line = r.line
                          AND j.entries > 0))
      ORDER BY r.order_id
      """),
  TABLES_WITH_PASSES_LEFT(
      """
      SELECT r.order_id, r.no FROM reservations r JOIN events e ON e.id = r.event_id
      WHERE r.state = 'confirmed' AND r.since <= :before
        AND e.state = 'published' AND e.doors > :now AND e.doors <= :until
        AND NOT EXISTS (SELECT FROM emails m
                        WHERE m.order_id = r.order_id AND m.kind = 'passes_left'
                          AND starts_with(m.subject, r.order_id || '/' || r.no || '/'))
        AND EXISTS (SELECT FROM tickets p LEFT JOIN guests g ON g.ticket_id = p.id
                    WHERE p.order_id = r.order_id AND p.line = r.line AND p.kind = 'guest'
                      AND p.void_reason IS NULL AND p.entries = 0
                      AND (g.state IS NULL OR g.state NOT IN ('named', 'sent')))
      ORDER BY r.order_id
      """),
  HOST_SETTINGS(
      "SELECT link_raised, invite FROM guest_lists WHERE order_id = CAST(:order AS uuid)"),
  SET_INVITE(
      """
      INSERT INTO guest_lists (order_id, invite) VALUES (CAST(:order AS uuid), :invite)
      ON CONFLICT (order_id) DO UPDATE SET invite = excluded.invite
      """),
  RAISE_LINK(
      """
      INSERT INTO guest_lists AS g (order_id, link_raised) VALUES (CAST(:order AS uuid), 1)
      ON CONFLICT (order_id) DO UPDATE SET link_raised = g.link_raised + 1
      """),
  FIND_INVITE("SELECT order_id FROM guest_lists WHERE invite = :invite");

  private static final String PASSES =
      """
      SELECT p.*, g.state AS given, g.since AS given_since, g.address AS given_address,
             g.language AS given_language, g.opened_at AS given_opened_at,
             coalesce(g.mails, 0) AS mails, m.state AS mail_state
      FROM tickets p LEFT JOIN guests g ON g.ticket_id = p.id
      LEFT JOIN emails m
        ON g.state = 'sent' AND m.kind = 'guest_pass' AND m.subject = g.ticket_id || '/' || g.mails
      """;

  private final String text;

  GuestSql(String text) {
    this.text = text;
  }

  @Override
  public String text() {
    return text;
  }
}
