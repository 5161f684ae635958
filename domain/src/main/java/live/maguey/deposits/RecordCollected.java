package live.maguey.deposits;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import live.maguey.audit.AuditEntry;
import live.maguey.audit.AuditTrail;
import live.maguey.audit.Cause;
import live.maguey.orders.Order;
import live.maguey.orders.OrderId;
import live.maguey.orders.Orders;
import live.maguey.shared.Ids;
import live.maguey.shared.InvalidRequest;
import live.maguey.shared.Money;
import live.maguey.shared.OneLine;
import live.maguey.shared.UnitOfWork;
import live.maguey.words.MoneyText;

/// A person writes down what a table paid at the venue. Nothing is charged. What was written wrong
/// is taken back by a negative amount with a reason, never below nothing.
public final class RecordCollected {
  private static final int LONGEST_NOTE = 500;

  private final Orders orders;
  private final ShowDeposits showDeposits;
  private final CollectedAmounts collected;
  private final AuditTrail audit;
  private final UnitOfWork work;
  private final Ids ids;
  private final InstantSource clock;

  public RecordCollected(
      Orders orders,
      ShowDeposits showDeposits,
      CollectedAmounts collected,
      AuditTrail audit,
      UnitOfWork work,
      Ids ids,
      InstantSource clock) {
    this.orders = orders;
    this.showDeposits = showDeposits;
    this.collected = collected;
    this.audit = audit;
    this.work = work;
    this.ids = ids;
    this.clock = clock;
  }

  /// @param amount more than zero, or less with a note that says why
  /// @param note a word about it, empty for none; it names no guest
  public record Request(OrderId order, Money amount, String note) {
    /// @throws InvalidRequest for nothing, and for a correction without a reason
    public Request {
      note = OneLine.optional("note", note, LONGEST_NOTE);
      InvalidRequest.unless(!amount.isZero(), "amount", "is nothing");
      InvalidRequest.unless(
          amount.minor() > 0 || !note.isEmpty(), "note", "must say why an amount is taken back");
    }
  }

  public sealed interface Outcome {
    /// @param bill as it is then, or would be in a preview
    record Recorded(Order order, TableBill bill, Money amount) implements Outcome {}

    /// More would be taken back than was written down.
    record TooMuchBack(Order order, Money asked, Money collected) implements Outcome {}

    record OtherCurrency(Order order, Money asked) implements Outcome {}

    /// The order is not paid.
    record NotPaid(Order order) implements Outcome {}

    record NoTable(Order order) implements Outcome {}

    record NoSuchOrder(OrderId order) implements Outcome {}
  }

  /// What [#record] would answer now; changes nothing.
  public Outcome preview(Request request) {
    return orders
        .find(request.order())
        .map(order -> foreseen(order, request))
        .orElseGet(() -> new Outcome.NoSuchOrder(request.order()));
  }

  public Outcome record(Request request, Cause cause) {
    return work.run(() -> {
      if (orders.find(request.order()).isEmpty()) {
        return new Outcome.NoSuchOrder(request.order());
      }
      Order order = orders.lock(request.order());
      Outcome foreseen = foreseen(order, request);
      if (!(foreseen instanceof Outcome.Recorded(Order _, TableBill bill, Money amount))) {
        return foreseen;
      }
      Instant now = clock.instant();
      collected.add(
          new Collected(
              ids.next(),
              order.id(),
              bill.line().no(),
              amount,
              request.note(),
              cause.actor(),
              now));
      audit.record(
          new AuditEntry(
              now,
              cause.actor(),
              "table.collected",
              "order " + order.id(),
              MoneyText.of(amount) + (request.note().isEmpty() ? "" : ": " + request.note()),
              cause.requestId()));
      return new Outcome.Recorded(order, showDeposits.of(order).orElseThrow(), amount);
    });
  }

  private Outcome foreseen(Order order, Request request) {
    Optional<TableBill> bill = showDeposits.of(order);
    if (bill.isEmpty()) {
      return new Outcome.NoTable(order);
    }
    // Who was paid back and stayed may still spend.
    if (!(order instanceof Order.Bought || order instanceof Order.Refunded)) {
      return new Outcome.NotPaid(order);
    }
    Money amount = request.amount();
    if (!amount.currency().equals(order.total().currency())) {
      return new Outcome.OtherCurrency(order, amount);
    }
    Money before = bill.get().collectedInAll();
    return before.plus(amount).minor() < 0
        ? new Outcome.TooMuchBack(order, amount, before)
        : new Outcome.Recorded(order, bill.get(), amount);
  }
}
