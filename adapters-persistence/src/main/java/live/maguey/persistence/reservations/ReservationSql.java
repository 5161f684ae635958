package live.maguey.persistence.reservations;

import live.maguey.persistence.Keyset;
import live.maguey.persistence.Sql;

enum ReservationSql implements Sql {
  ADD_RESERVATION(
      """
      INSERT INTO reservations (order_id, no, line, event_id, inventory_id, stand_in, state, since,
                                placed_at)
      VALUES (CAST(:order AS uuid), :no, :line, CAST(:event AS uuid), CAST(:table AS uuid), :stand_in,
              'pending', :since, :since)
      """),
  MOVE_RESERVATION(
      """
      UPDATE reservations SET state = :to, since = :since
      WHERE order_id = CAST(:order AS uuid) AND no = :no AND state = :from
      """),
  RESEAT(
      """
      UPDATE reservations SET inventory_id = CAST(:to AS uuid)
      WHERE order_id = CAST(:order AS uuid) AND no = :no AND state IN ('confirmed', 'checked_in')
        AND inventory_id = CAST(:from AS uuid)
      """),
  RESERVATIONS_OF_ORDER(
      """
      SELECT order_id, no, line, event_id, inventory_id, stand_in, state, since
      FROM reservations WHERE order_id = CAST(:order AS uuid) ORDER BY no
      """),
  LIST_RESERVATIONS(
      """
      SELECT r.order_id, r.no, r.line, r.event_id, r.inventory_id, r.stand_in, r.state, r.since
      FROM reservations r JOIN orders o ON o.id = r.order_id
      WHERE NOT EXISTS (SELECT FROM reservations l WHERE l.order_id = r.order_id AND l.no > r.no)
        AND (CAST(:event AS uuid) IS NULL OR r.event_id = CAST(:event AS uuid))
        AND (CAST(:state AS text) IS NULL OR r.state = CAST(:state AS text))
        AND\s
      """
          + Keyset.of("o.placed_at", "o.id", "uuid")),
  COMPLETE_RESERVATIONS(
      """
      UPDATE reservations r SET state = 'completed', since = :now
      FROM events e
      WHERE e.id = r.event_id AND r.state = 'checked_in'
        AND e.business_date < CAST(:night AS date)
        AND e.ends <= :now
      """),
  MISS_RESERVATIONS(
      """
      UPDATE reservations r SET state = 'no_show', since = :now
      FROM events e
      WHERE e.id = r.event_id AND r.state = 'confirmed'
        AND e.business_date < CAST(:night AS date)
        AND e.ends <= :over
      """);

  private final String text;

  ReservationSql(String text) {
    this.text = text;
  }

  @Override
  public String text() {
    return text;
  }
}
