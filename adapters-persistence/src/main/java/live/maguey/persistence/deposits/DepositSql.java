package live.maguey.persistence.deposits;

import live.maguey.persistence.Sql;

enum DepositSql implements Sql {
  /// One statement, so that the sums are checked when all of them are there.
  APPEND_DEPOSIT_ENTRIES(
      """
      INSERT INTO deposit_entries (order_id, line, kind, source, amount_minor, currency, at)
      SELECT CAST(e.order_id AS uuid), e.line, e.kind, e.source, e.amount, e.currency, e.at
      FROM unnest(CAST(:orders AS text[]), CAST(:lines AS integer[]), CAST(:kinds AS text[]),
                  CAST(:sources AS text[]), CAST(:amounts AS bigint[]), CAST(:currencies AS text[]),
                  CAST(:times AS timestamptz[]))
             WITH ORDINALITY AS e (order_id, line, kind, source, amount, currency, at, n)
      ORDER BY e.n
      ON CONFLICT (order_id, line, kind, source) DO NOTHING
      """),
  DEPOSITS_OF_ORDER(
      """
      SELECT order_id, line, kind, source, amount_minor, currency, at
      FROM deposit_entries WHERE order_id = CAST(:order AS uuid) ORDER BY line, no
      """),
  /// The last reservation of an order is the one that its deposit is of.
  DEPOSITS_ENDED(
      """
      SELECT d.order_id
      FROM deposit_entries d
      JOIN LATERAL (SELECT r.event_id, r.state FROM reservations r WHERE r.order_id = d.order_id
                    ORDER BY r.no DESC LIMIT 1) r ON true
      JOIN events e ON e.id = r.event_id
      WHERE e.business_date < CAST(:night AS date) AND e.state <> 'cancelled'
        AND (r.state = 'completed' OR (r.state IN ('no_show', 'cancelled') AND e.ends <= :over))
        AND (CAST(:after AS uuid) IS NULL OR d.order_id > CAST(:after AS uuid))
      GROUP BY d.order_id
      HAVING sum(CASE d.kind WHEN 'taken' THEN d.amount_minor ELSE -d.amount_minor END) > 0
      ORDER BY d.order_id
      LIMIT :limit
      """),
  DEPOSIT_TOTALS(
      """
      SELECT currency,
             coalesce(sum(CASE kind WHEN 'taken' THEN amount_minor ELSE -amount_minor END)
                        FILTER (WHERE at < :from), 0) AS before,
             coalesce(sum(amount_minor) FILTER (WHERE kind = 'taken' AND at >= :from), 0) AS taken,
             coalesce(sum(amount_minor) FILTER (WHERE kind = 'returned' AND at >= :from), 0) AS returned,
             coalesce(sum(amount_minor) FILTER (WHERE kind = 'earned' AND at >= :from), 0) AS earned,
             coalesce(sum(amount_minor) FILTER (WHERE kind = 'forfeited' AND at >= :from), 0) AS forfeited
      FROM deposit_entries
      WHERE at < :to
      GROUP BY currency
      ORDER BY currency
      """),
  ADD_COLLECTED(
      """
      INSERT INTO collected_amounts (id, order_id, line, amount_minor, currency, note, actor_kind,
                                     actor_name, at)
      SELECT CAST(:id AS uuid), CAST(:order AS uuid), :line, :amount, :currency, :note, :actor_kind,
             :actor_name, :at
      WHERE :amount + (SELECT coalesce(sum(amount_minor), 0) FROM collected_amounts
                       WHERE order_id = CAST(:order AS uuid) AND line = :line) >= 0
      ON CONFLICT (id) DO NOTHING
      """),
  COLLECTED_OF_ORDER(
      """
      SELECT id, order_id, line, amount_minor, currency, note, actor_kind, actor_name, at
      FROM collected_amounts WHERE order_id = CAST(:order AS uuid) ORDER BY at, id
      """);

  private final String text;

  DepositSql(String text) {
    this.text = text;
  }

  @Override
  public String text() {
    return text;
  }
}
