package live.maguey.benchmarks.ground;

import live.maguey.persistence.Sql;

/// In the order in which they are run; ids are made from the event's number, the order's and the
/// ticket's.
enum SeasonSql implements Sql {
  BUYERS(
      """
      INSERT INTO buyers (id, name, email, language, created_at)
      SELECT season_id(:number, n, 0), 'A guest', 'guest-' || n || '@example.com', 'en', :now
      FROM generate_series(:first, :last) n
      """),
  ORDERS(
      """
      INSERT INTO orders (id, reference, event_id, channel, ledger_account, buyer_id, language,
                          state, state_at, total_minor, currency, placed_at, expires_at,
                          business_date, link_version, terms_version, terms_accepted_at)
      SELECT season_id(:number, n, 0), 'MGY-S' || :number || '-' || n, CAST(:event AS uuid), 'web',
             'stripe', season_id(:number, n, 0), 'en', 'paid', :now, 12000, 'USD', :now, :now,
             CAST(:date AS date), 1, '2026-11', :now
      FROM generate_series(:first, :last) n
      """),
  LINES(
      """
      INSERT INTO order_lines (order_id, no, inventory_id, item, name, note, phase, quantity,
                               unit_price_minor, unit_fee_minor, unit_tax_minor, tax_rate)
      SELECT season_id(:number, n, 0), 1, CAST(:tier AS uuid), 'places', 'General', '',
             'Standard', 4, 3000, 250, 0, 0
      FROM generate_series(:first, :last) n
      """),
  TICKETS(
      """
      INSERT INTO tickets (id, number, order_id, line, no, event_id, event_number, tier_name,
                           tier_note, kind, policy, party, serial, not_after)
      SELECT season_id(:number, n, k), 'S' || :number || '-' || n || '-' || k,
             season_id(:number, n, 0), 1, k, CAST(:event AS uuid), :number, 'General', '',
             'general', 'once', 'MGY-S' || :number || '-' || n, 1, :until
      FROM generate_series(:first, :last) n, generate_series(1, 4) k
      """),
  PLACES(
      """
      UPDATE inventory SET taken = taken + 4 * (:last - :first + 1) WHERE id = CAST(:tier AS uuid)
      """),
  IDS(
      """
      SELECT id FROM tickets WHERE event_id = CAST(:event AS uuid)
      ORDER BY id OFFSET :from LIMIT :count
      """);

  /// A UUIDv7 in the order of its numbers.
  static final String SEASON_ID =
      """
      CREATE FUNCTION season_id(night integer, n integer, k integer) RETURNS uuid
      LANGUAGE sql IMMUTABLE AS $$
        SELECT CAST(lpad(to_hex(1600000000000 + night * 10000000::bigint + n), 12, '0')
          || '7000' || '8000' || lpad(to_hex(n), 8, '0') || lpad(to_hex(k), 4, '0') AS uuid)
      $$
      """;

  private final String text;

  SeasonSql(String text) {
    this.text = text;
  }

  @Override
  public String text() {
    return text;
  }
}
