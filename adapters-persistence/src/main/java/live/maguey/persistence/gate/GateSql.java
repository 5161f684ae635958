package live.maguey.persistence.gate;

import live.maguey.persistence.Sql;

enum GateSql implements Sql {
  // The decision, the admission and the log in one statement. The decision is made on the
  // statement's snapshot; the conditional update re-reads the row under its lock. Where the two
  // disagree, because another gate or a refund was faster, nothing is logged and the caller asks
  // again on a fresh snapshot, as it does where `gate_room` says so. A scan id that another
  // statement
  // is just logging fails the whole statement on the log's key, so it burns nothing either. No row:
  // there is no such ticket.
  ADMIT(
      """
      WITH seen AS MATERIALIZED (
        SELECT t AS ticket, t.id, t.entries, t.inside, t.seat_order_id,
               -- The table of a pass, or the one that its holder has joined.
               coalesce(t.seat_order_id, CASE WHEN t.kind <> 'general' THEN t.order_id END)
                 AS table_order,
               coalesce(t.seat_line, t.line) AS table_line,
               t.last_admitted_at, t.last_gate, t.last_device, e.title, e.slug, e.business_date,
               CASE
                 WHEN EXISTS (SELECT 1 FROM scans WHERE id = CAST(:scan AS uuid)) THEN 'repeated'
                 WHEN EXISTS (SELECT 1 FROM signing_keys WHERE id = :key AND revoked_at IS NOT NULL)
                   THEN 'revoked_key'
                 WHEN :serial < t.serial THEN 'reissued'
                 WHEN :serial > t.serial THEN 'unknown_ticket'
                 WHEN t.void_reason = 'refunded' THEN 'refunded'
                 WHEN t.void_reason = 'event_cancelled' THEN 'cancelled'
                 WHEN t.void_reason IS NOT NULL THEN 'void'
                 WHEN e.ends <= :now THEN 'event_over'
                 WHEN t.event_id <> CAST(:event AS uuid) THEN 'another_event'
                 WHEN :now < CAST(:opens AS timestamptz) THEN 'not_open'
                 WHEN t.policy = 'once' AND t.entries > 0 THEN 'already_used'
                 WHEN t.inside AND (e.reentry = 'exit_scan' OR e.reentry IS NULL AND EXISTS (
                     SELECT 1 FROM gate_devices WHERE direction = 'out' AND revoked_at IS NULL))
                   THEN 'not_scanned_out'
                 WHEN o.disputed AND :at_dispute = 'refuse' THEN 'disputed'
                 WHEN :entrance <> 'all' AND :entrance
                     <> CASE WHEN t.kind = 'general' AND t.seat_order_id IS NULL THEN 'general'
                             ELSE 'vip' END
                   THEN 'other_entrance'
                 WHEN t.inside THEN 'already_inside'
                 ELSE coalesce(
                   gate_room(CAST(:event AS uuid), :capacity, :at_capacity),
                   CASE WHEN t.entries > 0 THEN 'readmitted'
                        WHEN o.disputed THEN 'admitted_disputed'
                        ELSE 'admitted' END)
               END AS reason
        FROM tickets t
        JOIN events e ON e.id = t.event_id
        JOIN orders o ON o.id = t.order_id
        WHERE t.id = CAST(:ticket AS uuid)),
      burnt AS (
        UPDATE tickets t
        SET entries = t.entries + 1, inside = true, last_admitted_at = :now, last_gate = :gate,
            last_device = :device_label,
            first_admitted_at = coalesce(t.first_admitted_at, :now)
        FROM seen
        WHERE t.id = seen.id
          AND seen.reason IN ('admitted', 'readmitted', 'already_inside', 'admitted_disputed',
                              'admitted_full', 'let_in_full')
          AND t.void_reason IS NULL AND t.serial = :serial
          AND (t.entries > 0) = (seen.entries > 0) AND t.inside = seen.inside
          AND t.seat_order_id IS NOT DISTINCT FROM seen.seat_order_id
        RETURNING t.id, t AS ticket),
      counted AS (
        INSERT INTO gate_counts (event_id, device_id, admitted, inside)
        SELECT CAST(:event AS uuid), CAST(:device AS uuid),
               CASE WHEN seen.entries > 0 THEN 0 ELSE 1 END, 1
        FROM seen
        WHERE seen.reason IN ('admitted', 'readmitted', 'admitted_disputed', 'admitted_full',
                              'let_in_full')
          AND EXISTS (SELECT 1 FROM burnt)
        ON CONFLICT (event_id, device_id) DO UPDATE
          SET admitted = gate_counts.admitted + excluded.admitted,
              inside = gate_counts.inside + 1
        RETURNING inside, heads, admitted),
      -- The first of a table's guests; those who come later find it done. It does nothing for a plain
      -- ticket.
      checked_in AS (
        UPDATE reservations r SET state = 'checked_in', since = :now
        FROM seen
        WHERE seen.table_order IS NOT NULL AND EXISTS (SELECT 1 FROM burnt)
          AND r.order_id = seen.table_order AND r.line = seen.table_line AND r.state = 'confirmed'),
      logged AS (
        INSERT INTO scans (id, event_id, ticket_id, device_id, gate, person, by_hand, device_time,
                           received_at, verdict_given, verdict_right, earlier_at, earlier_gate,
                           earlier_device, content)
        SELECT CAST(:scan AS uuid), CAST(:event AS uuid), seen.id, CAST(:device AS uuid), :gate,
               :person, :by_hand, :device_time, :now, seen.reason, seen.reason,
               seen.last_admitted_at, seen.last_gate, seen.last_device, :content
        FROM seen
        WHERE seen.reason NOT IN ('repeated', 'again')
          AND (seen.reason NOT IN ('admitted', 'readmitted', 'already_inside', 'admitted_disputed',
                                   'admitted_full', 'let_in_full')
               OR EXISTS (SELECT 1 FROM burnt))
        RETURNING *)
      SELECT logged.id AS scan_id, logged.ticket_id, logged.received_at, logged.verdict_given,
             logged.earlier_at, logged.earlier_gate, logged.earlier_device, seen.title, seen.slug,
             seen.business_date, figures.people, figures.tickets_in, party.*,
             (coalesce(moved.ticket, seen.ticket)).*
      FROM seen LEFT JOIN burnt moved ON true LEFT JOIN logged ON true
      """
          + PartySql.FIGURES
          + PartySql.PARTY),
  REFUSE(
      """
      INSERT INTO scans (id, event_id, text_hash, device_id, gate, person, direction, by_hand,
                         device_time, received_at, verdict_given, verdict_right, content)
      VALUES (CAST(:scan AS uuid), CAST(:event AS uuid), :hash, CAST(:device AS uuid), :gate, :person,
              :direction, :by_hand, :device_time, :now, :reason, :reason, :content)
      ON CONFLICT (id) DO NOTHING
      """),
  FIND_SCAN(DecisionColumns.OF_SCANS + "WHERE s.id = CAST(:scan AS uuid)"),
  SCANS_OF_TICKET(
      DecisionColumns.OF_SCANS
          + "WHERE s.ticket_id = CAST(:ticket AS uuid) ORDER BY s.received_at LIMIT :limit"),
  LATEST_SCANS(
      DecisionColumns.OF_SCANS
          + """
          WHERE s.event_id = CAST(:event AS uuid) AND s.device_id = CAST(:device AS uuid)
          ORDER BY s.received_at DESC
          LIMIT :limit
          """),
  PARTY(
      """
      SELECT party.*
      FROM (SELECT CAST(:order AS uuid) AS table_order, CAST(:line AS integer) AS table_line) seen
      CROSS JOIN (SELECT CAST(NULL AS uuid) AS id, CAST(NULL AS tickets) AS ticket) moved
      """
          + PartySql.PARTY),
  GATE_FIGURES(
      """
      SELECT coalesce(sum(inside + heads), 0) AS people, coalesce(sum(admitted), 0) AS tickets_in
      FROM gate_counts WHERE event_id = CAST(:event AS uuid)
      """),
  COUNT_SOLD(
      """
      SELECT count(*) AS n FROM tickets
      WHERE event_id = CAST(:event AS uuid) AND (void_reason IS NULL OR entries > 0)
      """);

  private final String text;

  GateSql(String text) {
    this.text = text;
  }

  @Override
  public String text() {
    return text;
  }
}
