package live.maguey.persistence.refunds;

import live.maguey.persistence.Keyset;
import live.maguey.persistence.Sql;

enum RefundSearchSql implements Sql {
  SEARCH_REFUNDS(
      """
      SELECT * FROM refunds
      WHERE (CAST(:state AS text) IS NULL OR state = :state)
        AND\s
      """
          + Keyset.of("requested_at", "id", "uuid")),
  // A statement of its own: its first condition is that of the index of what fails.
  SEARCH_FAILING_REFUNDS(
      """
      SELECT * FROM refunds
      WHERE (state = 'failed' OR (state = 'cancelled' AND object IS NOT NULL))
        AND (CAST(:state AS text) IS NULL OR state = :state)
        AND\s
      """
          + Keyset.of("requested_at", "id", "uuid")),
  COUNT_REFUNDS_OF_EVENT(
      """
      SELECT r.state, count(*) AS n, sum(r.amount_minor) AS amount_minor, r.currency
      FROM refunds r JOIN orders o ON o.id = r.order_id
      WHERE o.event_id = CAST(:event AS uuid)
      GROUP BY r.state, r.currency
      """);

  private final String text;

  RefundSearchSql(String text) {
    this.text = text;
  }

  @Override
  public String text() {
    return text;
  }
}
