package live.maguey.persistence.status;

import live.maguey.persistence.Sql;

enum StatusSql implements Sql {
  COUNT_BACKLOG(
      """
      SELECT w.waiting AS webhooks, w.oldest AS oldest_webhook, w.dead AS dead_webhooks,
             e.waiting AS emails, e.oldest AS oldest_email, e.given_up AS given_up_emails,
             r.waiting AS refunds, r.oldest AS oldest_refund, r.pending AS pending_refunds,
             r.failed AS failed_refunds, h.waiting AS holds, h.oldest AS oldest_hold
      FROM (SELECT count(*) FILTER (WHERE state = 'received') AS waiting,
                   min(received_at) FILTER (WHERE state = 'received') AS oldest,
                   count(*) FILTER (WHERE state = 'dead') AS dead
            FROM webhook_events WHERE state IN ('received', 'dead')) w,
           (SELECT count(*) FILTER (WHERE state = 'queued') AS waiting,
                   min(queued_at) FILTER (WHERE state = 'queued') AS oldest,
                   count(*) FILTER (WHERE state = 'given_up') AS given_up
            FROM emails m
            WHERE state IN ('queued', 'given_up')
              AND (recipient = 'buyer' OR to_address IS NOT NULL)
              AND NOT EXISTS (SELECT FROM emails later
                              WHERE m.state = 'given_up' AND later.order_id = m.order_id
                                AND later.kind = m.kind AND later.queued_at > m.queued_at
                                AND later.state IN ('accepted', 'delayed', 'delivered'))) e,
           (SELECT count(*) FILTER (WHERE state = 'requested') AS waiting,
                   min(requested_at) FILTER (WHERE state = 'requested') AS oldest,
                   count(*) FILTER (WHERE state = 'pending') AS pending,
                   count(*) FILTER (WHERE state = 'failed' OR object IS NOT NULL
                                              AND state = 'cancelled') AS failed
            FROM refunds WHERE state NOT IN ('succeeded', 'paid_by_hand')) r,
           (SELECT count(*) AS waiting, min(expires_at) AS oldest
            FROM orders WHERE state = 'held' AND expires_at < :now) h
      """),
  /// Of each order its last reservation. One that has none is found by the table that it took.
  STRAY_RESERVATIONS(
      """
      SELECT s.reference, s.kind, s.since
      FROM (SELECT o.reference, r.since,
                   CASE
                     WHEN o.state IN ('expired', 'failed', 'cancelled', 'late_refunded')
                          AND r.state NOT IN ('expired', 'cancelled') THEN 'abandoned'
                     WHEN o.state = 'held' AND r.state NOT IN ('pending', 'expired', 'cancelled') THEN 'unpaid'
                     WHEN o.state IN ('paid', 'partially_refunded', 'refunded') AND r.state = 'confirmed'
                          AND NOT EXISTS (SELECT FROM tickets t
                                          WHERE t.order_id = r.order_id AND t.line = r.line
                                            AND (t.void_reason IS NULL OR t.void_reason = 'joined'
                                                 OR t.entries > 0)) THEN 'abandoned'
                     WHEN o.state IN ('paid', 'partially_refunded')
                          AND r.state IN ('pending', 'expired', 'cancelled')
                          AND EXISTS (SELECT FROM tickets t
                                      WHERE t.order_id = r.order_id AND t.line = r.line
                                        AND t.void_reason IS NULL) THEN 'unseated'
                     WHEN r.state = 'checked_in' AND e.ends < CAST(:now AS timestamptz) - interval '24 hours'
                       THEN 'unfinished'
                   END AS kind
            FROM reservations r
            JOIN orders o ON o.id = r.order_id
            JOIN events e ON e.id = r.event_id
            WHERE NOT EXISTS (SELECT FROM reservations l
                              WHERE l.order_id = r.order_id AND l.no > r.no)
            UNION ALL
            SELECT o.reference, o.state_at, 'unseated'
            FROM inventory i
            JOIN order_lines l ON l.inventory_id = i.id
            JOIN orders o ON o.id = l.order_id
            WHERE i.kind = 'table' AND o.state IN ('paid', 'partially_refunded')
              AND NOT EXISTS (SELECT FROM reservations r WHERE r.order_id = o.id)
              AND EXISTS (SELECT FROM tickets t
                          WHERE t.order_id = l.order_id AND t.line = l.no AND t.void_reason IS NULL)) s
      WHERE s.kind IS NOT NULL
      ORDER BY s.since, s.reference
      LIMIT 50
      """),
  DISPUTES_DUE(
      """
      SELECT o.reference, d.object AS dispute, d.at AS due
      FROM facts d JOIN orders o ON o.id = d.order_id
      WHERE d.kind = 'dispute_deadline' AND d.at > :now AND d.at < :until
        AND NOT EXISTS (SELECT FROM facts t
                        WHERE t.kind = 'dispute' AND t.object = d.object
                          AND t.status NOT IN ('inquiry', 'open'))
      ORDER BY d.at, d.object
      LIMIT 50
      """),
  // Orders are found by their ids, which count up with the time that they are made.
  RATES(
      """
      SELECT 'payment_page' AS step, count(*) AS tried,
             count(*) FILTER (WHERE o.state = 'failed'
                                 OR a.state = 'opening' AND a.maybe_sent AND o.placed_at < :late)
               AS failed
      FROM orders o
      JOIN checkout_attempts a ON a.order_id = o.id
      WHERE o.id >= CAST(:first AS uuid) AND o.placed_at >= :since
        AND NOT EXISTS (SELECT FROM checkout_attempts later
                        WHERE later.order_id = o.id AND later.number > a.number)
      UNION ALL
      SELECT 'webhook', count(*),
             count(*) FILTER (WHERE state = 'dead' OR state = 'received' AND attempts > 0)
      FROM webhook_events
      WHERE received_at >= :since AND state NOT IN ('ignored', 'foreign')
      UNION ALL
      SELECT 'email', count(*), count(*) FILTER (WHERE state IN ('queued', 'given_up'))
      FROM emails
      WHERE queued_at >= :since AND attempts > 0
      """),
  RECORD_RECONCILIATION(
      """
      INSERT INTO reconciliations (at, from_time, until_time, compared, differences)
      VALUES (:at, :from, :until, :compared, :differences)
      """),
  LAST_RECONCILIATION("SELECT * FROM reconciliations ORDER BY at DESC, id DESC LIMIT 1");

  private final String text;

  StatusSql(String text) {
    this.text = text;
  }

  @Override
  public String text() {
    return text;
  }
}
