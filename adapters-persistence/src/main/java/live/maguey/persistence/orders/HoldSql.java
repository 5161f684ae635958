package live.maguey.persistence.orders;

import live.maguey.persistence.Sql;

/// The statements of a hold; what decides it stands in the function.
enum HoldSql implements Sql {
  KEY_SEEN(
      """
      SELECT order_id, body_hash FROM idempotency_keys
      WHERE route = :route AND key = :key AND created_at > :forgotten
      """),
  HOLD_BATCH(
      """
      SELECT * FROM hold_batch(
        CAST(:holds AS json), CAST(:items AS uuid[]), CAST(:keys AS integer[]),
        CAST(:browsers AS integer[]), CAST(:addresses AS integer[]),
        CAST(:references AS integer[]), CAST(:networks AS integer[]))
      """),
  ORDER_STORED(
      """
      SELECT EXISTS (SELECT FROM orders WHERE id = CAST(:id AS uuid)) AS stored
      """);

  private final String text;

  HoldSql(String text) {
    this.text = text;
  }

  @Override
  public String text() {
    return text;
  }
}
