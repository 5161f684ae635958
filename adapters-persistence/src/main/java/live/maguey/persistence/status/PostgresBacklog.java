package live.maguey.persistence.status;

import java.time.Instant;
import java.util.List;
import live.maguey.orders.OrderReference;
import live.maguey.persistence.Columns;
import live.maguey.persistence.Database;
import live.maguey.persistence.Params;
import live.maguey.status.Backlog;

/// What waits and what failed, in one statement, so that the figures are of one moment.
public final class PostgresBacklog implements Backlog {
  private final Database database;

  public PostgresBacklog(Database database) {
    this.database = database;
  }

  @Override
  public Counts count(Instant now) {
    return database
        .list(StatusSql.COUNT_BACKLOG, Params.of("now", now), PostgresBacklog::counts)
        .getFirst();
  }

  @Override
  public List<Stray> strays(Instant now) {
    return database.list(
        StatusSql.STRAY_RESERVATIONS,
        Params.of("now", now),
        c ->
            new Stray(
                OrderReference.parse(c.text("reference")),
                c.constant("kind", Stray.Kind.class),
                c.instant("since")));
  }

  private static Counts counts(Columns c) {
    return new Counts(
        new Queue(c.longer("webhooks"), c.instantOrNull("oldest_webhook")),
        new Queue(c.longer("emails"), c.instantOrNull("oldest_email")),
        new Queue(c.longer("refunds"), c.instantOrNull("oldest_refund")),
        c.longer("dead_webhooks"),
        c.longer("given_up_emails"),
        c.longer("pending_refunds"),
        c.longer("failed_refunds"),
        new Queue(c.longer("holds"), c.instantOrNull("oldest_hold")));
  }
}
