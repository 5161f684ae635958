package live.maguey.persistence.privacy;

import live.maguey.persistence.Sql;

/// Who somebody is. What is only said about them is [WordsSql].
enum PersonSql implements Sql {
  ORDERS_OF_PERSON(
      """
      SELECT o.id FROM buyers b JOIN orders o ON o.buyer_id = b.id
      WHERE lower(b.email COLLATE "C") = :email
      ORDER BY o.id
      """),
  PASSES_OF_PERSON(
      """
      SELECT ticket_id AS id FROM guests WHERE lower(address COLLATE "C") = :email
      ORDER BY ticket_id
      """),
  ERASURES("SELECT subject, at FROM erasures ORDER BY at, subject"),
  REMEMBER_ERASURE(
      "INSERT INTO erasures (subject, at) VALUES (:subject, :at) ON CONFLICT DO NOTHING"),
  LOCK_BUYER(
      """
      SELECT b.name, b.email FROM orders o JOIN buyers b ON b.id = o.buyer_id
      WHERE o.id = CAST(:order AS uuid) AND b.erased_at IS NULL
      FOR NO KEY UPDATE OF o, b
      """),
  FORGET_BUYER(
      """
      UPDATE buyers b SET name = '', email = '', erased_at = :at
      FROM orders o WHERE o.id = CAST(:order AS uuid) AND b.id = o.buyer_id
      """),
  /// And closes the links of its page.
  FORGET_WHERE_ORDER_CAME_FROM(
      """
      UPDATE orders
      SET link_version = link_version + 1, browser = NULL, address_key = NULL, network = NULL,
          user_agent = NULL, request_id = NULL, marketing = false
      WHERE id = CAST(:order AS uuid)
      """),
  FORGET_ATTEMPTS(
      """
      UPDATE checkout_attempts
      SET request = NULL, url = CASE state WHEN 'open' THEN url END
      WHERE order_id = CAST(:order AS uuid)
      """),
  FORGET_KEYS("DELETE FROM idempotency_keys WHERE order_id = CAST(:order AS uuid)"),
  FORGET_MAILS(
      """
      WITH told AS (
        INSERT INTO email_attempts (email_id, at, answer)
        SELECT id, :at, 'withdrawn' FROM emails
        WHERE order_id = CAST(:order AS uuid) AND recipient = 'buyer' AND state = 'queued')
      UPDATE emails
      SET sent_to = NULL, request_id = NULL, due_at = NULL,
          last_answer = CASE state WHEN 'queued' THEN 'withdrawn' ELSE last_answer END,
          state = CASE state WHEN 'queued' THEN 'given_up' ELSE state END
      WHERE order_id = CAST(:order AS uuid) AND recipient = 'buyer'
      """),
  /// Passes that a host sent them, also where the pass is no longer theirs.
  FORGET_MAILS_TO(
      """
      WITH told AS (
        INSERT INTO email_attempts (email_id, at, answer)
        SELECT id, :at, 'withdrawn' FROM emails
        WHERE lower(to_address COLLATE "C") = lower(:address) AND state = 'queued')
      UPDATE emails
      SET to_name = NULL, to_address = NULL, to_language = NULL, sent_to = NULL, due_at = NULL,
          last_answer = CASE state WHEN 'queued' THEN 'withdrawn' ELSE last_answer END,
          state = CASE state WHEN 'queued' THEN 'given_up' ELSE state END
      WHERE lower(to_address COLLATE "C") = lower(:address)
      """),
  FORGET_HOST_LINKS(
      """
      INSERT INTO guest_lists AS l (order_id, link_raised)
      SELECT order_id, 1 FROM reservations WHERE order_id = CAST(:order AS uuid) LIMIT 1
      ON CONFLICT (order_id) DO UPDATE SET link_raised = l.link_raised + 1, invite = NULL
      """),
  PASSES_GIVEN_BY_HOST(
      """
      SELECT g.ticket_id AS id FROM guests g JOIN tickets t ON t.id = g.ticket_id
      WHERE t.order_id = CAST(:order AS uuid) AND g.state IN ('named', 'sent')
      ORDER BY g.ticket_id
      """),
  FORGET_HOLDERS("UPDATE tickets SET holder = NULL WHERE order_id = CAST(:order AS uuid)"),
  LOCK_GUEST(
      """
      SELECT t.order_id, coalesce(t.holder, '') AS holder, coalesce(g.address, '') AS address
      FROM guests g JOIN tickets t ON t.id = g.ticket_id
      WHERE g.ticket_id = CAST(:pass AS uuid) AND g.state IN ('named', 'sent')
      FOR NO KEY UPDATE OF t, g
      """),
  FORGET_GUEST(
      """
      WITH nameless AS (
        UPDATE tickets SET holder = NULL WHERE id = CAST(:pass AS uuid))
      UPDATE guests
      SET state = 'erased', since = :at, address = NULL, language = NULL, opened_at = NULL
      WHERE ticket_id = CAST(:pass AS uuid)
      """),
  /// A body that is not handled yet is read once more.
  EVENTS_ABOUT_PERSON(
      """
      SELECT id, body FROM webhook_events
      WHERE body <> '' AND (strpos(body, :order) > 0 OR strpos(lower(body), :email) > 0)
      """),
  SCRUB_EVENT("UPDATE webhook_events SET body = :body WHERE id = :id");

  private final String text;

  PersonSql(String text) {
    this.text = text;
  }

  @Override
  public String text() {
    return text;
  }
}
