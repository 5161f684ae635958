package live.maguey.persistence.checkout;

import java.util.List;
import live.maguey.persistence.Claim;
import live.maguey.persistence.Sql;

enum CheckoutSql implements Sql {
  CURRENT_ATTEMPT(
      """
      SELECT order_id, number, state, request, session, url, refusal, (
        SELECT b.email FROM orders p JOIN buyers b ON b.id = p.buyer_id
        WHERE p.id = order_id) AS email
      FROM checkout_attempts
      WHERE order_id = CAST(:order AS uuid)
      ORDER BY number DESC LIMIT 1
      """),
  ATTEMPTS_OF_ORDER(
      """
      SELECT order_id, number, state, request, session, url, refusal, (
        SELECT b.email FROM orders p JOIN buyers b ON b.id = p.buyer_id
        WHERE p.id = order_id) AS email
      FROM checkout_attempts
      WHERE order_id = CAST(:order AS uuid)
      ORDER BY number
      """),
  /// Its buyer may take it before a worker does: the lease decides, not `due_at`. Parameters that
  /// are there already may have been sent by a holder of the lease who died.
  CLAIM_ATTEMPT(
      Claim.leased(
              "checkout_attempts",
              List.of("order_id", "number"),
              "leased_until",
              "order_id = CAST(:order AS uuid) AND state = 'opening'")
          .setting("due_at = :until")
          .setting("maybe_sent = q.request IS NOT NULL")
          .reading(
              """
              q.*, (
                SELECT b.email FROM orders p JOIN buyers b ON b.id = p.buyer_id
                WHERE p.id = q.order_id) AS email
              """)
          .text()),
  /// Every order takes its first attempt with this one: no row is locked before it is written.
  BEGIN_ATTEMPT(
      """
      UPDATE checkout_attempts
      SET leased_until = :until, due_at = :until, request = :request,
          session_expires_at = :expires
      WHERE order_id = CAST(:order AS uuid) AND number = :number AND state = 'opening'
        AND request IS NULL AND (leased_until IS NULL OR leased_until <= :now)
      """),
  WAITING_ATTEMPTS(
      """
      SELECT order_id FROM checkout_attempts WHERE state = 'opening' AND due_at <= :now
      ORDER BY due_at, order_id
      LIMIT :limit
      """),
  KEEP_PARAMETERS(
      """
      UPDATE checkout_attempts SET request = :request, session_expires_at = :expires
      WHERE order_id = CAST(:order AS uuid) AND number = :number AND request IS NULL
      """),
  /// Locks the order before its attempt, like every statement that moves an order.
  ATTEMPT_OPENED(
      """
      WITH kept AS MATERIALIZED (
        UPDATE orders SET expires_at = :keep_until
        WHERE id = CAST(:order AS uuid) AND state = 'held'
        RETURNING expires_at),
      opened AS (
        UPDATE checkout_attempts a SET state = 'open', session = :session, url = :url,
               leased_until = NULL
        FROM (SELECT count(*) AS orders FROM kept) locked
        WHERE locked.orders >= 0 AND order_id = CAST(:order AS uuid) AND number = :number
          AND session IS NULL AND state IN ('opening', 'closed')
          AND NOT EXISTS (SELECT FROM checkout_attempts newer
                          WHERE newer.order_id = a.order_id AND newer.number > a.number))
      SELECT expires_at FROM kept
      """),
  RELEASE_ATTEMPT(
      """
      UPDATE checkout_attempts
      SET leased_until = :next, due_at = :next,
          request = CASE WHEN :sent OR maybe_sent THEN request END,
          session_expires_at = CASE WHEN :sent OR maybe_sent THEN session_expires_at END
      WHERE order_id = CAST(:order AS uuid) AND number = :number AND state = 'opening'
      """),
  ATTEMPT_REFUSED(
      """
      UPDATE checkout_attempts SET state = 'refused', refusal = :reason, leased_until = NULL,
             request = NULL
      WHERE order_id = CAST(:order AS uuid) AND number = :number AND state = 'opening'
      """),
  CLOSE_OLDER_ATTEMPTS(
      """
      UPDATE checkout_attempts SET state = 'closed', leased_until = NULL, request = NULL
      WHERE order_id = CAST(:order AS uuid) AND number < :number AND state IN ('opening', 'open')
      """),
  NEXT_ATTEMPT(
      """
      INSERT INTO checkout_attempts (order_id, number, state, due_at)
      VALUES (CAST(:order AS uuid), :number, 'opening', '-infinity')
      ON CONFLICT DO NOTHING
      """),
  ORDER_OF_SESSION("SELECT order_id FROM checkout_attempts WHERE session = :session"),
  SESSION_CLOSED(
      """
      UPDATE checkout_attempts SET state = 'closed', request = NULL
      WHERE session = :session AND state = 'open'
      """),
  STALE_ATTEMPTS(
      """
      SELECT a.order_id, a.number, a.state, a.request, a.session, a.url, a.refusal, (
        SELECT b.email FROM buyers b WHERE b.id = o.buyer_id) AS email
      FROM checkout_attempts a JOIN orders o ON o.id = a.order_id
      WHERE a.state = 'open' AND (a.session_expires_at <= :now OR o.state <> 'held')
        AND (a.next_ask_at IS NULL OR a.next_ask_at <= :now)
      ORDER BY a.session_expires_at, a.order_id
      LIMIT :limit
      """),
  ASK_LATER(
      """
      UPDATE checkout_attempts SET next_ask_at = :at
      WHERE order_id = CAST(:order AS uuid) AND state IN ('opening', 'open')
      """),
  MAY_ASK(
      """
      UPDATE checkout_attempts SET asked_at = :now
      WHERE order_id = CAST(:order AS uuid)
        AND number = (SELECT max(number) FROM checkout_attempts
                      WHERE order_id = CAST(:order AS uuid))
        AND (asked_at IS NULL OR asked_at <= :before)
      """);

  private final String text;

  CheckoutSql(String text) {
    this.text = text;
  }

  @Override
  public String text() {
    return text;
  }
}
