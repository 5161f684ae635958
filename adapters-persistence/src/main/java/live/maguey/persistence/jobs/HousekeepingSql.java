package live.maguey.persistence.jobs;

import live.maguey.persistence.Sql;

enum HousekeepingSql implements Sql {
  COUNT_ORDERS("SELECT state AS label, count(*) AS n FROM orders GROUP BY state"),
  COUNT_EMAILS("SELECT state AS label, count(*) AS n FROM emails GROUP BY state"),
  COUNT_WEBHOOKS("SELECT state AS label, count(*) AS n FROM webhook_events GROUP BY state"),
  COUNT_REFUNDS("SELECT state AS label, count(*) AS n FROM refunds GROUP BY state"),
  COUNT_SCANS("SELECT verdict_given AS label, count(*) AS n FROM scans GROUP BY verdict_given"),
  COUNT_ALERTS(
      "SELECT kind AS label, count(*) AS n FROM alerts WHERE closed_at IS NULL GROUP BY kind"),
  OLDEST_WEBHOOK(
      """
      SELECT coalesce(extract(epoch FROM now() - min(received_at)), 0) AS seconds
      FROM webhook_events WHERE due_at IS NOT NULL
      """),
  OLDEST_EMAIL(
      """
      SELECT coalesce(extract(epoch FROM now() - min(queued_at)), 0) AS seconds
      FROM emails WHERE due_at IS NOT NULL
      """),
  PURGE_KEYS("DELETE FROM idempotency_keys WHERE created_at < :before"),
  PURGE_BODIES(
      """
      UPDATE webhook_events SET body = ''
      WHERE received_at < :before AND body <> '' AND due_at IS NULL
      """),
  PURGE_REFUSED_SIGNATURES("DELETE FROM refused_signatures WHERE minute < :before"),
  PING("SELECT 1 AS one");

  private final String text;

  HousekeepingSql(String text) {
    this.text = text;
  }

  @Override
  public String text() {
    return text;
  }
}
