package live.maguey.persistence.tables;

import live.maguey.persistence.Sql;

enum TableSql implements Sql {
  VENUE_PLAN(
      """
      SELECT f.width AS plan_width, f.height AS plan_height, f.landmarks, f.language, f.texts, t.*
      FROM floor_plans f
      LEFT JOIN plan_tables t ON t.plan_id = f.id
      WHERE f.event_id IS NULL
      """),
  EVENT_PLAN(
      """
      SELECT f.width AS plan_width, f.height AS plan_height, f.landmarks, f.language, f.texts, t.*,
             i.taken,
             o.state AS order_state,
             (SELECT count(*) FROM tickets k
              WHERE k.order_id = l.order_id AND k.line = l.no AND k.entries > 0) AS arrived
      FROM floor_plans f
      LEFT JOIN plan_tables t ON t.plan_id = f.id
      LEFT JOIN inventory i ON i.id = t.inventory_id
      LEFT JOIN order_lines l ON l.inventory_id = t.inventory_id AND l.quantity > l.released
      LEFT JOIN orders o ON o.id = l.order_id
      WHERE f.event_id = CAST(:event AS uuid)
      """),
  ADD_PLAN(
      """
      INSERT INTO floor_plans (event_id, width, height, landmarks)
      VALUES (CAST(:event AS uuid), 100, 100, '[]')
      ON CONFLICT DO NOTHING
      """),
  /// Two that change one plan come one after the other.
  LOCK_PLAN(
      """
      SELECT id FROM floor_plans WHERE event_id IS NOT DISTINCT FROM CAST(:event AS uuid) FOR UPDATE
      """),
  LOCK_INVENTORY(
      """
      SELECT i.id FROM inventory i
      WHERE i.id IN (SELECT t.inventory_id FROM plan_tables t WHERE t.plan_id = :plan)
      ORDER BY i.id FOR NO KEY UPDATE
      """),
  CHANGE_PLAN(
      """
      UPDATE floor_plans
      SET width = :width, height = :height, landmarks = CAST(:landmarks AS jsonb),
          language = :language, texts = CAST(:texts AS jsonb)
      WHERE id = :plan
      """),
  WITHDRAW_TABLES(
      """
      UPDATE inventory SET capacity = 0
      WHERE id IN (SELECT t.inventory_id FROM plan_tables t
                   WHERE t.plan_id = :plan AND t.id <> ALL (CAST(:kept AS uuid[])))
      """),
  CLEAR_PLAN("DELETE FROM plan_tables WHERE plan_id = :plan"),
  ADD_INVENTORY(
      """
      INSERT INTO inventory (id, event_id, kind, capacity)
      VALUES (CAST(:id AS uuid), CAST(:event AS uuid), 'table', 1)
      ON CONFLICT DO NOTHING
      """),
  ADD_TABLE(
      """
      INSERT INTO plan_tables (id, plan_id, inventory_id, label, section, kind, seats, due_minor,
                               fee_minor, minimum_spend_minor, currency, included, shape, x, y,
                               width, height, rotation, accessible)
      VALUES (CAST(:id AS uuid), :plan, CAST(:inventory AS uuid), :label, :section, :kind, :seats,
              :due, :fee, CAST(:minimum_spend AS bigint), :currency, :included, :shape, :x, :y,
              :width, :height, :rotation, :accessible)
      """);

  private final String text;

  TableSql(String text) {
    this.text = text;
  }

  @Override
  public String text() {
    return text;
  }
}
