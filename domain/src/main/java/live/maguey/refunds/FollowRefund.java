package live.maguey.refunds;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import live.maguey.alerts.AlertKind;
import live.maguey.alerts.Alerts;
import live.maguey.disputes.Dispute;
import live.maguey.orders.Order;
import live.maguey.orders.OrderAlerts;
import live.maguey.orders.OrderLine;
import live.maguey.payments.Fact;
import live.maguey.payments.Facts;
import live.maguey.payments.Refund;
import live.maguey.payments.RefundId;
import live.maguey.payments.RefundNews;
import live.maguey.shared.Money;

/// Moves a refund that we asked for to the state Stripe reports; alerts a person when the money did
/// not reach the buyer, or when the refund is not ours.
public final class FollowRefund {
  private static final AlertKind FAILED = AlertKind.REFUND_FAILED;

  private final Facts facts;
  private final Refunds refunds;
  private final Alerts alerts;

  public FollowRefund(Facts facts, Refunds refunds, Alerts alerts) {
    this.facts = facts;
    this.refunds = refunds;
    this.alerts = alerts;
  }

  public void follow(Order order, Fact.RefundTold told, RefundId ours, Instant now) {
    Optional<Refund> known = refunds.find(ours);
    if (known.isEmpty()) {
      new OrderAlerts(alerts)
          .raise(
              order,
              AlertKind.FOREIGN_REFUND,
              told.refund(),
              "It names no refund of ours: recorded.",
              now);
      return;
    }
    if (known.get().standing() instanceof Refund.Standing.PaidByHand) {
      // That it failed is why it was paid by hand; should it have gone through, it was paid twice.
      if (told.news() == RefundNews.SUCCEEDED) {
        new OrderAlerts(alerts)
            .raise(
                order,
                AlertKind.REFUND_PAID_TWICE,
                told.refund(),
                "Stripe made it after it was paid by hand: ask the buyer for one of the two.",
                now);
      }
      return;
    }
    refunds.moved(ours, told.refund(), told.news(), told.at());
    switch (told.news()) {
      case FAILED, CANCELLED ->
          alerts.raise(
              FAILED,
              "refund " + ours,
              told.refund()
                  + " "
                  + told.identity().status()
                  + ": the money did not reach the buyer",
              now);
      case PENDING, SUCCEEDED -> {}
    }
  }

  /// Keeps a refund made elsewhere that came back as one that has failed, and calls a person.
  public RefundId owe(Fact.RefundTold refund, String payment, Instant since, Instant now) {
    Refund owed =
        Refund.elsewhere(refund, payment, new Refund.Standing.SentBack(refund.refund()), since);
    refunds.owe(owed);
    alerts.raise(
        FAILED,
        "refund " + owed.id(),
        refund.object()
            + ": the buyer's bank sent back a refund that was made in Stripe's dashboard. The money"
            + " is with us, and what it voided stays void. Pay another way what `maguey refunds show "
            + owed.id()
            + "` says is owed, then: maguey refunds record "
            + owed.id(),
        now);
    return owed.id();
  }

  /// Keeps the alarms of an order's refunds in step with its money, which another refund moved: a
  /// refund of which nothing is owed any more asks for nothing by hand.
  public void review(Order order, Instant now) {
    List<Refund> all = refunds.of(order.id());
    if (all.stream().noneMatch(Refund::isOwed)) {
      return;
    }
    OrderMoney money = OrderMoney.of(all, refunds, facts.of(order.id()), order.total().currency());
    all.stream()
        .filter(Refund::isOwed)
        .filter(refund -> money.isKnown(refund.payment()))
        .forEach(refund -> review(refund, money.owed(refund), now));
  }

  private void review(Refund refund, Money owed, Instant now) {
    String subject = "refund " + refund.id();
    if (owed.isZero()) {
      alerts.close(FAILED, subject, now);
    } else {
      alerts.raise(FAILED, subject, "What went out since came back too: it is owed again", now);
    }
  }

  /// A refund that crossed the dispute was refused while the bank had the money, and its tickets
  /// are void: once the money is with us again, Stripe is asked once more.
  public void askAgainForWhatItStopped(Order order, Dispute dispute, Instant now) {
    if (dispute.isDoubted()) {
      return;
    }
    refunds.of(order.id()).stream()
        .filter(refund -> dispute.mayBeAbout(refund.payment()))
        .forEach(refund -> refunds.askAgain(refund.id(), now));
  }

  /// What the ledger says of the refunds of a payment.
  public RefundEntries entries(Order order, String payment) {
    return new RefundEntries(payment, refunds.of(order.id()), facts.of(order.id()));
  }

  /// How much of it each line of the order bears: what it refunds of the line, or what the line
  /// costs where it is not ours or nobody said which.
  public ToLongFunction<OrderLine> weights(Fact.RefundTold refund) {
    Optional<Refund> ours = refund.ours().flatMap(refunds::find);
    return line -> ours.flatMap(r -> r.borneBy(line.no())).orElseGet(line::total).minor();
  }
}
