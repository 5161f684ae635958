package live.maguey.refunds;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import live.maguey.alerts.AlertKind;
import live.maguey.alerts.Alerts;
import live.maguey.audit.AuditEntry;
import live.maguey.audit.AuditTrail;
import live.maguey.audit.Cause;
import live.maguey.deposits.Deposits;
import live.maguey.deposits.FollowDeposit;
import live.maguey.orders.Order;
import live.maguey.orders.OrderDetails;
import live.maguey.orders.Orders;
import live.maguey.payments.Facts;
import live.maguey.payments.Refund;
import live.maguey.payments.RefundId;
import live.maguey.payments.StepKey;
import live.maguey.revenue.Ledger;
import live.maguey.revenue.LedgerEntry;
import live.maguey.revenue.LedgerEntryId;
import live.maguey.shared.Ids;
import live.maguey.shared.InvalidRequest;
import live.maguey.shared.Money;
import live.maguey.shared.OneLine;
import live.maguey.shared.UnitOfWork;
import org.jspecify.annotations.Nullable;

/// A person paid a refund that failed: in cash or by bank transfer. Its ledger entry stands in that
/// account, so that what is compared with Stripe stays what Stripe moved; the order's state and its
/// void tickets stay as the refund left them, and its alert is closed.
///
/// The buyer gets all that is still owed of it and no more: by less the buyer would be owed the
/// rest, and nothing would say so. That is the refund, or less where the money went back another
/// way since: [OrderMoney#owed].
///
/// Safe to repeat and to race with [RetryRefund]: a refund is paid once.
public final class RecordRefundByHand {
  private static final int LONGEST_NOTE = 500;

  private final Orders orders;
  private final Facts facts;
  private final Refunds refunds;
  private final Ledger ledger;
  private final FollowDeposit deposits;
  private final AuditTrail audit;
  private final Alerts alerts;
  private final UnitOfWork work;
  private final Ids ids;
  private final InstantSource clock;

  public RecordRefundByHand(
      Orders orders,
      Facts facts,
      Refunds refunds,
      Ledger ledger,
      Deposits deposits,
      AuditTrail audit,
      Alerts alerts,
      UnitOfWork work,
      Ids ids,
      InstantSource clock) {
    this.orders = orders;
    this.facts = facts;
    this.refunds = refunds;
    this.ledger = ledger;
    this.deposits = new FollowDeposit(deposits);
    this.audit = audit;
    this.alerts = alerts;
    this.work = work;
    this.ids = ids;
    this.clock = clock;
  }

  /// @param amount what the buyer got, which has to be all that is owed; null: all of it
  /// @param paidAt null: now
  /// @param note a reference or a word about it, empty for none; it names no buyer
  public record Request(
      RefundId refund,
      PaidByHand.Method method,
      @Nullable Money amount,
      @Nullable Instant paidAt,
      String note) {
    public Request {
      note = OneLine.optional("note", note, LONGEST_NOTE);
      if (amount != null && amount.minor() <= 0) {
        throw new InvalidRequest("amount", "is not more than zero");
      }
    }
  }

  public sealed interface Outcome {
    record Recorded(Refund refund, PaidByHand paid) implements Outcome {}

    /// Recorded before; nothing was changed.
    record Already(Refund refund, PaidByHand paid) implements Outcome {}

    /// The buyer has the money, or it is on its way: paying it too would be twice.
    record NotFailed(Refund refund) implements Outcome {}

    /// Less or more than is owed of the refund, or of another currency.
    record NotTheAmount(Refund refund, Money owed, Money asked) implements Outcome {}

    /// The order's money went back another way since: nothing is owed any more.
    record WentBack(Refund refund) implements Outcome {}

    /// The time it was paid is before the refund was asked for, or still to come.
    record NotThen(Refund refund, Instant paidAt) implements Outcome {}

    record NoSuchRefund() implements Outcome {}
  }

  /// What [#record] would answer now; changes nothing.
  public Outcome preview(Request request, Cause cause) {
    return refunds
        .find(request.refund())
        .map(refund -> foreseen(refund, request, cause))
        .orElseGet(Outcome.NoSuchRefund::new);
  }

  public Outcome record(Request request, Cause cause) {
    return work.run(() -> {
      Optional<Refund> found = refunds.find(request.refund());
      if (found.isEmpty()) {
        return new Outcome.NoSuchRefund();
      }
      Order order = orders.lock(found.get().order());
      Outcome foreseen = preview(request, cause);
      if (!(foreseen instanceof Outcome.Recorded(Refund refund, PaidByHand paid))) {
        return foreseen;
      }
      if (!refunds.payByHand(paid)) {
        return preview(request, cause);
      }
      book(order.details(), refund, paid);
      alerts.close(AlertKind.REFUND_FAILED, "refund " + refund.id(), paid.recordedAt());
      audit.record(
          new AuditEntry(
              paid.recordedAt(),
              cause.actor(),
              "refund.paid-by-hand",
              "order " + refund.order(),
              "refund "
                  + refund.id()
                  + ", "
                  + paid.amount()
                  + ", "
                  + paid.method()
                  + (paid.note().isEmpty() ? "" : ": " + paid.note()),
              cause.requestId()));
      return new Outcome.Recorded(refunds.find(refund.id()).orElseThrow(), paid);
    });
  }

  /// Whatever Stripe moved before is in the account of Stripe, where the refund that failed is
  /// taken back.
  private void book(OrderDetails order, Refund refund, PaidByHand paid) {
    LedgerEntry entry =
        LedgerEntry.of(
            new LedgerEntryId(ids.next()),
            order,
            paid.method().account(),
            LedgerEntry.Kind.REFUND,
            refund.id().toString(),
            null,
            paid.amount().negated(),
            paid.paidAt(),
            line -> refund.borneBy(line.no()).orElseGet(line::total).minor());
    ledger.record(entry);
    if (order.hasDeposit()) {
      RefundEntries back =
          new RefundEntries(
              facts.done(order.id()).getOrDefault(StepKey.CONFIRM, ""),
              refunds.of(order.id()),
              facts.of(order.id()));
      deposits.refunded(order, entry.source(), back.in(ledger.of(order.id())), entry.at());
    }
  }

  private Outcome foreseen(Refund refund, Request request, Cause cause) {
    Optional<PaidByHand> before = refunds.byHand(refund.id());
    if (before.isPresent()) {
      return new Outcome.Already(refund, before.get());
    }
    if (!refund.isOwed()) {
      return new Outcome.NotFailed(refund);
    }
    Instant now = clock.instant();
    Money owed = OrderMoney.owed(refund, refunds, facts);
    if (owed.isZero()) {
      return new Outcome.WentBack(refund);
    }
    Money amount = request.amount() == null ? owed : request.amount();
    if (!amount.equals(owed)) {
      return new Outcome.NotTheAmount(refund, owed, amount);
    }
    Instant paidAt = request.paidAt() == null ? now : request.paidAt();
    if (paidAt.isBefore(refund.requestedAt()) || paidAt.isAfter(now)) {
      return new Outcome.NotThen(refund, paidAt);
    }
    return new Outcome.Recorded(
        refund,
        new PaidByHand(
            refund.id(), request.method(), amount, paidAt, request.note(), cause.actor(), now));
  }
}
