package live.maguey.settlement;

import java.util.List;
import live.maguey.audit.Cause;
import live.maguey.checkout.CheckoutAttempts;
import live.maguey.events.EventId;
import live.maguey.events.Events;
import live.maguey.events.TableId;
import live.maguey.orders.Order;
import live.maguey.orders.Orders;
import live.maguey.payments.Fact;
import live.maguey.reservations.Reservations;
import live.maguey.shared.UnitOfWork;
import live.maguey.tables.Tables;
import live.maguey.tickets.Tickets;

/// The arrangement of every contract of a store that takes part in a sale.
public abstract class SalesContract {
  /// The same ones during one test.
  protected abstract SalesStores stores();

  protected final Events events() {
    return stores().events();
  }

  protected final Tables tables() {
    return stores().tables();
  }

  protected final Orders orders() {
    return stores().orders();
  }

  protected final CheckoutAttempts attempts() {
    return stores().attempts();
  }

  protected final Reservations reservations() {
    return stores().reservations();
  }

  protected final Tickets tickets() {
    return stores().tickets();
  }

  protected final UnitOfWork work() {
    return stores().work();
  }

  protected final void addTable(EventId event, TableId table) {
    stores().addTable().accept(event, table);
  }

  /// Settles the order with what was learnt. @return the order as it stands then
  protected final Order learn(Fact evidence) {
    return switch (stores()
        .settle()
        .settle(evidence.order(), List.of(evidence), Cause.job("test"))) {
      case SettlePayment.Outcome.Settled(Order order, var _) -> order;
      case SettlePayment.Outcome.NoSuchOrder(var id) ->
          throw new IllegalStateException("no order " + id);
    };
  }
}
