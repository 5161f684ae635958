package live.maguey.persistence.gate;

import live.maguey.persistence.Keyset;
import live.maguey.persistence.Sql;

enum ScanLogSql implements Sql {
  LIST_SCANS(
      ScanLogSql.SCANS
          + """
          WHERE (CAST(:event AS uuid) IS NULL OR s.event_id = CAST(:event AS uuid))
            AND (CAST(:gate AS text) IS NULL OR s.gate = :gate)
            AND (CAST(:reason AS text) IS NULL OR s.verdict_given = :reason)
            AND\s
          """
          + Keyset.of("s.received_at", "s.id", "uuid")),
  FIND_LOGGED_SCAN(ScanLogSql.SCANS + "WHERE s.id = CAST(:id AS uuid)"),
  LOGGED_SCANS_OF_TICKET(
      ScanLogSql.SCANS
          + """
          WHERE s.ticket_id = CAST(:ticket AS uuid) ORDER BY s.received_at, s.id LIMIT :limit
          """);

  private static final String SCANS =
      """
      SELECT s.id, s.received_at, s.gate, coalesce(d.name, 'command') AS device, s.person, s.verdict_given, s.by_hand,
             e.slug, t.number
      FROM scans s
      LEFT JOIN gate_devices d ON d.id = s.device_id
      JOIN events e ON e.id = s.event_id
      LEFT JOIN tickets t ON t.id = s.ticket_id
      """;

  private final String text;

  ScanLogSql(String text) {
    this.text = text;
  }

  @Override
  public String text() {
    return text;
  }
}
