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
          + Keyset.of("at", "id", "bigint"));

  private final String text;

  AuditSql(String text) {
    this.text = text;
  }

  @Override
  public String text() {
    return text;
  }
}
