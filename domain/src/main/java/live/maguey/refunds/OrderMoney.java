package live.maguey.refunds;

import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import live.maguey.disputes.Dispute;
import live.maguey.disputes.DisputesAndWarnings;
import live.maguey.payments.Fact;
import live.maguey.payments.Facts;
import live.maguey.payments.Refund;
import live.maguey.payments.RefundId;
import live.maguey.revenue.LedgerEntry;
import live.maguey.shared.Money;

/// Where the money of an order's payments is: what came, less what went back by whatever road or is
/// on its way. What nobody told the payment of counts against each.
public final class OrderMoney {
  private final List<Refund> refunds;
  private final Map<RefundId, Money> byHand;
  private final List<Fact> facts;
  private final Currency currency;

  /// @param refunds all of the order, the oldest first
  /// @param byHand what a person paid of those that were paid by hand
  private OrderMoney(
      List<Refund> refunds, Map<RefundId, Money> byHand, List<Fact> facts, Currency currency) {
    this.refunds = refunds;
    this.byHand = byHand;
    this.facts = facts;
    this.currency = currency;
  }

  /// @param of all refunds of the order, the oldest first, as they are in `refunds`
  static OrderMoney of(List<Refund> of, Refunds refunds, List<Fact> facts, Currency currency) {
    return new OrderMoney(
        of,
        of.stream()
            .filter(refund -> refund.state() == Refund.State.PAID_BY_HAND)
            .flatMap(refund -> refunds.byHand(refund.id()).stream())
            .collect(Collectors.toMap(PaidByHand::refund, PaidByHand::amount)),
        facts,
        currency);
  }

  /// The same from what was read of the order.
  ///
  /// @param of all refunds of the order, the oldest first; @param ledger all its entries
  public static OrderMoney of(
      List<Refund> of, List<LedgerEntry> ledger, List<Fact> facts, Currency currency) {
    return new OrderMoney(
        of,
        of.stream()
            .filter(refund -> refund.state() == Refund.State.PAID_BY_HAND)
            .collect(Collectors.toMap(Refund::id, refund -> handed(refund, ledger, currency))),
        facts,
        currency);
  }

  private static Money handed(Refund refund, List<LedgerEntry> ledger, Currency currency) {
    return ledger.stream()
        .filter(entry -> entry.source().equals(refund.id().toString()))
        .map(LedgerEntry::amount)
        .reduce(Money.zero(currency), Money::plus)
        .negated();
  }

  /// What the buyer is still owed of this one.
  public static Money owed(Refund refund, Refunds refunds, Facts facts) {
    return of(
            refunds.of(refund.order()),
            refunds,
            facts.of(refund.order()),
            refund.amount().currency())
        .owed(refund);
  }

  /// Whether it is known that this payment came: before, nothing can be said of it.
  public boolean isKnown(String payment) {
    return captured(payment).isPositive();
  }

  /// What is left of a payment, never negative; what a bank disputes still counts as there.
  ///
  /// @param payment empty where nobody told which: then of all of them
  Money left(String payment) {
    Money gone =
        sum(
            refunds.stream()
                .filter(refund -> isSame(payment, refund.payment()))
                .filter(refund -> refund.state().isGoing())
                .map(refund -> byHand.getOrDefault(refund.id(), refund.amount())));
    Money elsewhere =
        Money.of(
            payment.isEmpty()
                ? ToldRefunds.takenElsewhere(facts)
                : ToldRefunds.takenElsewhere(facts, payment),
            currency);
    return atLeastNothing(captured(payment).minus(gone).minus(elsewhere));
  }

  /// What the buyer is still owed of a refund that did not arrive: no more than what is left of its
  /// payment, and of refunds that overlap the last one goes first, so that all of them together ask
  /// for no more than that either.
  public Money owed(Refund refund) {
    if (!refund.isOwed()) {
      return Money.zero(currency);
    }
    Money later =
        sum(
            refunds.stream()
                .dropWhile(other -> !other.id().equals(refund.id()))
                .skip(1)
                .filter(other -> isSame(refund.payment(), other.payment()))
                .map(this::owed));
    Money left =
        atLeastNothing(left(refund.payment()).minus(disputed(refund.payment())).minus(later));
    return left.compareTo(refund.amount()) < 0 ? left : refund.amount();
  }

  private Money captured(String payment) {
    return sum(
        Fact.of(facts, Fact.Captured.class)
            .filter(capture -> isSame(payment, capture.payment()))
            .map(Fact.Captured::amount));
  }

  private Money disputed(String payment) {
    Predicate<Fact.DisputeMoved> ofIt =
        moved ->
            DisputesAndWarnings.of(facts).disputes().stream()
                .filter(dispute -> dispute.object().equals(moved.dispute()))
                .map(Dispute::payment)
                .flatMap(Optional::stream)
                .allMatch(other -> isSame(payment, other));
    return sum(
        Fact.of(facts, Fact.DisputeMoved.class)
            .filter(ofIt)
            .map(moved ->
                switch (moved.move()) {
                  case WITHDRAWN -> moved.amount();
                  case REINSTATED -> moved.amount().negated();
                }));
  }

  private Money atLeastNothing(Money amount) {
    return amount.isPositive() ? amount : Money.zero(currency);
  }

  private static boolean isSame(String payment, String other) {
    return payment.isEmpty() || other.isEmpty() || payment.equals(other);
  }

  private Money sum(Stream<Money> amounts) {
    return amounts.reduce(Money.zero(currency), Money::plus);
  }
}
