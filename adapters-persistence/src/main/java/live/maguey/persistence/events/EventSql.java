package live.maguey.persistence.events;

import live.maguey.persistence.Sql;

enum EventSql implements Sql {
  UPCOMING_EVENTS(
      Texts.EVENT
          + """
          WHERE e.ends > :now AND e.state <> 'draft'
          ORDER BY e.doors, e.id, t.position, p.position
          """),
  PUBLISHED_EVENTS(
      Texts.EVENT
          + """
          WHERE e.ends > :end_after AND e.doors <= :doors_by AND e.state = 'published'
          ORDER BY e.doors, e.id, t.position, p.position
          """),
  EVENT_BY_ID(
      Texts.EVENT
          + """
          WHERE e.id = CAST(:id AS uuid)
          ORDER BY t.position, p.position
          """),
  EVENT_BY_SLUG(
      Texts.EVENT
          + """
          WHERE e.slug = :slug
          ORDER BY t.position, p.position
          """),
  PLACES_ON_HOLD(
      """
      SELECT coalesce(sum(l.quantity - l.released), 0) AS places
      FROM orders o JOIN order_lines l ON l.order_id = o.id
      WHERE o.event_id = CAST(:id AS uuid) AND o.state = 'held'
      """),
  FULL_TIERS_ON_HOLD(
      """
      SELECT l.inventory_id AS tier_id, sum(l.quantity - l.released) AS places
      FROM orders o
      JOIN order_lines l ON l.order_id = o.id AND l.item = 'places'
      JOIN inventory i ON i.id = l.inventory_id
      WHERE o.state = 'held' AND i.taken = i.capacity
      GROUP BY l.inventory_id
      HAVING sum(l.quantity - l.released) > 0
      """),
  NEXT_NUMBER(
      """
      SELECT coalesce(max(number), 0) + 1 AS number FROM events
      """),
  PUBLISH_EVENT(
      """
      UPDATE events SET state = 'published'
      WHERE id = CAST(:id AS uuid) AND state = 'draft'
      """),
  CANCEL_EVENT(
      """
      UPDATE events SET state = 'cancelled'
      WHERE id = CAST(:id AS uuid) AND state = 'published'
      """),
  ADD_EVENT(
      """
      INSERT INTO events (id, number, slug, title, lineup, description, ink, composition, doors,
                          starts, ends, business_date, minimum_age, state, sales_open, sales_close,
                          language, per_customer, dress)
      VALUES (CAST(:id AS uuid), :number, :slug, :title, :lineup, :description, :ink, :composition,
              :doors, :starts, :ends, :business_date, :minimum_age, :state, :sales_open,
              :sales_close, :language, CAST(:per_customer AS integer), :dress)
      ON CONFLICT DO NOTHING
      """),
  ADD_TIER(
      """
      WITH stock AS (
        INSERT INTO inventory (id, event_id, kind, capacity, sales_open, sales_close)
        VALUES (CAST(:id AS uuid), CAST(:event AS uuid), 'places', :capacity, :sales_open,
                :sales_close))
      INSERT INTO tiers (id, event_id, position, name, note, per_order, accessible)
      VALUES (CAST(:id AS uuid), CAST(:event AS uuid), :position, :name, :note, :per_order,
              :accessible)
      """),
  ADD_EVENT_TEXTS(
      """
      INSERT INTO event_texts (event_id, language, title, lineup, description, dress)
      VALUES (CAST(:event AS uuid), :language, :title, :lineup, :description, :dress)
      """),
  ADD_TIER_TEXTS(
      """
      INSERT INTO tier_texts (tier_id, language, name, note)
      VALUES (CAST(:tier AS uuid), :language, :name, :note)
      """),
  ADD_PHASE(
      """
      INSERT INTO price_phases (tier_id, position, name, price_minor, fee_minor, currency, until,
                                until_taken)
      VALUES (CAST(:tier AS uuid), :position, :name, :price, :fee, :currency, :until, :until_taken)
      """);

  private static final class Texts {
    /// One row per phase and other language, in one statement, so that a tier's `taken` is of one
    /// moment for all tiers.
    static final String EVENT =
        """
        SELECT e.id, e.number, e.slug, e.title, e.lineup, e.description, e.ink, e.composition,
               e.doors, e.starts, e.ends, e.business_date, e.minimum_age, e.state, e.sales_open,
               e.sales_close, t.id AS tier_id, t.name AS tier_name, t.note AS tier_note, i.capacity,
               i.taken, t.per_order, i.sales_open AS tier_sales_open,
               i.sales_close AS tier_sales_close, t.accessible, p.name AS phase_name, p.price_minor,
               p.fee_minor, p.currency, p.until, p.until_taken, e.language, e.per_customer, e.dress,
               x.language AS other_language, x.title AS other_title, x.lineup AS other_lineup,
               x.description AS other_description, x.dress AS other_dress,
               y.name AS other_tier_name, y.note AS other_tier_note,
               f.language AS room_language, f.texts AS room_texts,
               (SELECT coalesce(sum(s.seats), 0) FROM plan_tables s
                WHERE s.plan_id = f.id) AS table_seats
        FROM events e
        LEFT JOIN tiers t ON t.event_id = e.id
        LEFT JOIN inventory i ON i.id = t.id
        LEFT JOIN price_phases p ON p.tier_id = t.id
        LEFT JOIN floor_plans f ON f.event_id = e.id
        LEFT JOIN event_texts x ON x.event_id = e.id
        LEFT JOIN tier_texts y ON y.tier_id = t.id AND y.language = x.language
        """;
  }

  private final String text;

  EventSql(String text) {
    this.text = text;
  }

  @Override
  public String text() {
    return text;
  }
}
