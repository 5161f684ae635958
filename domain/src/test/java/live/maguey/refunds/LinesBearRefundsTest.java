package live.maguey.refunds;

import static live.maguey.events.SampleEvents.usd;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.Set;
import live.maguey.audit.Actor;
import live.maguey.audit.Cause;
import live.maguey.events.Event;
import live.maguey.events.SampleEvents;
import live.maguey.events.Tier;
import live.maguey.orders.Holds;
import live.maguey.orders.Order;
import live.maguey.payments.Fact;
import live.maguey.payments.PaymentGateway;
import live.maguey.payments.RefundNews;
import live.maguey.revenue.LedgerEntry;
import live.maguey.settlement.News;
import live.maguey.settlement.OneEvent;
import live.maguey.tickets.Ticket;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Of an order of two tiers: what goes back for a ticket is borne by its line alone, whichever way
/// the money goes.
class LinesBearRefundsTest {
  private static final Cause OWNER = new Cause(Actor.operator("owner@office"), null);

  private final OneEvent office = OneEvent.withPlaces(9);
  private final SendRefunds send = office.sendRefunds(new Random(1));
  private final Event event =
      office.add(
          SampleEvents.tonight(office.ids)
              .tier("General", 4)
              .tier("Terrace", 4, SampleEvents.price("Standard", 7_500, 250)));
  private final Order order =
      office.order(office.hold(Holds.of(office.ids, event).places(0, 1).places(1, 1)));

  @BeforeEach
  void the_ticket_of_the_terrace_is_refunded() {
    office.openPage(order);
    office.learn(News.of(order).captured(office.stripe.pay(order.id())));
    Ticket terrace = office.tickets(order).getLast();
    office.refundOrder.refund(
        new RefundOrder.Request(
            order.id(), Set.of(terrace.id()), true, RefundOrder.Why.ASKED, "asked nicely"),
        OWNER);
    send.send(9);
    learn(RefundNews.SUCCEEDED);
  }

  private void learn(RefundNews state) {
    String object = office.refund(order).object().orElseThrow();
    office.stripe.finishRefund(object, state);
    if (office.stripe.evidence(object) instanceof PaymentGateway.Evidence.Found found) {
      office.learn(found.facts().toArray(Fact[]::new));
    }
  }

  private List<LedgerEntry.Allocation> borne(LedgerEntry.Kind kind) {
    return office.ledger.of(order.id()).stream()
        .filter(entry -> entry.kind() == kind)
        .reduce((_, last) -> last)
        .orElseThrow()
        .allocations()
        .stream()
        .filter(allocation -> !allocation.amount().isZero())
        .toList();
  }

  @Test
  void a_refund_by_stripe() {
    assertThat(borne(LedgerEntry.Kind.REFUND))
        .containsExactly(new LedgerEntry.Allocation(2, usd(-7_500)));
    assertThat(office.events.find(event.id()).orElseThrow().tiers())
        .extracting(Tier::taken)
        .containsExactly(1, 0);
  }

  @Test
  void a_refund_that_the_bank_sends_back() {
    learn(RefundNews.FAILED);

    assertThat(borne(LedgerEntry.Kind.ADJUSTMENT))
        .containsExactly(new LedgerEntry.Allocation(2, usd(7_500)));
  }

  @Test
  void a_refund_that_is_paid_by_hand_and_nobody_is_called_any_more() {
    learn(RefundNews.FAILED);
    assertThat(office.alarms()).isNotEmpty();

    office
        .recordRefund(office.clock)
        .record(
            new RecordRefundByHand.Request(
                office.refund(order).id(), PaidByHand.Method.CASH, null, null, ""),
            OWNER);

    assertThat(borne(LedgerEntry.Kind.REFUND))
        .containsExactly(new LedgerEntry.Allocation(2, usd(-7_500)));
    assertThat(office.alarms()).isEmpty();
  }
}
