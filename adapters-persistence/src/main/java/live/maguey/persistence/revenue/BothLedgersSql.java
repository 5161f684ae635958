package live.maguey.persistence.revenue;

import live.maguey.persistence.Sql;

enum BothLedgersSql implements Sql {
  BRING_IN(
      """
      INSERT INTO statement_lines (id, type, source, amount_minor, fee_minor, currency, at)
      SELECT * FROM unnest(CAST(:ids AS text[]), CAST(:types AS text[]), CAST(:sources AS text[]),
                           CAST(:amounts AS bigint[]), CAST(:fees AS bigint[]),
                           CAST(:currencies AS text[]), CAST(:times AS timestamptz[]))
      ON CONFLICT (id) DO NOTHING
      """),
  LINK_ENTRIES(
      """
      INSERT INTO ledger_links (source, kind, balance_transaction)
      SELECT e.source, e.kind, s.id
      FROM unnest(CAST(:ids AS text[]), CAST(:kinds AS text[])) AS brought (id, kind)
      JOIN statement_lines s ON s.id = brought.id
      JOIN ledger_entries e
        ON e.source = s.source AND e.kind = brought.kind AND e.balance_transaction IS NULL
      ON CONFLICT (source, kind) DO NOTHING
      """),
  LINES(
      """
      SELECT s.id, s.type, s.source, s.amount_minor, s.fee_minor, s.currency, s.at,
             ours.order_id, ours.moved_minor, ours.kept_minor
      FROM statement_lines s
      LEFT JOIN LATERAL (
        SELECT min(CAST(e.order_id AS text)) AS order_id,
               sum(e.amount_minor) FILTER (WHERE e.kind <> 'fee') AS moved_minor,
               -sum(e.amount_minor) FILTER (WHERE e.kind = 'fee') AS kept_minor
        FROM (
          SELECT order_id, kind, amount_minor FROM ledger_entries
          WHERE balance_transaction = s.id
          UNION ALL
          SELECT e.order_id, e.kind, e.amount_minor
          FROM ledger_links l
          JOIN ledger_entries e
            ON e.source = l.source AND e.kind = l.kind AND e.balance_transaction IS NULL
          WHERE l.balance_transaction = s.id) e) ours ON true
      WHERE s.at >= :from AND s.at < :to
        AND (s.at, s.id) > (CAST(:after AS timestamptz), CAST(:after_id AS text))
      ORDER BY s.at, s.id
      LIMIT :limit
      """),
  ALONE(
      """
      SELECT e.id, e.order_id, e.kind, e.source, e.amount_minor, e.currency, e.at,
             coalesce(e.balance_transaction, l.balance_transaction) AS transaction
      FROM ledger_entries e
      LEFT JOIN ledger_links l ON l.source = e.source AND l.kind = e.kind
      WHERE e.account = 'stripe' AND e.kind <> 'fee' AND e.at >= :from AND e.at < :to
        AND (e.at, e.id) > (CAST(:after AS timestamptz), CAST(:after_id AS uuid))
        AND NOT EXISTS (
          SELECT FROM statement_lines s
          WHERE s.id = coalesce(e.balance_transaction, l.balance_transaction))
      ORDER BY e.at, e.id
      LIMIT :limit
      """);

  private final String text;

  BothLedgersSql(String text) {
    this.text = text;
  }

  @Override
  public String text() {
    return text;
  }
}
