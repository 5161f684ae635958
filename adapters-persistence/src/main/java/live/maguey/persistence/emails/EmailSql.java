package live.maguey.persistence.emails;

import live.maguey.persistence.Claim;
import live.maguey.persistence.Keyset;
import live.maguey.persistence.Sql;

enum EmailSql implements Sql {
  QUEUE_EMAIL(
      """
      INSERT INTO emails (id, kind, lane, order_id, recipient, buyer_id, to_name, to_address,
                          to_language, subject, state, attempts, queued_at, due_at, request_id)
      VALUES (CAST(:id AS uuid), :kind, :lane, CAST(:order AS uuid), :recipient,
              CAST(:buyer AS uuid), :name, :address, :language, :subject, 'queued', 0, :at, :at,
              :request)
      ON CONFLICT (kind, subject) DO NOTHING
      """),
  CLAIM_EMAILS(Claim.of("emails", "lane, due_at").text()),
  ACCEPT_EMAIL(
      """
      WITH told AS (
        INSERT INTO email_attempts (email_id, at, answer)
        VALUES (CAST(:id AS uuid), :at, :answer))
      UPDATE emails
      SET state = 'accepted', attempts = attempts + 1, due_at = NULL, accepted_at = :at,
          provider = :provider, provider_id = :provider_id, last_answer = :answer,
          doubtful = NULL, doubtful_since = NULL, sent_to = :sent_to
      WHERE id = CAST(:id AS uuid) AND state = 'queued'
      """),
  RETRY_EMAIL(
      """
      WITH told AS (
        INSERT INTO email_attempts (email_id, at, answer)
        VALUES (CAST(:id AS uuid), :at, :answer))
      UPDATE emails
      SET attempts = attempts + 1, due_at = :next, last_answer = :answer,
          doubtful = CAST(:doubtful AS text), doubtful_since = CAST(:since AS timestamptz)
      WHERE id = CAST(:id AS uuid) AND state = 'queued'
      """),
  DOUBT_EMAIL(
      """
      UPDATE emails SET doubtful = :doubtful, doubtful_since = :since
      WHERE id = CAST(:id AS uuid) AND state = 'queued'
      """),
  POSTPONE_EMAIL(
      "UPDATE emails SET due_at = :next WHERE id = CAST(:id AS uuid) AND state = 'queued'"),
  GIVE_UP_EMAIL(
      """
      WITH told AS (
        INSERT INTO email_attempts (email_id, at, answer)
        VALUES (CAST(:id AS uuid), :at, :answer))
      UPDATE emails
      SET state = 'given_up', attempts = attempts + 1, due_at = NULL, last_answer = :answer
      WHERE id = CAST(:id AS uuid) AND state = 'queued'
      """),
  WITHDRAW_EMAILS(
      """
      WITH told AS (
        INSERT INTO email_attempts (email_id, at, answer)
        SELECT id, :at, 'withdrawn' FROM emails
        WHERE order_id = CAST(:order AS uuid) AND kind = :kind AND starts_with(subject, :about)
          AND recipient <> 'buyer' AND to_address IS NOT NULL AND state = 'queued')
      UPDATE emails
      SET to_name = NULL, to_address = NULL, to_language = NULL, due_at = NULL,
          last_answer = CASE state WHEN 'queued' THEN 'withdrawn' ELSE last_answer END,
          state = CASE state WHEN 'queued' THEN 'given_up' ELSE state END
      WHERE order_id = CAST(:order AS uuid) AND kind = :kind AND starts_with(subject, :about)
        AND recipient <> 'buyer' AND to_address IS NOT NULL
      """),
  // Forward only, by rank: accepted, delayed, delivered, then bounced or complained.
  DELIVERY_REPORT(
      """
      WITH ranked (state, rank) AS (
        VALUES ('queued', 0), ('accepted', 1), ('delayed', 2), ('delivered', 3), ('bounced', 4),
               ('complained', 5), ('given_up', 9)),
      ours AS (
        SELECT m.id, m.sent_to, r.rank FROM emails m JOIN ranked r USING (state)
        WHERE m.provider_id = :provider_id),
      told AS (
        INSERT INTO email_attempts (email_id, at, answer)
        SELECT id, :at, :answer FROM ours),
      suppressed AS (
        INSERT INTO suppressed_addresses (address, state, at, email_id)
        SELECT sent_to, CAST(:state AS text), CAST(:at AS timestamptz), id FROM ours
        WHERE sent_to IS NOT NULL AND CAST(:state AS text) IN ('bounced', 'complained')
        ON CONFLICT DO NOTHING),
      moved AS (
        UPDATE emails m SET state = :state, last_answer = :answer
        FROM ours JOIN ranked r ON r.state = :state
        WHERE m.id = ours.id AND r.rank > ours.rank)
      SELECT count(*) AS ours FROM ours
      """),
  SUPPRESSED("SELECT state, at FROM suppressed_addresses WHERE address = :address"),
  ALLOW_ADDRESS("DELETE FROM suppressed_addresses WHERE address = :address"),
  REQUEUE_EMAIL(
      """
      UPDATE emails SET state = 'queued', due_at = :now, queued_at = :now
      WHERE id = CAST(:id AS uuid)
        AND (state = 'given_up' OR (state = 'queued' AND attempts > 0))
        AND (to_address IS NOT NULL
             OR EXISTS (SELECT FROM buyers b WHERE b.id = buyer_id AND b.erased_at IS NULL))
      """),
  FIND_EMAIL("SELECT * FROM emails WHERE id = CAST(:id AS uuid)"),
  LIST_EMAILS(
      """
      SELECT * FROM emails
      WHERE (CAST(:state AS text) IS NULL OR state = :state)
        AND (CAST(:order AS uuid) IS NULL OR order_id = CAST(:order AS uuid))
      ORDER BY queued_at DESC, id DESC
      LIMIT :limit
      """),
  SEARCH_EMAILS(
      """
      SELECT * FROM emails m
      WHERE (CAST(:state AS text) IS NULL OR state = :state)
        AND (CAST(:event AS uuid) IS NULL
             OR order_id IN (SELECT id FROM orders WHERE event_id = CAST(:event AS uuid)))
        AND\s
      """
          + Keyset.of("queued_at", "id", "uuid")),
  // A statement of its own: its first condition is that of the index of what fails.
  SEARCH_FAILING_EMAILS(
      """
      SELECT * FROM emails m
      WHERE (state IN ('given_up', 'bounced') OR (state = 'queued' AND attempts > 0))
        AND (recipient = 'buyer' OR to_address IS NOT NULL)
        AND (state = 'queued'
             OR NOT EXISTS (SELECT FROM emails later
                            WHERE later.order_id = m.order_id AND later.kind = m.kind
                              AND later.buyer_id IS NOT DISTINCT FROM m.buyer_id
                              AND lower(later.to_address) IS NOT DISTINCT FROM lower(m.to_address)
                              AND later.queued_at > m.queued_at
                              AND later.state IN ('accepted', 'delayed', 'delivered')))
        AND (CAST(:state AS text) IS NULL OR state = :state)
        AND (CAST(:event AS uuid) IS NULL
             OR order_id IN (SELECT id FROM orders WHERE event_id = CAST(:event AS uuid)))
        AND\s
      """
          + Keyset.of("queued_at", "id", "uuid")),
  ADD_PROVIDER_ANSWERS(
      """
      INSERT INTO provider_answers (provider, minute, asked, failed)
      VALUES (:provider, date_trunc('minute', CAST(:at AS timestamptz)), :asked, :failed)
      ON CONFLICT (provider, minute) DO UPDATE
      SET asked = provider_answers.asked + excluded.asked,
          failed = provider_answers.failed + excluded.failed
      """),
  PROVIDER_ANSWERS(
      """
      SELECT provider, CAST(sum(asked) AS bigint) AS asked, CAST(sum(failed) AS bigint) AS failed
      FROM provider_answers
      WHERE minute >= date_trunc('minute', CAST(:from AS timestamptz))
      GROUP BY provider ORDER BY provider
      """),
  EMAIL_ATTEMPTS(
      "SELECT at, answer FROM email_attempts WHERE email_id = CAST(:id AS uuid) ORDER BY at");

  private final String text;

  EmailSql(String text) {
    this.text = text;
  }

  @Override
  public String text() {
    return text;
  }
}
