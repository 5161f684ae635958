package live.maguey.settlement;

import java.time.Instant;
import java.util.List;
import java.util.function.ToLongFunction;
import live.maguey.deposits.Deposits;
import live.maguey.deposits.FollowDeposit;
import live.maguey.events.Event;
import live.maguey.events.Events;
import live.maguey.orders.Item;
import live.maguey.orders.OrderDetails;
import live.maguey.orders.OrderLine;
import live.maguey.payments.Fact;
import live.maguey.refunds.RefundEntries;
import live.maguey.revenue.Ledger;
import live.maguey.revenue.LedgerEntry;
import live.maguey.revenue.LedgerEntryId;
import live.maguey.shared.Ids;
import live.maguey.shared.Money;
import org.jspecify.annotations.Nullable;

/// Writes the money in facts into the ledger, each under its Stripe object, and with it what is
/// owed for deposits.
public final class LedgerWriter {
  private final Ledger ledger;
  private final FollowDeposit deposits;
  private final Events events;
  private final Ids ids;

  public LedgerWriter(Ledger ledger, Deposits deposits, Events events, Ids ids) {
    this.ledger = ledger;
    this.deposits = new FollowDeposit(deposits);
    this.events = events;
    this.ids = ids;
  }

  void charge(OrderDetails order, Fact.Captured capture) {
    post(order, LedgerEntry.Kind.CHARGE, null, capture.amount(), capture);
  }

  /// The fee may come long after its charge, which is linked to its balance transaction by it; the
  /// money of a dispute has its own.
  void fee(OrderDetails order, Fact.Fee fee) {
    post(order, LedgerEntry.Kind.FEE, fee.object(), fee.amount().negated(), fee);
    switch (fee) {
      case Fact.ChargeFee ofCharge ->
          ofCharge
              .payment()
              .ifPresent(
                  charge -> ledger.link(charge, LedgerEntry.Kind.CHARGE, ofCharge.transaction()));
      case Fact.DisputeFee _ -> {}
    }
  }

  /// @param weights how much of it each line bears
  void refund(OrderDetails order, Fact.RefundTold refund, ToLongFunction<OrderLine> weights) {
    post(order, LedgerEntry.Kind.REFUND, refund.amount().negated(), refund, weights);
  }

  /// A completed refund that the buyer's bank returned, to the lines that bore it.
  void refundReturned(
      OrderDetails order, Fact.RefundTold refund, ToLongFunction<OrderLine> weights) {
    post(order, LedgerEntry.Kind.ADJUSTMENT, refund.amount(), refund, weights);
  }

  /// What is owed from now on for those of the lines that a deposit was paid for.
  void deposits(OrderDetails order, List<OrderLine> paid, Instant now) {
    deposits.taken(order, paid, now);
  }

  /// A refund went through.
  ///
  /// @param all of the payment that bought the order
  void depositReturned(OrderDetails order, Fact.RefundTold refund, RefundEntries all) {
    deposit(order, refund.object(), refund, all);
  }

  /// A refund went through, and failed then.
  ///
  /// @param all of the payment that bought the order
  void depositSentBack(OrderDetails order, Fact.RefundTold refund, RefundEntries all) {
    deposit(order, refund.object() + " sent back", refund, all);
  }

  private void deposit(
      OrderDetails order, String source, Fact.RefundTold refund, RefundEntries all) {
    deposits.refunded(order, source, all.in(ledger.of(order.id())), refund.at());
  }

  /// What was given away, worth what the line would have cost.
  void comp(OrderDetails order, Instant at) {
    Event event = events.find(order.event()).orElseThrow();
    ToLongFunction<OrderLine> worth = line -> worth(order, line, event);
    long sum = order.lines().stream().mapToLong(worth).sum();
    ledger.record(
        LedgerEntry.of(
            new LedgerEntryId(ids.next()),
            order,
            LedgerEntry.Account.COMP,
            LedgerEntry.Kind.CHARGE,
            order.id().toString(),
            null,
            Money.of(sum, order.total().currency()),
            at,
            worth));
  }

  private static long worth(OrderDetails order, OrderLine line, Event event) {
    return switch (line.item()) {
      case Item.Places places ->
          event.tier(places.tier()).orElseThrow().worth(order.placedAt(), line.quantity()).minor();
      case Item.Table _ -> line.total().minor();
    };
  }

  /// Under the dispute that moved it.
  void dispute(OrderDetails order, Fact.DisputeMoved money) {
    switch (money.move()) {
      case WITHDRAWN -> dispute(order, LedgerEntry.Kind.DISPUTE, money.amount().negated(), money);
      case REINSTATED -> dispute(order, LedgerEntry.Kind.REINSTATEMENT, money.amount(), money);
    }
  }

  private void dispute(
      OrderDetails order, LedgerEntry.Kind kind, Money amount, Fact.DisputeMoved money) {
    ledger.record(
        LedgerEntry.of(
            new LedgerEntryId(ids.next()),
            order,
            LedgerEntry.Account.STRIPE,
            kind,
            money.dispute(),
            money.transaction(),
            amount,
            money.at()));
  }

  private void post(
      OrderDetails order,
      LedgerEntry.Kind kind,
      Money amount,
      Fact fact,
      ToLongFunction<OrderLine> weights) {
    ledger.record(
        LedgerEntry.of(
            new LedgerEntryId(ids.next()),
            order,
            LedgerEntry.Account.STRIPE,
            kind,
            fact.object(),
            null,
            amount,
            fact.at(),
            weights));
  }

  private void post(
      OrderDetails order,
      LedgerEntry.Kind kind,
      @Nullable String transaction,
      Money amount,
      Fact fact) {
    ledger.record(
        LedgerEntry.of(
            new LedgerEntryId(ids.next()),
            order,
            LedgerEntry.Account.STRIPE,
            kind,
            fact.object(),
            transaction,
            amount,
            fact.at()));
  }
}
