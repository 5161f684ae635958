package live.maguey.persistence.privacy;

import live.maguey.persistence.Sql;

/// What people and providers wrote, in which a name or an address may stand: an address is taken
/// out wherever it stands, a name where it is about the person's own order. `:words` and `:address`
/// are regular expressions.
enum WordsSql implements Sql {
  /// An amount goes back for a reason in somebody's own words.
  REASONS(
      """
      UPDATE refunds r SET reason = regexp_replace(r.reason, :words, '***', 'gi')
      FROM refund_amounts a
      WHERE a.refund_id = r.id AND r.order_id = CAST(:order AS uuid) AND r.reason ~* :words
      """),
  REFUND_NOTES(
      """
      UPDATE refunds_by_hand h SET note = regexp_replace(h.note, :words, '***', 'gi')
      FROM refunds r
      WHERE h.refund_id = r.id AND r.order_id = CAST(:order AS uuid) AND h.note ~* :words
      """),
  COLLECTED_NOTES(
      """
      UPDATE collected_amounts SET note = regexp_replace(note, :words, '***', 'gi')
      WHERE order_id = CAST(:order AS uuid) AND note ~* :words
      """),
  EMAIL_ANSWERS(
      """
      UPDATE emails SET last_answer = regexp_replace(last_answer, :words, '***', 'gi')
      WHERE order_id = CAST(:order AS uuid) AND last_answer ~* :words
      """),
  ATTEMPT_ANSWERS(
      """
      UPDATE email_attempts t SET answer = regexp_replace(t.answer, :words, '***', 'gi')
      FROM emails m
      WHERE t.email_id = m.id AND m.order_id = CAST(:order AS uuid) AND t.answer ~* :words
      """),
  EVENT_ERRORS(
      """
      UPDATE webhook_events SET last_error = regexp_replace(last_error, :address, '***', 'gi')
      WHERE last_error ~* :address
      """),
  /// The trail says who did what to which thing, and that stays.
  TRAIL(
      """
      UPDATE audit_entries a SET detail = regexp_replace(a.detail, :words, '***', 'gi')
      WHERE (a.detail ~* :address
             OR (a.detail ~* :words
                 AND substring(a.subject FROM '[0-9a-f-]{36}') IN (SELECT id FROM %1$s)))
      """),
  ALERTS(
      """
      UPDATE alerts a
      SET detail = regexp_replace(a.detail, :words, '***', 'gi'),
          note = regexp_replace(a.note, :words, '***', 'gi')
      WHERE (a.detail ~* :address OR a.note ~* :address
             OR ((a.detail ~* :words OR a.note ~* :words)
                 AND substring(a.subject FROM '[0-9a-f-]{36}') IN (SELECT id FROM %1$s)))
      """);

  /// The order, and all that has an id of its own and belongs to it.
  private static final String OWN =
      """
      (SELECT CAST(:order AS text) AS id
       UNION ALL SELECT CAST(t.id AS text) FROM tickets t WHERE t.order_id = CAST(:order AS uuid)
       UNION ALL SELECT CAST(r.id AS text) FROM refunds r WHERE r.order_id = CAST(:order AS uuid)
       UNION ALL SELECT CAST(m.id AS text) FROM emails m WHERE m.order_id = CAST(:order AS uuid)) own
      """;

  private final String text;

  WordsSql(String text) {
    this.text = text;
  }

  @Override
  public String text() {
    return text.formatted(OWN);
  }
}
