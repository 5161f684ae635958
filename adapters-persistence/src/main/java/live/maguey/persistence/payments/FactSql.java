package live.maguey.persistence.payments;

import live.maguey.persistence.Sql;

enum FactSql implements Sql {
  /// What is added is not in the statement's snapshot: it is read from where it is added.
  LEARN_FACTS(
      """
      WITH news AS (
        INSERT INTO facts (kind, object, status, order_id, amount_minor, currency, at, source, related)
        SELECT * FROM unnest(
          CAST(:kind AS text[]), CAST(:object AS text[]), CAST(:status AS text[]),
          CAST(:order AS uuid[]), CAST(:amount AS bigint[]), CAST(:currency AS text[]),
          CAST(:at AS timestamptz[]), CAST(:source AS text[]), CAST(:related AS text[]))
        ON CONFLICT (kind, object, status) DO NOTHING
        RETURNING *)
      SELECT * FROM (
        SELECT true AS news, kind, object, status, order_id, amount_minor, currency, at, source,
               related, CAST(NULL AS integer) AS line, CAST(NULL AS integer) AS n,
               CAST(NULL AS text) AS purpose, CAST(NULL AS text) AS result
        FROM news
        UNION ALL
        SELECT false, kind, object, status, order_id, amount_minor, currency, at, source, related,
               NULL, NULL, NULL, NULL
        FROM facts WHERE order_id = CAST(:of AS uuid)
        UNION ALL
        SELECT false, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
               line, n, purpose, result
        FROM settlement_steps WHERE order_id = CAST(:of AS uuid)) known
      """
          + Texts.IN_THEIR_ORDER),
  FACTS_OF_ORDER(
      "SELECT * FROM facts WHERE order_id = CAST(:order AS uuid)\n" + Texts.IN_THEIR_ORDER),
  /// Every kind, so that the key is used.
  ORDERS_OF_OBJECT(
      """
      SELECT DISTINCT order_id FROM facts
      WHERE kind = ANY (CAST(:kinds AS text[])) AND object = :object
      """),
  STEPS_OF_ORDER(
      "SELECT line, n, purpose, result FROM settlement_steps WHERE order_id = CAST(:order AS uuid)"),
  ADD_STEPS(
      """
      INSERT INTO settlement_steps (order_id, line, n, purpose, result, rule_version, at)
      SELECT CAST(:order AS uuid), step.line, step.n, step.purpose, step.result, :version, :at
      FROM unnest(CAST(:lines AS integer[]), CAST(:ns AS integer[]), CAST(:purposes AS text[]),
                  CAST(:results AS text[])) AS step (line, n, purpose, result)
      """);

  private static final class Texts {
    /// By characters, whatever language the server sorts by: the first payment of one moment is the
    /// same one on every server.
    static final String IN_THEIR_ORDER =
        """
        ORDER BY at, object COLLATE "C", status COLLATE "C"
        """;
  }

  private final String text;

  FactSql(String text) {
    this.text = text;
  }

  @Override
  public String text() {
    return text;
  }
}
