package live.maguey.persistence.orders;

import live.maguey.persistence.Sql;

enum OrderSql implements Sql {
  ORDER_BY_ID(
      Texts.ORDER
          + """
          WHERE o.id = CAST(:id AS uuid)
          ORDER BY l.no
          """),
  ORDER_BY_REFERENCE(
      Texts.ORDER
          + """
          WHERE o.reference = :reference
          ORDER BY l.no
          """),
  /// Newest first by id, which is a UUIDv7.
  LIST_ORDERS(
      Texts.ORDER
          + """
          WHERE o.id IN (
            SELECT f.id FROM orders f
            WHERE (CAST(:event AS uuid) IS NULL OR f.event_id = CAST(:event AS uuid))
              AND (f.disputed OR NOT CAST(:disputed AS boolean))
              AND (CAST(:state AS text) IS NULL OR f.state = CAST(:state AS text))
              AND f.placed_at BETWEEN :since AND :until
              AND (CAST(:after AS uuid) IS NULL OR f.id < CAST(:after AS uuid))
            ORDER BY f.id DESC
            LIMIT :limit)
          ORDER BY o.id DESC, l.no
          """),
  // A statement of its own: with the address as one more "or is null" no index would find it.
  LIST_ORDERS_OF_ADDRESS(
      Texts.ORDER
          + """
          WHERE o.id IN (
            SELECT f.id FROM buyers b JOIN orders f ON f.buyer_id = b.id
            WHERE lower(b.email COLLATE "C") = :email
              AND (CAST(:event AS uuid) IS NULL OR f.event_id = CAST(:event AS uuid))
              AND (f.disputed OR NOT CAST(:disputed AS boolean))
              AND (CAST(:state AS text) IS NULL OR f.state = CAST(:state AS text))
              AND f.placed_at BETWEEN :since AND :until
              AND (CAST(:after AS uuid) IS NULL OR f.id < CAST(:after AS uuid))
            ORDER BY f.id DESC
            LIMIT :limit)
          ORDER BY o.id DESC, l.no
          """),
  COUNT_BOUGHT(
      """
      SELECT count(*) AS n FROM orders
      WHERE event_id = CAST(:event AS uuid) AND state IN ('paid', 'partially_refunded')
      """),
  /// Who makes the same one at the same time waits, and then breaks the unique key.
  REMAKE_ORDER(
      """
      WITH buyer AS (
        INSERT INTO buyers (id, name, email, language, created_at)
        SELECT CAST(:buyer AS uuid), :name, :email, :language, :at
        WHERE NOT EXISTS (SELECT FROM orders WHERE id = CAST(:id AS uuid))
        RETURNING id)
      INSERT INTO orders (id, reference, event_id, channel, ledger_account, buyer_id, language,
                          state, state_at, total_minor, currency, placed_at, expires_at,
                          business_date, link_version, address_key, terms_version,
                          terms_accepted_at)
      SELECT CAST(:id AS uuid), :reference, CAST(:event AS uuid), 'web', 'stripe', buyer.id,
             :language, 'expired', :at, :total, :currency, :at, :at, :business_date, 1,
             :address_key, '', :at
      FROM buyer
      """),
  REMAKE_LINE(
      """
      INSERT INTO order_lines (order_id, no, inventory_id, item, name, note, phase, quantity, admits,
                               released, unit_price_minor, unit_fee_minor, unit_tax_minor, tax_rate,
                               minimum_spend_minor)
      VALUES (CAST(:id AS uuid), :no, CAST(:item AS uuid), :kind, :name, :note, :phase, :quantity,
              :admits, :quantity, :price, :fee, :tax, :rate, :minimum_spend)
      """),
  REMAKE_RESERVATION(
      """
      INSERT INTO reservations (order_id, no, line, event_id, inventory_id, state, since, placed_at)
      VALUES (CAST(:id AS uuid), 1, :no, CAST(:event AS uuid), CAST(:item AS uuid), 'expired', :at,
              :at)
      """),
  MARK_ORDER("UPDATE orders SET disputed = :disputed WHERE id = CAST(:id AS uuid)"),
  READDRESS_ORDER(
      """
      WITH versioned AS (
        UPDATE orders SET link_version = link_version + 1 WHERE id = CAST(:id AS uuid)
        RETURNING buyer_id)
      UPDATE buyers b SET email = :email FROM versioned WHERE b.id = versioned.buyer_id
      """),
  /// The lines are locked too: of a row that is only read, a statement that waited for the lock
  /// would show what was there before.
  LOCK_ORDER(
      Texts.ORDER
          + """
          WHERE o.id = CAST(:id AS uuid)
          ORDER BY l.no
          FOR NO KEY UPDATE OF o, l
          """),
  /// An attempt that is still opening ends with the hold, so that no worker finds it forever.
  MOVE_ORDER(
      """
      WITH moved AS (
        UPDATE orders
        SET state = :to, state_at = :at, reason = :reason, reseated = :reseated
        WHERE id = CAST(:id AS uuid) AND state = :from
        RETURNING id),
      ended AS (
        UPDATE checkout_attempts a SET state = 'closed', leased_until = NULL, request = NULL
        FROM moved
        WHERE a.order_id = moved.id AND a.state = 'opening' AND :from = 'held')
      SELECT id FROM moved
      """),
  OVERDUE_ORDERS(
      """
      SELECT o.id FROM orders o JOIN events e ON e.id = o.event_id
      WHERE o.state = 'held'
        AND (o.expires_at <= :now OR e.state = 'cancelled' OR e.ends <= :now)
        AND NOT EXISTS (SELECT FROM checkout_attempts a
                        WHERE a.order_id = o.id AND a.next_ask_at > :now)
      ORDER BY o.expires_at, o.id
      LIMIT :limit
      """),
  /// Locked against being cancelled; others who settle an order of the event are not held up.
  EVENT_STANDS(
      """
      SELECT e.state = 'published' AND e.ends > :at AS stands
      FROM events e
      WHERE e.id = (SELECT event_id FROM orders WHERE id = CAST(:id AS uuid))
      FOR SHARE
      """),
  BOUGHT_FOR_CANCELLED(
      """
      SELECT o.id FROM orders o JOIN events e ON e.id = o.event_id
      WHERE e.state = 'cancelled'
        AND (CAST(:event AS uuid) IS NULL OR e.id = CAST(:event AS uuid))
        AND o.state IN ('paid', 'partially_refunded')
        AND (CAST(:after AS uuid) IS NULL OR o.id > CAST(:after AS uuid))
      ORDER BY o.id
      LIMIT :limit
      """),
  /// A statement that changes `taken` of several rows locks them first, in the order of their ids.
  LOCK_INVENTORY_OF_ORDER(
      """
      SELECT i.capacity - i.taken >= l.released AS fits,
             e.state = 'published' AND e.ends > :now AS stands
      FROM (SELECT inventory_id, sum(released) AS released FROM order_lines
            WHERE order_id = CAST(:id AS uuid) GROUP BY inventory_id) l
      JOIN inventory i ON i.id = l.inventory_id
      JOIN events e ON e.id = i.event_id
      ORDER BY i.id
      FOR NO KEY UPDATE OF i
      """),
  RELEASE_PLACES(
      """
      WITH freed AS (
        SELECT no, inventory_id, quantity - released AS places FROM order_lines
        WHERE order_id = CAST(:id AS uuid) AND released < quantity),
      given AS (
        UPDATE inventory i SET taken = i.taken - f.places
        FROM (SELECT inventory_id, CAST(sum(places) AS integer) AS places FROM freed
              GROUP BY inventory_id) f
        WHERE i.id = f.inventory_id)
      UPDATE order_lines l SET released = l.quantity FROM freed
      WHERE l.order_id = CAST(:id AS uuid) AND l.no = freed.no
      """),
  RELEASE_PLACES_OF_LINE(
      """
      WITH freed AS (
        SELECT l.no, l.inventory_id, least(:places, l.quantity - l.released) AS places
        FROM order_lines l
        JOIN inventory i ON i.id = l.inventory_id
        JOIN events e ON e.id = i.event_id
        WHERE l.order_id = CAST(:id AS uuid) AND l.no = :line AND e.doors > :now),
      given AS (
        UPDATE inventory i SET taken = i.taken - freed.places FROM freed
        WHERE i.id = freed.inventory_id)
      UPDATE order_lines l SET released = l.released + freed.places FROM freed
      WHERE l.order_id = CAST(:id AS uuid) AND l.no = freed.no
      RETURNING freed.places
      """),
  RETAKE_PLACES(
      """
      WITH back AS (
        SELECT no, inventory_id, released AS places FROM order_lines
        WHERE order_id = CAST(:id AS uuid) AND released > 0),
      taken AS (
        UPDATE inventory i SET taken = i.taken + b.places
        FROM (SELECT inventory_id, CAST(sum(places) AS integer) AS places FROM back
              GROUP BY inventory_id) b
        WHERE i.id = b.inventory_id)
      UPDATE order_lines l SET released = 0 FROM back
      WHERE l.order_id = CAST(:id AS uuid) AND l.no = back.no
      """),
  /// The tables that a line may take and what else its order takes, in the order of their ids.
  LOCK_TABLES_OF_ORDER(
      """
      SELECT i.id, i.capacity - i.taken AS free, coalesce(l.released, 0) AS needed,
             e.state = 'published' AND e.ends > :now AS stands
      FROM inventory i
      JOIN events e ON e.id = i.event_id
      LEFT JOIN (SELECT inventory_id, sum(released) AS released FROM order_lines
                 WHERE order_id = CAST(:id AS uuid) AND no <> :line
                 GROUP BY inventory_id) l ON l.inventory_id = i.id
      WHERE (l.inventory_id IS NOT NULL
             OR (i.kind = 'table' AND i.id = ANY (CAST(:one_of AS uuid[]))))
        AND i.event_id = (SELECT event_id FROM orders WHERE id = CAST(:id AS uuid))
      ORDER BY i.id
      FOR NO KEY UPDATE OF i
      """),
  LOCK_TWO_TABLES(
      """
      SELECT i.id FROM inventory i
      WHERE i.event_id = (SELECT event_id FROM orders WHERE id = CAST(:id AS uuid))
        AND i.kind = 'table'
        AND (i.id = CAST(:to AS uuid)
             OR i.id = (SELECT inventory_id FROM order_lines
                        WHERE order_id = CAST(:id AS uuid) AND no = :line))
      ORDER BY i.id
      FOR NO KEY UPDATE
      """),
  LINE_TAKES_TABLE(
      """
      UPDATE order_lines SET inventory_id = CAST(:to AS uuid)
      WHERE order_id = CAST(:id AS uuid) AND no = :line AND item = 'table'
      """),
  MOVE_TABLE(
      """
      WITH line AS (
        SELECT l.inventory_id FROM order_lines l
        WHERE l.order_id = CAST(:id AS uuid) AND l.no = :line AND l.released < l.quantity),
      taken AS (
        UPDATE inventory SET taken = taken + 1
        WHERE id = CAST(:to AS uuid) AND taken < capacity AND EXISTS (SELECT FROM line)
        RETURNING id),
      given AS (
        UPDATE inventory i SET taken = i.taken - 1 FROM line, taken
        WHERE i.id = line.inventory_id)
      UPDATE order_lines SET inventory_id = taken.id FROM taken
      WHERE order_id = CAST(:id AS uuid) AND no = :line
      """),
  BUYER_BY_ID(
      """
      SELECT id, name, email, language FROM buyers
      WHERE id = CAST(:id AS uuid) AND erased_at IS NULL
      """),
  TERMS_OF_ORDER(
      """
      SELECT terms_version, terms_accepted_at, coalesce(network, '') AS network,
             coalesce(user_agent, '') AS user_agent, coalesce(request_id, '') AS request_id, marketing
      FROM orders WHERE id = CAST(:id AS uuid)
      """);

  private static final class Texts {
    static final String ORDER =
        """
        SELECT o.id, o.reference, o.event_id, o.channel, o.buyer_id, o.language, o.state, o.state_at,
               o.reason, o.reseated, o.disputed, o.currency, o.placed_at, o.expires_at,
               o.business_date, o.link_version, l.no, l.inventory_id, l.item, l.name, l.note,
               l.phase, l.quantity, l.admits, l.released, l.unit_price_minor, l.unit_fee_minor, l.unit_tax_minor,
               l.tax_rate, l.minimum_spend_minor
        FROM orders o JOIN order_lines l ON l.order_id = o.id
        """;
  }

  private final String text;

  OrderSql(String text) {
    this.text = text;
  }

  @Override
  public String text() {
    return text;
  }
}
