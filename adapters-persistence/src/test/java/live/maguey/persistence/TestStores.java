package live.maguey.persistence;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import live.maguey.alerts.Alerts;
import live.maguey.audit.AuditTrail;
import live.maguey.audit.Cause;
import live.maguey.checkout.CheckoutAttempts;
import live.maguey.deposits.CollectedAmounts;
import live.maguey.deposits.Deposits;
import live.maguey.disputes.FollowDisputes;
import live.maguey.emails.Outbox;
import live.maguey.events.Events;
import live.maguey.events.SampleEvents;
import live.maguey.orders.Order;
import live.maguey.orders.OrderAlerts;
import live.maguey.orders.OrderId;
import live.maguey.orders.Orders;
import live.maguey.payments.Fact;
import live.maguey.payments.Facts;
import live.maguey.persistence.alerts.PostgresAlerts;
import live.maguey.persistence.audit.PostgresAuditTrail;
import live.maguey.persistence.checkout.PostgresCheckoutAttempts;
import live.maguey.persistence.deposits.PostgresCollectedAmounts;
import live.maguey.persistence.deposits.PostgresDeposits;
import live.maguey.persistence.emails.PostgresOutbox;
import live.maguey.persistence.events.PostgresEvents;
import live.maguey.persistence.orders.PostgresOrders;
import live.maguey.persistence.payments.PostgresFacts;
import live.maguey.persistence.refunds.PostgresRefunds;
import live.maguey.persistence.reservations.PostgresReservations;
import live.maguey.persistence.reservations.TestTables;
import live.maguey.persistence.revenue.PostgresLedger;
import live.maguey.persistence.tables.PostgresTables;
import live.maguey.persistence.tickets.PostgresTickets;
import live.maguey.refunds.FollowRefund;
import live.maguey.refunds.RefundAmount;
import live.maguey.refunds.RefundOrder;
import live.maguey.refunds.Refunds;
import live.maguey.reservations.Reservations;
import live.maguey.revenue.Ledger;
import live.maguey.settlement.ApplySteps;
import live.maguey.settlement.BuyerEmails;
import live.maguey.settlement.Fulfilment;
import live.maguey.settlement.LedgerWriter;
import live.maguey.settlement.MoveOrder;
import live.maguey.settlement.RefundPayments;
import live.maguey.settlement.SalesStores;
import live.maguey.settlement.SettlePayment;
import live.maguey.settlement.StepRecord;
import live.maguey.shared.Ids;
import live.maguey.shared.SequentialIds;
import live.maguey.shared.TestClock;
import live.maguey.tables.Tables;
import live.maguey.tickets.Tickets;

/// The stores of one test database, and the use case that settles orders on them.
public final class TestStores {
  public final Ids ids = new SequentialIds(7);
  public final TestClock clock = new TestClock(SampleEvents.NOW);
  public final SettlePayment settle;
  public final RefundOrder refundOrder;
  public final RefundAmount refundAmount;
  public final Events events;
  public final Tables tables;
  public final Orders orders;
  public final Facts facts;
  public final Tickets tickets;
  public final Reservations reservations;
  public final Ledger ledger;
  public final Deposits deposits;
  public final CollectedAmounts collected;
  public final Refunds refunds;
  public final CheckoutAttempts attempts;
  public final Outbox outbox;
  public final AuditTrail audit;
  public final Alerts alerts;
  private final Database database;

  public TestStores(Database database) {
    this(database, new PostgresOrders(database));
  }

  public TestStores(Database database, Orders orders) {
    this.database = database;
    this.orders = orders;
    events = new PostgresEvents(database);
    tables = new PostgresTables(database);
    facts = new PostgresFacts(database);
    tickets = new PostgresTickets(database);
    reservations = new PostgresReservations(database);
    ledger = new PostgresLedger(database);
    deposits = new PostgresDeposits(database);
    collected = new PostgresCollectedAmounts(database);
    refunds = new PostgresRefunds(database);
    attempts = new PostgresCheckoutAttempts(database);
    outbox = new PostgresOutbox(database);
    audit = new PostgresAuditTrail(database);
    alerts = new PostgresAlerts(database);
    settle =
        new SettlePayment(
            orders,
            facts,
            attempts,
            new ApplySteps(
                new MoveOrder(orders, tables, reservations),
                new LedgerWriter(ledger, deposits, events, ids),
                new Fulfilment(
                    events, tables, tickets, reservations, new BuyerEmails(outbox, ids), ids),
                new RefundPayments(
                    orders, tickets, reservations, refunds, new BuyerEmails(outbox, ids), ids),
                new FollowRefund(facts, refunds, alerts),
                new FollowDisputes(orders, alerts),
                new OrderAlerts(alerts)),
            new StepRecord(facts, audit),
            database,
            clock);
    refundOrder =
        new RefundOrder(
            orders, tickets, reservations, facts, refunds, outbox, audit, database, ids, clock);
    refundAmount = new RefundAmount(orders, facts, refunds, outbox, audit, database, ids, clock);
  }

  /// For the contracts of stores that take part in a sale.
  public SalesStores sales() {
    return new SalesStores(
        events,
        tables,
        orders,
        attempts,
        reservations,
        tickets,
        settle,
        database,
        (event, table) -> TestTables.add(database, event, table));
  }

  /// Settles the order with what was learnt. @return the order as it stands then
  public Order learn(Fact... evidence) {
    return switch (settle.settle(evidence[0].order(), List.of(evidence), Cause.job("test"))) {
      case SettlePayment.Outcome.Settled(Order order, var _) -> order;
      case SettlePayment.Outcome.NoSuchOrder(OrderId id) ->
          throw new IllegalStateException("no order " + id);
    };
  }

  /// All of an order's money came, by a payment that is named after it.
  public static Fact.Captured captured(Order order, Instant at) {
    return new Fact.Captured(order.id(), "pi_" + order.id(), order.total(), at, "test");
  }

  /// The buyer's bank wants all of it back.
  public static Fact disputed(Order order, Fact.DisputeTold.Stage stage, Instant at) {
    return new Fact.DisputeTold(
        order.id(),
        "dp_" + order.id(),
        stage,
        order.total(),
        Optional.of("pi_" + order.id()),
        at,
        "test");
  }

  /// The bank has taken it.
  public static Fact withdrawn(Order order, Instant at) {
    return new Fact.DisputeMoved(
        order.id(),
        "txn_" + order.id(),
        Fact.DisputeMoved.Move.WITHDRAWN,
        order.total(),
        "dp_" + order.id(),
        at,
        "test");
  }

  /// The hold's time is over.
  public static Fact lapsed(Order order, Instant at) {
    return new Fact.HoldLapsed(order.id(), at, "test");
  }
}
