package live.maguey.persistence.gate;

import java.util.List;
import java.util.Locale;
import live.maguey.gate.Reason;
import live.maguey.gate.ScanId;
import live.maguey.gate.ScanLog;
import live.maguey.persistence.Columns;
import live.maguey.persistence.Database;
import live.maguey.persistence.Params;
import live.maguey.tickets.TicketId;

/// The log of scans in PostgreSQL.
public final class PostgresScanLog implements ScanLog {
  private final Database database;

  public PostgresScanLog(Database database) {
    this.database = database;
  }

  @Override
  public List<Scan> list(Search wanted) {
    return database.list(
        ScanLogSql.LIST_SCANS,
        Params.of("event", wanted.event() == null ? null : wanted.event().toString())
            .and("gate", wanted.gate())
            .and(
                "reason",
                wanted.reason() == null ? null : wanted.reason().name().toLowerCase(Locale.ROOT))
            .and("since", wanted.since())
            .and("limit", wanted.limit()),
        PostgresScanLog::scan);
  }

  @Override
  public List<Scan> of(TicketId ticket, int limit) {
    return database.list(
        ScanLogSql.LOGGED_SCANS_OF_TICKET,
        Params.of("ticket", ticket.toString()).and("limit", limit),
        PostgresScanLog::scan);
  }

  private static Scan scan(Columns c) {
    return new Scan(
        new ScanId(c.id("id")),
        c.instant("received_at"),
        c.text("gate"),
        c.text("device"),
        c.textOrNull("person"),
        c.constant("verdict_given", Reason.class),
        c.truth("by_hand"),
        c.text("slug"),
        c.textOrNull("number"));
  }
}
