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
  PURGE_ORIGINS(
      """
      UPDATE orders o
      SET browser = NULL, address_key = NULL, network = NULL, user_agent = NULL, request_id = NULL
      FROM events e
      WHERE e.id = o.event_id AND e.ends < :before AND o.state <> 'held'
        AND num_nonnulls(o.browser, o.address_key, o.network, o.user_agent, o.request_id) > 0
      """),
  /// The last answer stays with its email.
  PURGE_ANSWERS("DELETE FROM email_attempts WHERE at < :before"),
  PURGE_REFUSED_SIGNATURES("DELETE FROM refused_signatures WHERE minute < :before"),
  PURGE_PROVIDER_ANSWERS("DELETE FROM provider_answers WHERE minute < :before"),
  /// And what channels were told of them.
  PURGE_ALERTS(
      """
      WITH told AS (
        DELETE FROM told_alerts t USING alerts a
        WHERE a.id = t.alert_id AND a.closed_at < :before)
      DELETE FROM alerts WHERE closed_at < :before
      """),
  ERASE_GUESTS(
      """
      WITH over AS MATERIALIZED (
        SELECT g.ticket_id
        FROM guests g JOIN tickets t ON t.id = g.ticket_id JOIN events e ON e.id = t.event_id
        WHERE g.state IN ('named', 'sent') AND e.ends < :before),
      nameless AS (
        UPDATE tickets t SET holder = NULL FROM over WHERE t.id = over.ticket_id)
      UPDATE guests g
      SET state = 'erased', since = :now, address = NULL, language = NULL, opened_at = NULL
      FROM over WHERE g.ticket_id = over.ticket_id
      """),
  /// Also where the pass is nobody's any more. One that is still to be sent goes with a later
  /// purge.
  ERASE_GUESTS_ADDRESSES(
      """
      UPDATE emails m SET to_name = NULL, to_address = NULL, to_language = NULL
      FROM orders o JOIN events e ON e.id = o.event_id
      WHERE o.id = m.order_id AND e.ends < :before
        AND m.kind = 'guest_pass' AND m.to_address IS NOT NULL AND m.due_at IS NULL
      """),
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
