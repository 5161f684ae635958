package live.maguey.persistence.webhooks;

import live.maguey.persistence.Claim;
import live.maguey.persistence.Keyset;
import live.maguey.persistence.Sql;

enum WebhookSql implements Sql {
  STORE_EVENT(
      """
      INSERT INTO webhook_events (id, type, livemode, created_at, received_at, body, origin, state,
                                  attempts, due_at, request_id)
      VALUES (:id, :type, :livemode, :created, :received, :body, :origin, 'received', 0, :received,
              :request)
      ON CONFLICT (id) DO NOTHING
      """),
  CLAIM_EVENTS(Claim.of("webhook_events", "due_at, id").text()),
  /// A body that stays the same is not written again.
  FINISH_EVENT(
      """
      UPDATE webhook_events
      SET state = :state, due_at = NULL, processed_at = :at, last_error = :note,
          body = CASE WHEN body = :body THEN body ELSE :body END
      WHERE id = :id
      """),
  GIVE_UP_EVENT(
      """
      UPDATE webhook_events
      SET state = 'dead', due_at = NULL, processed_at = :at, last_error = :error
      WHERE id = :id
      """),
  FAIL_EVENT(
      """
      UPDATE webhook_events
      SET attempts = attempts + 1, due_at = :next, last_error = :error
      WHERE id = :id AND state = 'received'
      """),
  REPLAY_EVENT(
      """
      UPDATE webhook_events
      SET state = 'received', due_at = :now, attempts = 0, processed_at = NULL
      WHERE id = :id
      """),
  REPLAY_DEAD_EVENTS(
      """
      UPDATE webhook_events
      SET state = 'received', due_at = :now, attempts = 0, processed_at = NULL
      WHERE state = 'dead' AND strpos(last_error, :mentioning) > 0
      """),
  FIND_EVENT("SELECT * FROM webhook_events WHERE id = :id"),
  LIST_EVENTS(
      """
      SELECT * FROM webhook_events
      WHERE (CAST(:state AS text) IS NULL OR state = :state)
        AND\s
      """
          + Keyset.of("received_at", "id", "text")),
  // A statement of its own: its first condition is that of the index of what fails.
  LIST_FAILING_EVENTS(
      """
      SELECT * FROM webhook_events
      WHERE (state = 'dead' OR (state = 'received' AND attempts > 0))
        AND (CAST(:state AS text) IS NULL OR state = :state)
        AND\s
      """
          + Keyset.of("received_at", "id", "text")),
  RECEIVED_EVENTS(
      """
      SELECT id FROM webhook_events
      WHERE received_at BETWEEN :from AND :until
        AND (NOT :failing OR state = 'dead' OR (state = 'received' AND attempts > 0))
      ORDER BY received_at, id
      """),
  KNOWN_EVENTS("SELECT id FROM webhook_events WHERE id = ANY (CAST(:ids AS text[]))"),
  PULLED_UNTIL("SELECT pulled_until FROM webhook_pull"),
  SET_PULLED_UNTIL(
      """
      INSERT INTO webhook_pull (pulled_until) VALUES (:until)
      ON CONFLICT (one) DO UPDATE
      SET pulled_until = greatest(webhook_pull.pulled_until, excluded.pulled_until)
      """);

  private final String text;

  WebhookSql(String text) {
    this.text = text;
  }

  @Override
  public String text() {
    return text;
  }
}
