package live.maguey.persistence.refunds;

import java.util.Comparator;
import java.util.List;
import live.maguey.events.EventId;
import live.maguey.orders.OrderId;
import live.maguey.payments.Refund;
import live.maguey.payments.RefundId;
import live.maguey.persistence.Database;
import live.maguey.persistence.Keyset;
import live.maguey.persistence.Params;
import live.maguey.refunds.RefundSearch;

/// Refunds of all orders in PostgreSQL.
public final class PostgresRefundSearch implements RefundSearch {
  private final Database database;

  public PostgresRefundSearch(Database database) {
    this.database = database;
  }

  @Override
  public List<Figure> figures(EventId event) {
    return database
        .list(
            RefundSearchSql.COUNT_REFUNDS_OF_EVENT,
            Params.of("event", event.value()),
            c ->
                new Figure(
                    c.constant("state", Refund.State.class),
                    c.integer("n"),
                    c.money("amount_minor", "currency")))
        .stream()
        .sorted(
            Comparator.comparing(Figure::state)
                .thenComparing(figure -> figure.amount().currency().getCurrencyCode()))
        .toList();
  }

  @Override
  public List<Found> list(Wanted wanted) {
    return database.list(
        wanted.failing() ? RefundSearchSql.SEARCH_FAILING_REFUNDS : RefundSearchSql.SEARCH_REFUNDS,
        Keyset.values(wanted.page(), RefundId::value).and("state", wanted.state()),
        c ->
            new Found(
                new RefundId(c.id("id")),
                new OrderId(c.id("order_id")),
                c.money("amount_minor", "currency"),
                c.text("reason"),
                c.constant("state", Refund.State.class),
                c.integer("attempt"),
                c.textOrNull("object"),
                c.instant("requested_at"),
                c.textOrNull("last_answer")));
  }
}
