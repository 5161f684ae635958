package live.maguey.persistence.gate;

import java.util.List;
import java.util.Optional;
import live.maguey.gate.Reason;
import live.maguey.gate.ScanId;
import live.maguey.gate.ScanLog;
import live.maguey.persistence.Columns;
import live.maguey.persistence.Database;
import live.maguey.persistence.Keyset;
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
        Keyset.values(wanted.page(), ScanId::value)
            .and("event", wanted.event() == null ? null : wanted.event().value())
            .and("gate", wanted.gate())
            .and("reason", wanted.reason()),
        PostgresScanLog::scan);
  }

  @Override
  public Optional<Scan> find(ScanId id) {
    return database.get(
        ScanLogSql.FIND_LOGGED_SCAN, Params.of("id", id.value()), PostgresScanLog::scan);
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
