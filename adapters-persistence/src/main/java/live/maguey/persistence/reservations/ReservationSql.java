package live.maguey.persistence.reservations;

import live.maguey.persistence.Sql;

enum ReservationSql implements Sql {
  ADD_RESERVATION(
      """
      INSERT INTO reservations (order_id, no, line, event_id, inventory_id, state, since, placed_at)
      VALUES (CAST(:order AS uuid), :no, :line, CAST(:event AS uuid), CAST(:table AS uuid), 'pending',
              :since, :since)
      """),
  MOVE_RESERVATION(
      """
      UPDATE reservations SET state = :to, since = :since
      WHERE order_id = CAST(:order AS uuid) AND no = :no AND state = :from
      """),
  RESERVATIONS_OF_ORDER(
      """
      SELECT order_id, no, line, event_id, inventory_id, state, since
      FROM reservations WHERE order_id = CAST(:order AS uuid) ORDER BY no
      """),
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
