package live.maguey.persistence.revenue;

import live.maguey.persistence.Sql;

enum LedgerSql implements Sql {
  RECORD_ENTRY(
      """
      WITH entry AS (
        INSERT INTO ledger_entries (id, order_id, account, kind, source, balance_transaction,
                                    amount_minor, currency, at)
        VALUES (CAST(:id AS uuid), CAST(:order AS uuid), :account, :kind, :source, :transaction,
                :amount, :currency, :at)
        ON CONFLICT (source, kind, coalesce(balance_transaction, '')) DO NOTHING
        RETURNING id)
      INSERT INTO ledger_allocations (entry_id, line, amount_minor)
      SELECT entry.id, part.line, part.amount
      FROM entry, unnest(CAST(:lines AS integer[]), CAST(:parts AS bigint[])) AS part (line, amount)
      """),
  LINK_ENTRY(
      """
      INSERT INTO ledger_links (source, kind, balance_transaction)
      VALUES (:source, :kind, :transaction)
      ON CONFLICT (source, kind) DO NOTHING
      """),
  ENTRIES_OF_ORDER(
      """
      SELECT e.id, e.order_id, e.account, e.kind, e.source, e.amount_minor, e.currency, e.at,
             coalesce(e.balance_transaction, l.balance_transaction) AS balance_transaction,
             a.line, a.amount_minor AS part_minor
      FROM ledger_entries e
      JOIN ledger_allocations a ON a.entry_id = e.id
      LEFT JOIN ledger_links l ON l.source = e.source AND l.kind = e.kind
      WHERE e.order_id = CAST(:order AS uuid)
      ORDER BY e.at, e.id, a.line
      """),
  RETURNED_OF_ORDERS(
      """
      SELECT order_id, -sum(amount_minor) AS returned, currency
      FROM ledger_entries
      WHERE order_id = ANY (CAST(:orders AS uuid[])) AND kind IN ('refund', 'adjustment')
      GROUP BY order_id, currency
      HAVING sum(amount_minor) <> 0
      """);

  private final String text;

  LedgerSql(String text) {
    this.text = text;
  }

  @Override
  public String text() {
    return text;
  }
}
