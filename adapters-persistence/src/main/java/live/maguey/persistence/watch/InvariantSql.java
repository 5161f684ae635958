package live.maguey.persistence.watch;

import java.util.stream.Collectors;
import live.maguey.persistence.Sql;
import live.maguey.watch.Invariant;

/// A query for the violations of each [Invariant], under its name: what a violation is about, and
/// how it is violated. Also in part: of some events, by what it reads first; so it groups by each
/// column that it names, as a part of a table has no key.
enum InvariantSql implements Sql {
  TAKEN_IS_WHAT_LINES_OCCUPY(
      """
      SELECT 'inventory ' || t.id AS subject,
             t.kind || ' ' || t.id || ' has taken ' || t.taken || ' of ' || t.capacity
             || ', its lines occupy ' || coalesce(sum(l.quantity - l.released), 0) AS violation
      FROM inventory t LEFT JOIN order_lines l ON l.inventory_id = t.id
      GROUP BY t.id, t.kind, t.taken, t.capacity
      HAVING t.taken <> coalesce(sum(l.quantity - l.released), 0) OR t.taken > t.capacity
      """),
  HELD_AND_PAID_ORDERS_OCCUPY_ALL_THEIR_PLACES(
      """
      SELECT 'order ' || o.id AS subject,
             o.state || ' order ' || o.id || ', line ' || l.no || ', has released ' || l.released
             AS violation
      FROM orders o JOIN order_lines l ON l.order_id = o.id
      WHERE o.state IN ('held', 'paid') AND l.released > 0
        AND l.released > (SELECT count(*) FROM tickets t
                          WHERE t.order_id = o.id AND t.line = l.no AND t.void_reason = 'voided')
      """),
  LAPSED_ORDERS_OCCUPY_NOTHING(
      """
      SELECT 'order ' || o.id AS subject,
             o.state || ' order ' || o.id || ', line ' || l.no || ', occupies '
             || l.quantity - l.released AS violation
      FROM orders o JOIN order_lines l ON l.order_id = o.id
      WHERE o.state IN ('expired', 'failed', 'cancelled', 'late_refunded')
        AND l.released < l.quantity
      """),
  TICKETS_ARE_WHAT_WAS_PAID_FOR(
      """
      SELECT 'order ' || o.id AS subject,
             o.state || ' order ' || o.id || ', line ' || l.no || ' of ' || l.quantity || ', has '
             || count(t.id) || ' tickets' AS violation
      FROM orders o
      JOIN order_lines l ON l.order_id = o.id
      LEFT JOIN tickets t ON t.order_id = o.id AND t.line = l.no
      GROUP BY o.id, o.state, l.order_id, l.no
      HAVING count(t.id) FILTER (WHERE l.item <> 'table' OR t.no <= l.quantity * l.admits)
             <> CASE WHEN o.state IN ('paid', 'partially_refunded', 'refunded')
                     THEN l.quantity * l.admits ELSE 0 END
      """),
  A_PARTY_HAS_NO_MORE_PASSES_THAN_SEATS(
      """
      SELECT 'order ' || r.order_id AS subject,
             'the party at ' || p.label || ' of ' || p.seats || ' seats has ' || count(t.id)
             || ' passes' AS violation
      FROM reservations r
      JOIN plan_tables p ON p.id = r.inventory_id
      JOIN tickets t ON t.order_id = r.order_id AND t.line = r.line
      WHERE r.state NOT IN ('expired', 'cancelled') AND (t.void_reason IS NULL OR t.entries > 0)
      GROUP BY p.id, r.order_id
      HAVING count(t.id) > p.seats
      """),
  WHO_IS_IN_IS_COUNTED(
      """
      SELECT 'event ' || e.id AS subject,
             'event ' || e.id || ' counts ' || c.counted || ' in, and its tickets say ' || t.used
             AS violation
      FROM events e,
      LATERAL (SELECT coalesce(sum(admitted), 0) AS counted FROM gate_counts
               WHERE event_id = e.id) c,
      LATERAL (SELECT count(*) AS used FROM tickets WHERE event_id = e.id AND entries > 0) t
      WHERE c.counted <> t.used
      """),
  WHO_IS_INSIDE_IS_COUNTED(
      """
      SELECT 'event ' || e.id AS subject,
             'event ' || e.id || ' counts ' || c.counted || ' inside, and its tickets say ' || t.inside
             AS violation
      FROM events e,
      LATERAL (SELECT coalesce(sum(inside), 0) AS counted FROM gate_counts WHERE event_id = e.id) c,
      LATERAL (SELECT count(*) AS inside FROM tickets WHERE event_id = e.id AND inside) t
      WHERE c.counted <> t.inside
      """),
  A_TABLE_IS_RESERVED_ONCE(
      """
      SELECT 'inventory ' || inventory_id AS subject,
             'table ' || inventory_id || ' has ' || count(*) || ' live reservations' AS violation
      FROM reservations WHERE state NOT IN ('expired', 'cancelled')
      GROUP BY event_id, inventory_id
      HAVING count(*) > 1
      """),
  TABLES_ARE_RESERVED_AS_THEIR_ORDERS_STAND(
      """
      SELECT 'order ' || o.id AS subject,
             o.state || ' order ' || o.id || ', line ' || l.no || ', is reserved as '
             || coalesce(r.state, 'nothing') AS violation
      FROM orders o
      JOIN order_lines l ON l.order_id = o.id AND l.item = 'table'
      LEFT JOIN LATERAL (SELECT state FROM reservations
                         WHERE order_id = o.id AND line = l.no AND event_id = o.event_id
                           AND inventory_id = l.inventory_id
                         ORDER BY no DESC LIMIT 1) r ON true
      LEFT JOIN LATERAL (SELECT count(*) AS rights FROM tickets
                         WHERE (order_id = o.id AND line = l.no
                                AND (void_reason IS NULL OR void_reason = 'joined' OR entries > 0))
                            OR (seat_order_id = o.id AND seat_line = l.no AND entries > 0)) p ON true
      WHERE coalesce(CASE
        WHEN o.state = 'held' THEN r.state <> 'pending'
        WHEN o.state IN ('expired', 'failed') THEN r.state <> 'expired'
        WHEN o.state = 'cancelled' THEN r.state <> 'cancelled'
        WHEN o.state = 'late_refunded' THEN r.state NOT IN ('expired', 'cancelled')
        WHEN p.rights = 0 THEN r.state <> 'cancelled'
        ELSE r.state NOT IN ('confirmed', 'checked_in', 'completed', 'no_show') END, true)
      """),
  A_TABLE_IS_CHECKED_IN_WHERE_GUESTS_ARE(
      """
      SELECT 'order ' || r.order_id AS subject,
             r.state || ' reservation ' || r.no || ' of order ' || r.order_id || ' has '
             || p.arrived || ' arrivals' AS violation
      FROM reservations r,
      LATERAL (SELECT count(*) AS arrived FROM tickets
               WHERE entries > 0
                 AND ((order_id = r.order_id AND line = r.line)
                      OR (seat_order_id = r.order_id AND seat_line = r.line))) p
      WHERE r.no = (SELECT max(no) FROM reservations WHERE order_id = r.order_id)
        AND (p.arrived > 0) <> (r.state IN ('checked_in', 'completed'))
      """),
  A_SEAT_IS_TAKEN_BY_ONE(
      """
      SELECT 'order ' || p.order_id AS subject,
             'pass ' || p.number || ' is ' || coalesce(p.void_reason, 'valid') || ' and joined by '
             || coalesce(j.number, 'nobody') AS violation
      FROM tickets p
      LEFT JOIN tickets j
        ON j.seat_order_id = p.order_id AND j.seat_line = p.line AND j.seat_no = p.no
      WHERE (p.void_reason = 'joined' AND j.id IS NULL)
         OR (j.id IS NOT NULL AND (p.void_reason IS NULL OR p.entries > 0))
      """),
  A_PAID_DEPOSIT_IS_TAKEN(
      """
      SELECT 'order ' || o.id AS subject,
             o.state || ' order ' || o.id || ', line ' || l.no || ', has a deposit of '
             || coalesce(t.taken, 0) || ', not ' || l.unit_price_minor AS violation
      FROM orders o
      JOIN order_lines l ON l.order_id = o.id AND l.minimum_spend_minor IS NOT NULL
      LEFT JOIN LATERAL (SELECT sum(amount_minor) AS taken FROM deposit_entries
                         WHERE order_id = o.id AND line = l.no AND kind = 'taken') t ON true
      WHERE coalesce(t.taken, 0)
            <> CASE WHEN o.state IN ('paid', 'partially_refunded', 'refunded')
                    THEN l.unit_price_minor ELSE 0 END
      """),
  DEPOSITS_ADD_UP(
      """
      SELECT 'order ' || order_id AS subject,
             'the deposit of order ' || order_id || ', line ' || line || ' does not add up'
             AS violation
      FROM deposit_entries
      GROUP BY order_id, line
      HAVING least(coalesce(sum(amount_minor) FILTER (WHERE kind = 'returned'), 0),
                   coalesce(sum(amount_minor) FILTER (WHERE kind = 'earned'), 0),
                   coalesce(sum(amount_minor) FILTER (WHERE kind = 'forfeited'), 0),
                   sum(CASE kind WHEN 'taken' THEN amount_minor ELSE -amount_minor END)) < 0
      """),
  ALLOCATIONS_SUM_TO_ENTRIES(
      """
      SELECT coalesce('order ' || e.order_id, 'entry ' || e.id) AS subject,
             e.kind || ' entry ' || e.id || ' of ' || e.amount_minor || ', its allocations are '
             || coalesce(sum(a.amount_minor), 0) AS violation
      FROM ledger_entries e LEFT JOIN ledger_allocations a ON a.entry_id = e.id
      GROUP BY e.id, e.order_id, e.kind, e.amount_minor
      HAVING e.amount_minor <> coalesce(sum(a.amount_minor), 0)
      """),
  CAPTURED_MONEY_BOUGHT_OR_GOES_BACK(
      """
      SELECT 'order ' || o.id AS subject,
             o.state || ' order ' || o.id || ' of ' || o.total_minor || ' has captured '
             || f.captured || ' and returned ' || r.returned AS violation
      FROM orders o,
      LATERAL (SELECT coalesce(sum(amount_minor), 0) AS captured FROM facts
               WHERE order_id = o.id AND kind = 'capture') f,
      LATERAL (SELECT coalesce(sum(amount_minor), 0) AS returned FROM refunds
               WHERE order_id = o.id AND reason IN ('late', 'paid_twice', 'wrong_amount')
                 AND id NOT IN (SELECT refund_id FROM refund_amounts)) r
      WHERE f.captured <> r.returned
            + CASE WHEN o.state IN ('paid', 'partially_refunded', 'refunded')
                   THEN o.total_minor ELSE 0 END
      """),
  WHAT_IS_PAID_BACK_ADMITS_NOBODY(
      """
      SELECT 'order ' || t.order_id AS subject,
             'ticket ' || t.id || ' is paid back by refund ' || p.refund_id || ' and valid'
             AS violation
      FROM refund_parts p JOIN tickets t ON t.id = p.ticket_id
      WHERE t.void_reason IS NULL AND (t.kind = 'general' OR t.entries = 0)
      """),
  PARTS_SUM_TO_REFUNDS(
      """
      SELECT 'refund ' || r.id AS subject,
             'refund ' || r.id || ' of ' || r.amount_minor || ', its parts are '
             || sum(p.amount_minor) AS violation
      FROM refunds r JOIN refund_parts p ON p.refund_id = r.id
      GROUP BY r.id, r.amount_minor
      HAVING r.amount_minor <> sum(p.amount_minor)
      """),
  SHARES_SUM_TO_REFUNDS(
      """
      SELECT 'refund ' || r.id AS subject,
             'refund ' || r.id || ' of ' || r.amount_minor || ', its shares are '
             || coalesce(sum(s.amount_minor), 0) AS violation
      FROM refunds r
      JOIN refund_amounts a ON a.refund_id = r.id
      LEFT JOIN refund_shares s ON s.refund_id = r.id
      GROUP BY r.id, r.amount_minor
      HAVING r.amount_minor <> coalesce(sum(s.amount_minor), 0)
      """),
  NO_MORE_GOES_BACK_OF_A_LINE_THAN_IT_COST(
      """
      SELECT 'order ' || l.order_id AS subject,
             'line ' || l.no || ' of order ' || l.order_id || ' cost '
             || l.quantity * l.unit_price_minor || ' and gives back ' || sum(b.amount_minor)
             AS violation
      FROM (SELECT t.order_id, t.line, p.amount_minor
            FROM refund_parts p JOIN tickets t ON t.id = p.ticket_id
            UNION ALL
            SELECT r.order_id, s.line, s.amount_minor
            FROM refund_shares s JOIN refunds r ON r.id = s.refund_id) b
      JOIN order_lines l ON l.order_id = b.order_id AND l.no = b.line
      GROUP BY l.order_id, l.no, l.quantity, l.unit_price_minor
      HAVING sum(b.amount_minor) > l.quantity * l.unit_price_minor
      """),
  NO_MORE_GOES_BACK_THAN_CAME(
      """
      SELECT 'order ' || (array_agg(r.order_id))[1] AS subject,
             'payment ' || r.payment || ' of ' || max(f.amount_minor) || ' goes back with '
             || sum(r.amount_minor) AS violation
      FROM refunds r
      JOIN facts f ON f.kind = 'capture' AND f.object = r.payment
      WHERE r.state NOT IN ('failed', 'cancelled')
      GROUP BY r.payment
      HAVING sum(r.amount_minor) > max(f.amount_minor)
      """),
  THE_LEDGER_HAS_EVERY_CAPTURE(
      """
      SELECT 'order ' || f.order_id AS subject,
             'capture ' || f.object || ' of ' || f.amount_minor || ' is in the ledger with '
             || coalesce(sum(e.amount_minor), 0) AS violation
      FROM facts f
      LEFT JOIN ledger_entries e
        ON e.source = f.object AND e.kind = 'charge' AND e.order_id = f.order_id
      WHERE f.kind = 'capture'
      GROUP BY f.kind, f.object, f.status, f.order_id, f.amount_minor
      HAVING f.amount_minor <> coalesce(sum(e.amount_minor), 0)
      """),
  THE_LEDGER_HAS_WHAT_DISPUTES_MOVED(
      """
      SELECT 'order ' || f.order_id AS subject,
             f.status || ' money ' || f.object || ' of ' || f.amount_minor
             || ' is in the ledger with ' || coalesce(sum(e.amount_minor), 0) AS violation
      FROM facts f
      LEFT JOIN ledger_entries e
        ON e.balance_transaction = f.object AND e.kind IN ('dispute', 'reinstatement')
           AND e.order_id = f.order_id
      WHERE f.kind = 'dispute_money'
      GROUP BY f.kind, f.object, f.status, f.order_id, f.amount_minor
      HAVING CASE f.status WHEN 'withdrawn' THEN -f.amount_minor ELSE f.amount_minor END
             <> coalesce(sum(e.amount_minor), 0)
      """),
  DISPUTED_IS_WHAT_SOMETHING_STANDS_AGAINST(
      """
      SELECT 'order ' || o.id AS subject,
             'order ' || o.id || ' is ' || CASE WHEN o.disputed THEN '' ELSE 'not ' END
             || 'marked, and what is known says otherwise' AS violation
      FROM orders o
      WHERE o.disputed <> (
        EXISTS (
          SELECT FROM facts d
          WHERE d.order_id = o.id AND d.kind = 'dispute'
          GROUP BY d.object
          HAVING coalesce(
            (array_agg(d.status ORDER BY d.at DESC, d.status)
               FILTER (WHERE d.status IN ('won', 'lost')))[1],
            max(d.status) FILTER (WHERE d.status IN ('open', 'in_review')),
            max(d.status) FILTER (WHERE d.status IN ('inquiry_closed', 'prevented')),
            'inquiry') NOT IN ('won', 'inquiry_closed', 'prevented'))
        OR EXISTS (
          SELECT FROM facts w
          WHERE w.order_id = o.id AND w.kind = 'fraud_warning' AND w.status = 'actionable'
            AND NOT EXISTS (
              SELECT FROM facts x
              WHERE x.kind = 'fraud_warning' AND x.object = w.object AND x.status = 'over')))
      """);

  private final String text;

  InvariantSql(String text) {
    this.text = text;
  }

  /// @return the query for the violations in some events; each of its [#parameters] is an array of
  ///   their ids
  String ofEvents() {
    return Part.of(invariant()).stream()
            .map(Part::alone)
            .collect(Collectors.joining(", ", "WITH ", " "))
        + text;
  }

  int parameters() {
    return Part.of(invariant()).size();
  }

  Invariant invariant() {
    return Invariant.valueOf(name());
  }

  @Override
  public String text() {
    return text;
  }
}
