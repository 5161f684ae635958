package live.maguey.persistence.watch;

import live.maguey.persistence.Sql;

enum WatchSql implements Sql {
  /// Busy is where something may change: nights to come or just over, money that moved lately, and
  /// what is suspected. The one not looked at for longest is first.
  EVENTS_BY_TURN(
      """
      SELECT e.id, coalesce(i.places, 0) + 1 AS size,
             e.ends > :over OR e.id = ANY(CAST(:suspects AS uuid[])) OR e.id IN (
               SELECT event_id FROM orders WHERE id IN (
                 SELECT order_id FROM ledger_entries WHERE at > :moved
                 UNION ALL
                 SELECT order_id FROM refunds WHERE requested_at > :moved)) AS busy
      FROM events e
      LEFT JOIN (SELECT event_id, sum(taken) AS places FROM inventory GROUP BY event_id) i
        ON i.event_id = e.id
      LEFT JOIN watched_events w ON w.event_id = e.id
      ORDER BY w.watched_at NULLS FIRST, e.id
      """),
  /// Of orders, refunds, what is sold and events.
  EVENTS_OF_IDS(
      """
      SELECT o.id, o.event_id FROM orders o WHERE o.id = ANY(CAST(:ids AS uuid[]))
      UNION ALL
      SELECT r.id, o.event_id FROM refunds r JOIN orders o ON o.id = r.order_id
      WHERE r.id = ANY(CAST(:ids AS uuid[]))
      UNION ALL
      SELECT id, event_id FROM inventory WHERE id = ANY(CAST(:ids AS uuid[]))
      UNION ALL
      SELECT id, id AS event_id FROM events WHERE id = ANY(CAST(:ids AS uuid[]))
      """),
  WATCHED(
      """
      INSERT INTO watched_events (event_id, watched_at)
      SELECT unnest(CAST(:events AS uuid[])), :at
      ON CONFLICT (event_id) DO UPDATE SET watched_at = excluded.watched_at
      """);

  private final String text;

  WatchSql(String text) {
    this.text = text;
  }

  @Override
  public String text() {
    return text;
  }
}
