package live.maguey.persistence.payments;

import live.maguey.persistence.Sql;

enum RefundSearchSql implements Sql {
  SEARCH_REFUNDS(
      """
      SELECT * FROM refunds
      WHERE (CAST(:state AS text) IS NULL OR state = :state)
        AND (NOT CAST(:failing AS boolean) OR state = 'failed')
        AND requested_at >= :since
      ORDER BY requested_at DESC, id DESC
      LIMIT :limit
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
