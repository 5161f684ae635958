package live.maguey.persistence.alerts;

import java.util.List;
import live.maguey.persistence.Claim;
import live.maguey.persistence.Sql;

enum ToldAlertSql implements Sql {
  OPEN_CHANNEL(
      """
      INSERT INTO alert_channels (channel, due_at) VALUES (:channel, :now)
      ON CONFLICT (channel) DO NOTHING
      """),
  CLAIM_CHANNEL(
      new Claim(
              "alert_channels",
              List.of("channel"),
              "due_at",
              """
              due_at <= :now AND channel = :channel
                AND EXISTS (SELECT FROM (%s) news WHERE news.since <= :gathered)\
              """
                  .formatted(News.TEXT),
              "channel",
              "",
              "q.failures")
          .text()),
  NEWS(
      """
      SELECT a.*, news.what, news.incident FROM (%s) news JOIN alerts a ON a.id = news.alert_id
      ORDER BY news.since, a.id LIMIT :limit
      """
          .formatted(News.TEXT)),
  TOLD_RAISED(
      """
      INSERT INTO told_alerts (alert_id, channel, incident, raised_at)
      SELECT alert, :channel, :incident, :at FROM unnest(CAST(:alerts AS bigint[])) AS alert
      ON CONFLICT (alert_id, channel) DO NOTHING
      """),
  TOLD_LATER(
      """
      UPDATE told_alerts
      SET escalated_at = CASE WHEN :what = 'escalated' THEN :at ELSE escalated_at END,
          acknowledged_at = CASE WHEN :what = 'acknowledged' THEN :at ELSE acknowledged_at END,
          closed_at = CASE WHEN :what = 'closed' THEN :at ELSE closed_at END
      WHERE channel = :channel AND alert_id = ANY(CAST(:alerts AS bigint[]))
      """),
  REST(
      """
      UPDATE alert_channels
      SET due_at = :next, failures = 0, failing_since = NULL, last_answer = NULL
      WHERE channel = :channel
      """),
  FAILED(
      """
      UPDATE alert_channels
      SET due_at = :next, failures = failures + 1,
          failing_since = coalesce(failing_since, :since), last_answer = :answer
      WHERE channel = :channel
      """),
  FAILING(
      """
      SELECT channel, failing_since, failures, last_answer FROM alert_channels
      WHERE failures > 0 ORDER BY failing_since, channel
      """),
  HEARD(
      """
      SELECT c.*, t.raised_at, t.escalated_at, t.acknowledged_at, t.closed_at
      FROM alert_channels c
      LEFT JOIN told_alerts t ON t.channel = c.channel AND t.alert_id = :alert
      """),
  PUT_SILENCE(
      """
      INSERT INTO alert_silences (kind, since, until_at, by, note)
      VALUES (:kind, :since, :until, :by, :note)
      ON CONFLICT (kind) DO UPDATE
      SET since = excluded.since, until_at = excluded.until_at, by = excluded.by,
          note = excluded.note
      """),
  END_SILENCE("DELETE FROM alert_silences WHERE kind = :kind AND until_at > :now RETURNING *"),
  SILENCES("SELECT * FROM alert_silences WHERE until_at > :now ORDER BY until_at, kind");

  /// What a channel was not told, of each alert one thing.
  private static final class News {
    private static final String TOLD_OF =
        """
        a.kind = ANY(CAST(:kinds AS text[]))
            AND NOT EXISTS (SELECT FROM alert_silences s
                            WHERE s.kind = a.kind AND s.until_at > :now)\
        """;

    /// Another alert of the same incident keeps it from going on.
    private static final String WHOLE =
        """
        (NOT CAST(:one_by_one AS boolean)
             OR NOT EXISTS (SELECT FROM told_alerts o JOIN alerts b ON b.id = o.alert_id
                            WHERE o.channel = t.channel AND o.incident = t.incident
                              AND o.closed_at IS NULL AND b.closed_at IS NULL%s))\
        """;

    static final String TEXT =
        """
        SELECT a.id AS alert_id, coalesce(t.incident, a.id) AS incident,
               CASE WHEN t.alert_id IS NULL THEN 'raised'
                    WHEN a.acknowledged_at IS NOT NULL THEN 'acknowledged'
                    ELSE 'escalated' END AS what,
               CASE WHEN t.alert_id IS NULL THEN a.raised_at
                    ELSE coalesce(a.acknowledged_at, t.raised_at) END AS since
        FROM alerts a
        LEFT JOIN told_alerts t ON t.alert_id = a.id AND t.channel = :channel
        WHERE a.closed_at IS NULL AND %1$s
          AND (t.alert_id IS NULL
               OR (a.acknowledged_at IS NOT NULL AND t.acknowledged_at IS NULL AND %2$s)
               OR (a.acknowledged_at IS NULL AND t.escalated_at IS NULL
                   AND t.raised_at <= :unseen AND a.kind = ANY(CAST(:critical AS text[]))))
        UNION ALL
        SELECT a.id, t.incident, 'closed', a.closed_at
        FROM told_alerts t JOIN alerts a ON a.id = t.alert_id
        WHERE t.channel = :channel AND t.closed_at IS NULL AND a.closed_at IS NOT NULL
          AND %1$s AND %3$s
        """
            .formatted(
                TOLD_OF, WHOLE.formatted(" AND b.acknowledged_at IS NULL"), WHOLE.formatted(""));
  }

  private final String text;

  ToldAlertSql(String text) {
    this.text = text;
  }

  @Override
  public String text() {
    return text;
  }
}
