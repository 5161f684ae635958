package live.maguey.persistence.orders;

import live.maguey.persistence.Sql;

/// The statements of a hold, in the order in which they run.
enum HoldSql implements Sql {
  KEY_SEEN(
      """
      SELECT order_id, body_hash FROM idempotency_keys
      WHERE route = :route AND key = :key AND created_at > :forgotten
      """),
  /// What a browser held goes back before anything is decided about what it wants instead; nothing
  /// happens where it is paid or ended meanwhile.
  END_REPLACED(
      """
      WITH replaced AS (
        UPDATE orders SET state = 'cancelled', state_at = :now
        WHERE id = CAST(:id AS uuid) AND state = 'held' AND browser = :browser
          AND event_id = CAST(:event AS uuid)
        RETURNING id),
      ended AS (
        UPDATE checkout_attempts a SET state = 'closed', leased_until = NULL
        FROM replaced WHERE a.order_id = replaced.id AND a.state = 'opening')
      SELECT id FROM replaced
      """),
  LOCK_TIERS_OF_BOTH(
      """
      SELECT t.id FROM tiers t
      WHERE t.id = ANY (CAST(:tiers AS uuid[]))
         OR t.id IN (SELECT l.tier_id FROM order_lines l WHERE l.order_id = CAST(:id AS uuid))
      ORDER BY t.id
      FOR NO KEY UPDATE OF t
      """),
  /// Holds of one network, and of one mail address and night, are decided one after another.
  WAIT_FOR_GUARDS(
      """
      SELECT true AS waited
      FROM (SELECT CASE WHEN CAST(:exact AS boolean) THEN CAST(
                     pg_advisory_xact_lock(hashtextextended(CAST(:network AS text), 0)) AS text)
                   END AS network,
                   CAST(pg_advisory_xact_lock(hashtextextended(
                     CAST(:address_key AS text) || CAST(:event AS text), 1)) AS text) AS address
            OFFSET 0) guards
      WHERE guards.network IS NOT DISTINCT FROM guards.network
        AND guards.address IS NOT DISTINCT FROM guards.address
      """),
  /// What stands against a hold, other than places. IS NOT DISTINCT FROM keeps the event's own
  /// index out of the choice: without statistics it may look as good, and reads the whole event.
  OBSTACLES(
      """
      SELECT k.order_id AS key_order, k.body_hash, b.id AS browser_order,
             b.expires_at AS browser_until,
             (SELECT coalesce(sum(l.quantity - l.released), 0)
              FROM orders c JOIN order_lines l ON l.order_id = c.id
              WHERE c.event_id IS NOT DISTINCT FROM CAST(:event AS uuid)
                AND c.browser = CAST(:browser AS text)
                AND c.state IN ('paid', 'partially_refunded')) AS of_browser,
             (SELECT coalesce(sum(l.quantity - l.released), 0)
              FROM orders c JOIN order_lines l ON l.order_id = c.id
              WHERE c.event_id IS NOT DISTINCT FROM CAST(:event AS uuid)
                AND c.address_key = CAST(:address_key AS text)
                AND c.state IN ('paid', 'partially_refunded'))
             + (SELECT coalesce(sum(l.quantity - l.released), 0)
                FROM orders c JOIN order_lines l ON l.order_id = c.id
                WHERE c.event_id IS NOT DISTINCT FROM CAST(:event AS uuid)
                  AND c.address_key = CAST(:address_key AS text)
                  AND c.network = CAST(:network AS text)
                  AND c.state = 'held') AS of_address,
             (SELECT count(*) FROM orders n
              WHERE n.network = CAST(:network AS text) AND n.state = 'held') AS of_network,
             EXISTS (SELECT FROM orders r WHERE r.reference = :reference) AS reference_taken,
             (SELECT x.id FROM unnest(CAST(:tiers AS uuid[])) WITH ORDINALITY x (id, no)
              WHERE NOT EXISTS (
                SELECT FROM tiers t JOIN events e ON e.id = t.event_id
                WHERE t.id = x.id AND e.id = CAST(:event AS uuid) AND e.state = 'published'
                  AND e.ends > :now
                  AND (CAST(:channel AS text) <> 'web'
                       OR coalesce(t.sales_open, e.sales_open) <= :now
                          AND coalesce(t.sales_close, e.sales_close) > :now
                          AND e.sales_close > :now))
              ORDER BY x.no LIMIT 1) AS closed_tier
      FROM (VALUES (1)) one (row)
      LEFT JOIN idempotency_keys k
        ON k.route = CAST(:route AS text) AND k.key = CAST(:key AS text)
           AND k.created_at > :forgotten
      LEFT JOIN orders b
        ON b.event_id IS NOT DISTINCT FROM CAST(:event AS uuid)
           AND b.browser = CAST(:browser AS text) AND b.state = 'held'
      """),
  /// No row when another hold was first with the key, the browser or the reference: the insert
  /// waits for it to commit or to go.
  STORE_HOLD(
      """
      WITH key AS (
        INSERT INTO idempotency_keys (route, key, body_hash, order_id, created_at)
        SELECT CAST(:route AS text), CAST(:key AS text), CAST(:body_hash AS text),
               CAST(:id AS uuid), CAST(:now AS timestamptz)
        WHERE CAST(:key AS text) IS NOT NULL
        ON CONFLICT (route, key) DO UPDATE
          SET body_hash = excluded.body_hash, order_id = excluded.order_id,
              created_at = excluded.created_at
          WHERE idempotency_keys.created_at <= :forgotten
        RETURNING 1),
      buyer AS (
        INSERT INTO buyers (id, name, email, language, created_at)
        VALUES (CAST(:buyer AS uuid), :name, :email, :buyer_language, :now)
        ON CONFLICT DO NOTHING
        RETURNING id),
      placed AS (
        INSERT INTO orders (id, reference, event_id, channel, ledger_account, buyer_id, language,
                            state, state_at, total_minor, currency, placed_at, expires_at,
                            business_date, link_version, browser, address_key, terms_version,
                            terms_accepted_at, network, user_agent, marketing, request_id)
        SELECT CAST(:id AS uuid), CAST(:reference AS text), CAST(:event AS uuid),
               CAST(:channel AS text), CAST(:account AS text), buyer.id, CAST(:language AS text),
               'held', CAST(:now AS timestamptz), CAST(:total AS bigint), CAST(:currency AS text),
               CAST(:now AS timestamptz), CAST(:until AS timestamptz),
               CAST(:business_date AS date), CAST(:link_version AS integer),
               CAST(:browser AS text), CAST(:address_key AS text), CAST(:terms AS text),
               CAST(:accepted AS timestamptz), CAST(:network AS text), CAST(:agent AS text),
               CAST(:marketing AS boolean), CAST(:request AS text)
        FROM buyer
        WHERE CAST(:key AS text) IS NULL OR EXISTS (SELECT FROM key)
        ON CONFLICT DO NOTHING
        RETURNING id),
      lines AS (
        INSERT INTO order_lines (order_id, no, tier_id, tier_name, tier_note, phase, quantity,
                                 unit_price_minor, unit_fee_minor, unit_tax_minor, tax_rate)
        SELECT placed.id, l.*
        FROM placed, unnest(CAST(:nos AS integer[]), CAST(:tiers AS uuid[]),
                            CAST(:tier_names AS text[]), CAST(:tier_notes AS text[]),
                            CAST(:phases AS text[]), CAST(:quantities AS integer[]),
                            CAST(:prices AS bigint[]), CAST(:fees AS bigint[]),
                            CAST(:taxes AS bigint[]), CAST(:rates AS integer[])) l),
      attempt AS (
        INSERT INTO checkout_attempts (order_id, number, state, due_at)
        SELECT placed.id, 1, 'opening', CAST(:worker_opens AS timestamptz) FROM placed)
      SELECT id FROM placed
      """),
  TAKE_PLACES(
      """
      UPDATE tiers SET taken = taken + :places
      WHERE id = CAST(:tier AS uuid) AND taken + :places <= capacity AND taken < :limit
      """),
  /// What stands once nobody else is deciding about the tier.
  WAIT_FOR_TIER(
      """
      SELECT capacity - taken AS left, taken < :limit AS price_stands
      FROM tiers WHERE id = CAST(:tier AS uuid)
      FOR NO KEY UPDATE
      """),
  /// All of the above for many holds; see the function in its migration.
  HOLD_BATCH(
      """
      SELECT * FROM hold_batch(
        CAST(:holds AS json), CAST(:tiers AS uuid[]), CAST(:keys AS integer[]),
        CAST(:browsers AS integer[]), CAST(:addresses AS integer[]),
        CAST(:references AS integer[]), CAST(:networks AS integer[]))
      """),
  ORDER_STORED(
      """
      SELECT EXISTS (SELECT FROM orders WHERE id = CAST(:id AS uuid)) AS stored
      """);

  private final String text;

  HoldSql(String text) {
    this.text = text;
  }

  @Override
  public String text() {
    return text;
  }
}
