package live.maguey.persistence.heads;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import live.maguey.gate.Reason;
import live.maguey.persistence.Sql;

enum HeadSql implements Sql {
  // Decides, counts and logs as the statement that admits does. Whether there is room is asked of
  // the
  // same function, so that taps and tickets take turns at the venue's number.
  COUNT_HEAD(
      """
      WITH seen AS MATERIALIZED (
        SELECT CASE
                 WHEN EXISTS (SELECT 1 FROM head_taps WHERE id = CAST(:tap AS uuid)) THEN 'repeated'
                 WHEN :change > 0 THEN coalesce(
                   gate_room(CAST(:event AS uuid), :capacity, :at_capacity), 'counted')
                 WHEN gate_head_inside(CAST(:event AS uuid)) THEN 'counted'
                 ELSE 'nobody'
               END AS answer),
      counted AS (
        INSERT INTO gate_counts (event_id, device_id, admitted, heads)
        SELECT CAST(:event AS uuid), CAST(:device AS uuid), 0, :change
        FROM seen WHERE answer IN ('counted', 'admitted_full', 'let_in_full')
        ON CONFLICT (event_id, device_id) DO UPDATE SET heads = gate_counts.heads + excluded.heads),
      logged AS (
        INSERT INTO head_taps (id, event_id, device_id, gate, person, change, beyond, device_time,
                               received_at)
        SELECT CAST(:tap AS uuid), CAST(:event AS uuid), CAST(:device AS uuid), :gate, :person,
               :change, answer <> 'counted', :device_time, :now
        FROM seen WHERE answer IN ('counted', 'admitted_full', 'let_in_full'))
      SELECT answer FROM seen
      """),
  FIND_TAP(
      """
      SELECT event_id = CAST(:event AS uuid) AND device_id = CAST(:device AS uuid)
               AND change = :change AS same, beyond
      FROM head_taps WHERE id = CAST(:tap AS uuid)
      """),
  INSIDE_AT(
      """
      SELECT (SELECT coalesce(sum(CASE WHEN verdict_given IN (%s) THEN 1
                                       WHEN verdict_given IN (%s) THEN -1 ELSE 0 END), 0)
              FROM scans WHERE event_id = CAST(:event AS uuid) AND received_at <= :at)
           + (SELECT coalesce(sum(change), 0)
              FROM head_taps WHERE event_id = CAST(:event AS uuid) AND received_at <= :at) AS n
      """
          .formatted(reasons(1), reasons(-1)));

  private final String text;

  HeadSql(String text) {
    this.text = text;
  }

  private static String reasons(int change) {
    return Arrays.stream(Reason.values())
        .filter(reason -> reason.change() == change)
        .map(reason -> "'" + reason.name().toLowerCase(Locale.ROOT) + "'")
        .collect(Collectors.joining(", "));
  }

  @Override
  public String text() {
    return text;
  }
}
