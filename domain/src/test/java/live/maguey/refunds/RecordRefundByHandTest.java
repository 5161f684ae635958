package live.maguey.refunds;

import static live.maguey.events.SampleEvents.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Currency;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import live.maguey.audit.Actor;
import live.maguey.audit.Cause;
import live.maguey.events.SampleEvents;
import live.maguey.orders.Order;
import live.maguey.payments.Fact;
import live.maguey.payments.PaymentGateway;
import live.maguey.payments.Refund;
import live.maguey.payments.RefundId;
import live.maguey.payments.RefundNews;
import live.maguey.refunds.RecordRefundByHand.Outcome;
import live.maguey.refunds.RecordRefundByHand.Request;
import live.maguey.revenue.LedgerEntry;
import live.maguey.settlement.News;
import live.maguey.settlement.OneEvent;
import live.maguey.shared.InvalidRequest;
import live.maguey.shared.Money;
import live.maguey.tickets.Ticket;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A refund that Stripe could not bring to its buyer, and that a person paid.
class RecordRefundByHandTest {
  private static final Cause OWNER = new Cause(Actor.operator("owner@office"), null);

  private final OneEvent office = OneEvent.withPlaces(9);
  private final SendRefunds send = office.sendRefunds(office.random);
  private final RecordRefundByHand record = office.recordRefund(office.clock);
  private final Order.Held order = office.atThePage();

  /// One of two tickets is refunded, and Stripe makes it.
  @BeforeEach
  void a_ticket_is_refunded() {
    office.learn(News.of(order).captured(office.stripe.pay(order.id())));
    Ticket first = office.tickets(order).getFirst();
    office.refundOrder.refund(
        new RefundOrder.Request(
            order.id(), Set.of(first.id()), true, RefundOrder.Why.ASKED, "asked nicely"),
        OWNER);
    send.send(9);
  }

  private void theBankSendsItBack() {
    learn(RefundNews.FAILED);
  }

  private void learn(RefundNews news) {
    String object = office.refund(order).object().orElseThrow();
    office.stripe.finishRefund(object, news);
    if (office.stripe.evidence(object) instanceof PaymentGateway.Evidence.Found found) {
      office.learn(found.facts().toArray(Fact[]::new));
    }
  }

  private Request request(PaidByHand.Method method, @Nullable Money amount) {
    return new Request(office.refund(order).id(), method, amount, null, "transfer 4711");
  }

  private Money booked(LedgerEntry.Account account) {
    return office.sum(order, e -> e.account() == account && e.kind() != LedgerEntry.Kind.FEE);
  }

  @Test
  void the_money_is_back_in_stripes_account_and_went_from_the_banks() {
    theBankSendsItBack();
    assertThat(office.alarms()).anyMatch(alarm -> alarm.startsWith("refund-failed"));

    assertThat(record.record(request(PaidByHand.Method.BANK_TRANSFER, null), OWNER))
        .isInstanceOf(Outcome.Recorded.class);

    assertThat(booked(LedgerEntry.Account.STRIPE)).isEqualTo(usd(6_000));
    assertThat(booked(LedgerEntry.Account.BANK)).isEqualTo(usd(-3_000));
    assertThat(office.balance(order)).isEqualTo(usd(3_000));
    assertThat(office.refund(order).state()).isEqualTo(Refund.State.PAID_BY_HAND);
    assertThat(office.now(order).state()).isEqualTo("partially_refunded");
    assertThat(office.tickets(order)).filteredOn(Ticket::isValid).hasSize(1);
    assertThat(office.alarms()).noneMatch(alarm -> alarm.startsWith("refund-failed"));
    assertThat(office.audit.of("order " + order.id(), 1).getFirst())
        .satisfies(entry -> {
          assertThat(entry.act()).isEqualTo("refund.paid-by-hand");
          assertThat(entry.actor()).isEqualTo(OWNER.actor());
          assertThat(entry.detail()).contains("BANK_TRANSFER", "transfer 4711");
        });
  }

  @Test
  void it_is_recorded_once_and_nothing_asks_stripe_for_it_again() {
    theBankSendsItBack();
    record.record(request(PaidByHand.Method.CASH, null), OWNER);

    assertThat(record.record(request(PaidByHand.Method.BANK_TRANSFER, null), OWNER))
        .isInstanceOfSatisfying(
            Outcome.Already.class,
            already -> assertThat(already.paid().method()).isEqualTo(PaidByHand.Method.CASH));

    assertThat(booked(LedgerEntry.Account.CASH)).isEqualTo(usd(-3_000));
    assertThat(booked(LedgerEntry.Account.BANK)).isEqualTo(usd(0));
    assertThat(send.send(9)).isEmpty();
  }

  @Test
  void what_somebody_else_recorded_meanwhile_is_not_entered_again() {
    theBankSendsItBack();
    AtomicBoolean asked = new AtomicBoolean();
    InstantSource meanwhile =
        () -> {
          if (!asked.getAndSet(true)) {
            record.record(request(PaidByHand.Method.CASH, null), OWNER);
          }
          return office.clock.instant();
        };
    RecordRefundByHand second = office.recordRefund(meanwhile);

    assertThat(second.record(request(PaidByHand.Method.BANK_TRANSFER, null), OWNER))
        .isInstanceOfSatisfying(
            Outcome.Already.class,
            already -> assertThat(already.paid().method()).isEqualTo(PaidByHand.Method.CASH));

    assertThat(booked(LedgerEntry.Account.CASH)).isEqualTo(usd(-3_000));
    assertThat(booked(LedgerEntry.Account.BANK)).isEqualTo(usd(0));
  }

  @Test
  void news_that_it_failed_which_comes_again_raises_no_alarm_and_that_it_went_through_does() {
    theBankSendsItBack();
    record.record(request(PaidByHand.Method.CASH, null), OWNER);
    String object = office.refund(order).object().orElseThrow();
    RefundId ours = office.refund(order).id();

    office.learn(News.of(order).refund(object, RefundNews.CANCELLED, usd(3_000), ours));
    assertThat(office.alarms()).isEmpty();

    office.learn(News.of(order).refund("re_late", RefundNews.SUCCEEDED, usd(3_000), ours));
    assertThat(office.alarms()).anyMatch(alarm -> alarm.startsWith("refund-paid-twice"));
  }

  @Test
  void a_part_of_it_leaves_the_refund_open_and_is_not_recorded_nor_is_more() {
    theBankSendsItBack();
    for (Money other :
        new Money[] {usd(2_500), usd(3_001), Money.of(3_000, Currency.getInstance("MXN"))}) {
      assertThat(record.record(request(PaidByHand.Method.CASH, other), OWNER))
          .isEqualTo(new Outcome.NotTheAmount(office.refund(order), usd(3_000), other));
    }
    assertThatThrownBy(() -> request(PaidByHand.Method.CASH, usd(0)))
        .isInstanceOf(InvalidRequest.class);
    assertThat(office.refund(order).state()).isEqualTo(Refund.State.FAILED);
    assertThat(office.alarms()).anyMatch(alarm -> alarm.startsWith("refund-failed"));
    assertThat(booked(LedgerEntry.Account.CASH)).isEqualTo(usd(0));

    record.record(request(PaidByHand.Method.CASH, usd(3_000)), OWNER);

    assertThat(booked(LedgerEntry.Account.CASH)).isEqualTo(usd(-3_000));
  }

  @Test
  void nothing_is_no_payment() {
    RefundId refund = office.refund(order).id();
    for (long minor : new long[] {0, -1}) {
      assertThatThrownBy(() ->
              new PaidByHand(
                  refund,
                  PaidByHand.Method.CASH,
                  usd(minor),
                  SampleEvents.NOW,
                  "",
                  OWNER.actor(),
                  SampleEvents.NOW))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void what_has_not_failed_is_refused() {
    assertThat(record.record(request(PaidByHand.Method.CASH, null), OWNER))
        .isEqualTo(new Outcome.NotFailed(office.refund(order)));
    assertThat(
            record.record(
                new Request(new RefundId(new UUID(3, 4)), PaidByHand.Method.CASH, null, null, ""),
                OWNER))
        .isEqualTo(new Outcome.NoSuchRefund());
    assertThat(booked(LedgerEntry.Account.CASH)).isEqualTo(usd(0));
  }

  @Test
  void it_was_paid_after_the_refund_was_asked_for_and_not_in_the_future() {
    theBankSendsItBack();
    office.later(Duration.ofDays(3));
    Refund refund = office.refund(order);
    for (Duration after : new Duration[] {Duration.ofSeconds(-1), Duration.ofDays(4)}) {
      assertThat(
              record.record(
                  new Request(
                      refund.id(),
                      PaidByHand.Method.CASH,
                      null,
                      refund.requestedAt().plus(after),
                      ""),
                  OWNER))
          .isInstanceOf(Outcome.NotThen.class);
    }
    record.record(
        new Request(
            refund.id(),
            PaidByHand.Method.CASH,
            null,
            refund.requestedAt().plus(Duration.ofDays(1)),
            ""),
        OWNER);
    assertThat(office.ledger.of(order.id()))
        .filteredOn(e -> e.account() == LedgerEntry.Account.CASH)
        .extracting(LedgerEntry::at)
        .containsExactly(refund.requestedAt().plus(Duration.ofDays(1)));
  }

  @Test
  void a_preview_changes_nothing() {
    theBankSendsItBack();
    assertThat(record.preview(request(PaidByHand.Method.CASH, null), OWNER))
        .isInstanceOf(Outcome.Recorded.class);
    assertThat(office.refund(order).state()).isEqualTo(Refund.State.FAILED);
    assertThat(booked(LedgerEntry.Account.CASH)).isEqualTo(usd(0));
  }
}
