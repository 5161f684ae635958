package live.maguey.persistence.alerts;

import live.maguey.persistence.Keyset;
import live.maguey.persistence.Sql;

enum AlertSql implements Sql {
  RAISE(
      """
      INSERT INTO alerts (kind, subject, detail, raised_at, seen_at)
      VALUES (:kind, :subject, :detail, :at, :at)
      ON CONFLICT (kind, subject) WHERE closed_at IS NULL DO UPDATE
      SET count = alerts.count + 1, seen_at = greatest(alerts.seen_at, excluded.seen_at)
      RETURNING count = 1 AS fresh
      """),
  CLOSE(
      """
      UPDATE alerts SET closed_at = :at
      WHERE kind = :kind AND subject = :subject AND closed_at IS NULL
      """),
  ACKNOWLEDGE(
      """
      UPDATE alerts SET acknowledged_at = :at, acknowledged_by = :by
      WHERE id = :number AND acknowledged_at IS NULL AND closed_at IS NULL
      """),
  CLOSE_BY_HAND(
      """
      UPDATE alerts SET closed_at = :at, closed_by = :by, note = :note
      WHERE id = :number AND closed_at IS NULL
      """),
  FIND("SELECT * FROM alerts WHERE id = :number"),
  OPEN(
      """
      SELECT * FROM alerts WHERE closed_at IS NULL ORDER BY raised_at DESC, id DESC LIMIT :limit
      """),
  LIST(
      """
      SELECT * FROM alerts
      WHERE (CAST(:stage AS text) IS NULL
             OR :stage = CASE WHEN closed_at IS NOT NULL THEN 'closed'
                              WHEN acknowledged_at IS NOT NULL THEN 'acknowledged'
                              ELSE 'open' END)
        AND\
      """
          + " "
          + Keyset.of("raised_at", "id", "bigint")),
  ADD_REFUSED_SIGNATURES(
      """
      INSERT INTO refused_signatures (source, minute, count)
      VALUES (:source, date_trunc('minute', CAST(:at AS timestamptz)), :count)
      ON CONFLICT (source, minute) DO UPDATE
      SET count = refused_signatures.count + excluded.count
      """),
  REFUSED_SIGNATURES(
      """
      SELECT source, CAST(sum(count) AS bigint) AS count, max(minute) AS last FROM refused_signatures
      WHERE minute >= date_trunc('minute', CAST(:from AS timestamptz))
      GROUP BY source ORDER BY source
      """);

  private final String text;

  AlertSql(String text) {
    this.text = text;
  }

  @Override
  public String text() {
    return text;
  }
}
