package live.maguey.persistence.audit;

import live.maguey.persistence.Keyset;
import live.maguey.persistence.Sql;

enum AuditSql implements Sql {
  RECORD_ACTS(
      """
      INSERT INTO audit_entries (at, actor_kind, actor_name, act, subject, detail, request_id)
      SELECT at, kind, name, act, subject, detail, request
      FROM unnest(CAST(:ats AS timestamptz[]), CAST(:kinds AS text[]), CAST(:names AS text[]),
                  CAST(:acts AS text[]), CAST(:subjects AS text[]), CAST(:details AS text[]),
                  CAST(:requests AS text[]))
           WITH ORDINALITY AS a (at, kind, name, act, subject, detail, request, nth)
      ORDER BY nth
      """),
  ACTS_ON_SUBJECT(
      "SELECT * FROM audit_entries WHERE subject = :subject ORDER BY id DESC LIMIT :limit"),
  FIND_ACT("SELECT * FROM audit_entries WHERE id = :number"),
  LIST_ACTS("SELECT * FROM audit_entries WHERE " + Keyset.of("at", "id", "bigint")),
  LIST_ACTS_OF_PEOPLE(
      "SELECT * FROM audit_entries WHERE actor_kind <> 'system' AND "
          + Keyset.of("at", "id", "bigint")),
  // A closed alert that is raised again is open again.
  RAISE_ALERT(
      """
      INSERT INTO alerts (kind, subject, detail, raised_at)
      VALUES (:kind, :subject, :detail, :at)
      ON CONFLICT (kind, subject) DO UPDATE
      SET detail = excluded.detail, raised_at = excluded.raised_at, closed_at = NULL
      WHERE alerts.closed_at IS NOT NULL
      """),
  CLOSE_ALERT(
      """
      UPDATE alerts SET closed_at = :at
      WHERE kind = :kind AND subject = :subject AND closed_at IS NULL
      """),
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
      """),
  OPEN_ALERTS("SELECT * FROM alerts WHERE closed_at IS NULL ORDER BY raised_at DESC LIMIT :limit");

  private final String text;

  AuditSql(String text) {
    this.text = text;
  }

  @Override
  public String text() {
    return text;
  }
}
