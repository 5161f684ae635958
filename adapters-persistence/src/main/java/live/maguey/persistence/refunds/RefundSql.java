package live.maguey.persistence.refunds;

import live.maguey.persistence.Claim;
import live.maguey.persistence.Sql;

enum RefundSql implements Sql {
  REQUEST_REFUND(
      """
      INSERT INTO refunds (id, order_id, payment, amount_minor, currency, reason, state, attempt,
                           requested_at, state_at, due_at)
      VALUES (CAST(:id AS uuid), CAST(:order AS uuid), :payment, :amount, :currency, :reason,
              'requested', 1, :at, :at, :at)
      ON CONFLICT (id) DO NOTHING
      """),
  OWE_REFUND(
      """
      INSERT INTO refunds (id, order_id, payment, amount_minor, currency, reason, state, attempt,
                           object, requested_at, first_asked_at, state_at)
      VALUES (CAST(:id AS uuid), CAST(:order AS uuid), :payment, :amount, :currency, :reason,
              'failed', 1, :object, :at, :at, :at)
      ON CONFLICT (id) DO NOTHING
      """),
  // A ticket that another refund covers fails on the key, and the whole unit of work with it.
  ADD_REFUND_PARTS(
      """
      INSERT INTO refund_parts (ticket_id, refund_id, amount_minor)
      SELECT p.ticket, CAST(:refund AS uuid), p.amount
      FROM unnest(CAST(:tickets AS uuid[]), CAST(:amounts AS bigint[])) p (ticket, amount)
      """),
  ADD_REFUND_AMOUNT(
      """
      WITH amount AS (
        INSERT INTO refund_amounts (refund_id, told) VALUES (CAST(:refund AS uuid), :told)
        RETURNING refund_id)
      INSERT INTO refund_shares (refund_id, line, amount_minor)
      SELECT a.refund_id, s.line, s.amount
      FROM amount a, unnest(CAST(:lines AS integer[]), CAST(:amounts AS bigint[])) s (line, amount)
      """),
  // A part has its ticket; what a line bears of an amount has none.
  PARTS_OF_REFUNDS(
      """
      SELECT p.refund_id, p.ticket_id, p.amount_minor, t.line, t.no, r.currency, NULL AS told
      FROM refund_parts p
      JOIN tickets t ON t.id = p.ticket_id
      JOIN refunds r ON r.id = p.refund_id
      WHERE p.refund_id = ANY (CAST(:refunds AS uuid[]))
      UNION ALL
      SELECT s.refund_id, NULL, s.amount_minor, s.line, 0, r.currency, a.told
      FROM refund_shares s
      JOIN refund_amounts a ON a.refund_id = s.refund_id
      JOIN refunds r ON r.id = s.refund_id
      WHERE s.refund_id = ANY (CAST(:refunds AS uuid[]))
      ORDER BY refund_id, line, no
      """),
  CLAIM_REFUNDS(
      Claim.of("refunds", "due_at, id")
          .setting("first_asked_at = coalesce(q.first_asked_at, :now)")
          .text()),
  // Forward only: requested, pending, then succeeded, failed or cancelled; a success may still turn
  // into a failure, as banks do.
  MOVE_REFUND(
      """
      UPDATE refunds
      SET state = :to, state_at = :at, object = :object, due_at = NULL
      WHERE id = CAST(:id AS uuid)
        AND CASE state
              WHEN 'requested' THEN true
              WHEN 'pending' THEN :to IN ('succeeded', 'failed', 'cancelled')
              WHEN 'succeeded' THEN :to = 'failed'
              ELSE false
            END
      """),
  DROP_REFUND(
      """
      UPDATE refunds SET state = 'cancelled', state_at = :at, due_at = NULL
      WHERE id = CAST(:id AS uuid) AND state = 'requested'
      """),
  RETRY_REFUND(
      """
      UPDATE refunds SET due_at = :next, last_answer = :answer
      WHERE id = CAST(:id AS uuid) AND state = 'requested'
      """),
  NEXT_REFUND_ATTEMPT(
      """
      UPDATE refunds
      SET due_at = :next, last_answer = :answer, attempt = attempt + 1, first_asked_at = NULL
      WHERE id = CAST(:id AS uuid) AND state = 'requested' AND attempt = :attempt
      """),
  GIVE_UP_REFUND(
      """
      UPDATE refunds
      SET state = 'failed', state_at = :at, due_at = NULL, last_answer = :answer
      WHERE id = CAST(:id AS uuid) AND state = 'requested' AND attempt = :attempt
      """),
  ASK_FOR_REFUND_AGAIN(
      """
      UPDATE refunds
      SET state = 'requested', state_at = :now, due_at = :now, attempt = attempt + 1,
          first_asked_at = NULL
      WHERE id = CAST(:id AS uuid) AND state = 'failed' AND object IS NULL
      """),
  // The update decides who is first: a retry, another record, or this one.
  PAY_REFUND_BY_HAND(
      """
      WITH paid AS (
        UPDATE refunds SET state = 'paid_by_hand', state_at = :at, due_at = NULL
        WHERE id = CAST(:id AS uuid)
          AND (state = 'failed' OR (state = 'cancelled' AND object IS NOT NULL))
        RETURNING id, currency)
      INSERT INTO refunds_by_hand (refund_id, method, amount_minor, currency, paid_at, note,
                                   actor_kind, actor_name, recorded_at)
      SELECT id, :method, :amount, currency, :paid_at, :note, :kind, :name, :at FROM paid
      """),
  FIND_REFUND_BY_HAND("SELECT * FROM refunds_by_hand WHERE refund_id = CAST(:id AS uuid)"),
  FIND_REFUND("SELECT * FROM refunds WHERE id = CAST(:id AS uuid)"),
  REFUNDS_OF_ORDER(
      "SELECT * FROM refunds WHERE order_id = CAST(:order AS uuid) ORDER BY requested_at, id");

  private final String text;

  RefundSql(String text) {
    this.text = text;
  }

  @Override
  public String text() {
    return text;
  }
}
