package live.maguey.persistence.gate;

import live.maguey.persistence.Sql;

/// The way out, and back in without a scan of it.
enum ExitSql implements Sql {
  // As GateSql.ADMIT: decided on the snapshot, and the update re-reads the row under its lock.
  // Where
  // the two disagree nothing is logged and the caller asks again.
  LET_OUT(
      """
      WITH seen AS MATERIALIZED (
        SELECT t AS ticket, t.id,
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
                 WHEN t.inside AND t.event_id = CAST(:event AS uuid) THEN 'left'
                 WHEN t.void_reason = 'refunded' THEN 'refunded'
                 WHEN t.void_reason = 'event_cancelled' THEN 'cancelled'
                 WHEN t.void_reason IS NOT NULL THEN 'void'
                 WHEN e.ends <= :now THEN 'event_over'
                 WHEN t.event_id <> CAST(:event AS uuid) THEN 'another_event'
                 WHEN t.entries > 0 THEN 'already_out'
                 ELSE 'never_in'
               END AS reason
        FROM tickets t
        JOIN events e ON e.id = t.event_id
        WHERE t.id = CAST(:ticket AS uuid)),
      earlier AS (
        SELECT coalesce(o.received_at, seen.last_admitted_at) AS at,
               coalesce(o.gate, seen.last_gate) AS gate,
               coalesce(o.device, seen.last_device) AS device
        FROM seen LEFT JOIN LATERAL (
          SELECT s.received_at, s.gate, concat_ws(', ', s.person, d.name) AS device
          FROM scans s JOIN gate_devices d ON d.id = s.device_id
          WHERE seen.reason = 'already_out' AND s.ticket_id = seen.id AND s.verdict_given = 'left'
          ORDER BY s.received_at DESC
          LIMIT 1) o ON true),
      gone AS (
        UPDATE tickets t SET inside = false
        FROM seen
        WHERE t.id = seen.id AND seen.reason = 'left' AND t.inside AND t.serial = :serial
        RETURNING t.id, t AS ticket),
      counted AS (
        INSERT INTO gate_counts (event_id, device_id, admitted, inside)
        SELECT CAST(:event AS uuid), CAST(:device AS uuid), 0, -1 FROM gone
        ON CONFLICT (event_id, device_id) DO UPDATE SET inside = gate_counts.inside - 1
        RETURNING inside, heads, admitted),
      logged AS (
        INSERT INTO scans (id, event_id, ticket_id, device_id, gate, person, direction, by_hand,
                           device_time, received_at, verdict_given, verdict_right, earlier_at,
                           earlier_gate, earlier_device, content)
        SELECT CAST(:scan AS uuid), CAST(:event AS uuid), seen.id, CAST(:device AS uuid), :gate,
               :person, :direction, :by_hand, :device_time, :now, seen.reason, seen.reason,
               earlier.at, earlier.gate, earlier.device, :content
        FROM seen, earlier
        WHERE seen.reason <> 'repeated'
          AND (seen.reason <> 'left' OR EXISTS (SELECT 1 FROM gone))
        RETURNING *)
      SELECT logged.id AS scan_id, logged.ticket_id, logged.received_at, logged.verdict_given,
             logged.earlier_at, logged.earlier_gate, logged.earlier_device, seen.title, seen.slug,
             seen.business_date, figures.people, figures.tickets_in, party.*, (coalesce(moved.ticket, seen.ticket)).*
      FROM seen LEFT JOIN gone moved ON true LEFT JOIN logged ON true
      """
          + PartySql.FIGURES
          + PartySql.PARTY),
  // No device counts it: a guest who comes in was counted when they came first.
  LET_IN(
      """
      WITH seen AS MATERIALIZED (
        SELECT id, last_admitted_at, last_gate, last_device FROM tickets
        WHERE id = CAST(:ticket AS uuid)),
      entered AS (
        UPDATE tickets t
        SET entries = t.entries + 1, last_admitted_at = :now, last_gate = :gate,
            last_device = :operator
        FROM seen
        WHERE t.id = seen.id AND t.policy = 'reentry' AND t.inside AND t.void_reason IS NULL
        RETURNING t.id, t.event_id, seen.last_admitted_at, seen.last_gate, seen.last_device)
      INSERT INTO scans (id, event_id, ticket_id, gate, person, by_hand, device_time, received_at,
                         verdict_given, verdict_right, earlier_at, earlier_gate, earlier_device)
      SELECT CAST(:scan AS uuid), event_id, id, :gate, :operator, true, :now, :now, 'let_in', 'let_in',
             last_admitted_at, last_gate, last_device
      FROM entered
      """);

  private final String text;

  ExitSql(String text) {
    this.text = text;
  }

  @Override
  public String text() {
    return text;
  }
}
