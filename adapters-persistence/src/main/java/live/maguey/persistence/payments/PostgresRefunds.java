package live.maguey.persistence.payments;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import live.maguey.orders.OrderId;
import live.maguey.payments.Refund;
import live.maguey.payments.RefundId;
import live.maguey.payments.Refunds;
import live.maguey.persistence.Columns;
import live.maguey.persistence.Database;
import live.maguey.persistence.Params;

/// Refunds in PostgreSQL.
public final class PostgresRefunds implements Refunds {
  private final Database database;

  public PostgresRefunds(Database database) {
    this.database = database;
  }

  @Override
  public void request(Refund refund) {
    database.update(
        RefundSql.REQUEST_REFUND,
        Params.of("id", refund.id().value())
            .and("order", refund.order().value())
            .and("payment", refund.payment())
            .and("amount", refund.amount().minor())
            .and("currency", refund.amount().currency().getCurrencyCode())
            .and("reason", refund.reason())
            .and("at", refund.requestedAt()));
  }

  @Override
  public List<Refund> claim(int limit, Instant now, Duration lease) {
    return database
        .list(
            RefundSql.CLAIM_REFUNDS,
            Params.of("now", now).and("limit", limit).and("until", now.plus(lease)),
            PostgresRefunds::refund)
        .stream()
        .sorted(Comparator.comparing(Refund::requestedAt))
        .toList();
  }

  @Override
  public boolean moved(RefundId id, String object, Refund.State to, Instant at) {
    return database.update(
            RefundSql.MOVE_REFUND,
            Params.of("id", id.value()).and("object", object).and("to", to).and("at", at))
        == 1;
  }

  @Override
  public void retry(RefundId id, Instant next, String answer) {
    database.update(
        RefundSql.RETRY_REFUND,
        Params.of("id", id.value()).and("next", next).and("answer", answer));
  }

  @Override
  public void nextAttempt(RefundId id, int attempt, Instant next, String answer) {
    database.update(
        RefundSql.NEXT_REFUND_ATTEMPT,
        Params.of("id", id.value())
            .and("attempt", attempt)
            .and("next", next)
            .and("answer", answer));
  }

  @Override
  public Optional<Refund> find(RefundId id) {
    return database.get(
        RefundSql.FIND_REFUND, Params.of("id", id.value()), PostgresRefunds::refund);
  }

  @Override
  public List<Refund> of(OrderId order) {
    return database.list(
        RefundSql.REFUNDS_OF_ORDER, Params.of("order", order.value()), PostgresRefunds::refund);
  }

  private static Refund refund(Columns c) {
    return new Refund(
        new RefundId(c.id("id")),
        new OrderId(c.id("order_id")),
        c.text("payment"),
        c.money("amount_minor", "currency"),
        c.text("reason"),
        c.constant("state", Refund.State.class),
        c.integer("attempt"),
        c.textOrNull("object"),
        c.instant("requested_at"),
        c.instantOrNull("first_asked_at"));
  }
}
