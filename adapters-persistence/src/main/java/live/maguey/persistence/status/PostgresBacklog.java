package live.maguey.persistence.status;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import live.maguey.orders.OrderReference;
import live.maguey.persistence.Columns;
import live.maguey.persistence.Database;
import live.maguey.persistence.Params;
import live.maguey.persistence.UuidV7;
import live.maguey.status.Backlog;

/// What waits and what failed, in one statement, so that the figures are of one moment.
public final class PostgresBacklog implements Backlog {
  /// After so long, a payment page that Stripe was asked for is not coming.
  private static final Duration SLOW = Duration.ofSeconds(10);

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
  public List<Rate> rates(Instant since, Instant now) {
    return database.list(
        StatusSql.RATES,
        Params.of("since", since).and("first", UuidV7.least(since)).and("late", now.minus(SLOW)),
        c -> new Rate(c.constant("step", Step.class), c.longer("tried"), c.longer("failed")));
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

  @Override
  public List<Deadline> deadlines(Instant now, Instant until) {
    return database.list(
        StatusSql.DISPUTES_DUE,
        Params.of("now", now).and("until", until),
        c ->
            new Deadline(
                OrderReference.parse(c.text("reference")), c.text("dispute"), c.instant("due")));
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
