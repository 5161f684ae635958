package live.maguey.persistence.gate;

/// What every verdict tells of the guests of a table and of the people inside: as they are once the
/// statement has done what it does, which its own snapshot does not show.
final class PartySql {
  /// Of the event: this device's count as `counted` has it now, the others' as they were when the
  /// statement began.
  static final String FIGURES =
      """
      CROSS JOIN LATERAL (
        SELECT coalesce(sum(inside + heads), 0) AS people, coalesce(sum(admitted), 0) AS tickets_in
        FROM (
          SELECT inside, heads, admitted FROM gate_counts
          WHERE event_id = CAST(:event AS uuid)
            AND (device_id <> CAST(:device AS uuid) OR NOT EXISTS (SELECT 1 FROM counted))
          UNION ALL
          SELECT inside, heads, admitted FROM counted
        ) each_device
      ) figures
      """;

  /// Of the table of `seen`: its passes, and the tickets that have joined it. `moved` is the ticket
  /// that the statement changes, as it is then; no row where it changes none.
  static final String PARTY =
      """
      LEFT JOIN LATERAL (
        SELECT count(*) FILTER (WHERE p.seat) AS seats,
               count(*) FILTER (
                 WHERE CASE p.id WHEN moved.id THEN (moved.ticket).entries ELSE p.entries END > 0)
                 AS arrived,
               count(*) FILTER (
                 WHERE CASE p.id WHEN moved.id THEN (moved.ticket).inside ELSE p.inside END)
                 AS still_inside,
               min(p.note) FILTER (WHERE p.seat) AS section,
               (SELECT b.name FROM orders o JOIN buyers b ON b.id = o.buyer_id
                WHERE o.id = seen.table_order) AS host
        FROM (
          SELECT true AS seat, id, entries, inside, note FROM tickets
          WHERE seen.table_order IS NOT NULL AND order_id = seen.table_order
            AND line = seen.table_line
          UNION ALL
          SELECT false, id, entries, inside, note FROM tickets
          WHERE seen.table_order IS NOT NULL AND seat_order_id = seen.table_order
            AND seat_line = seen.table_line
        ) p
      ) party ON true
      """;

  private PartySql() {}
}
