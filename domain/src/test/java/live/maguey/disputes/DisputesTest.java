package live.maguey.disputes;

import static live.maguey.events.SampleEvents.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import live.maguey.alerts.Alert;
import live.maguey.alerts.AlertKind;
import live.maguey.audit.Cause;
import live.maguey.disputes.Dispute.State;
import live.maguey.events.SampleEvents;
import live.maguey.orders.Order;
import live.maguey.payments.Fact;
import live.maguey.payments.Fact.DisputeTold.Stage;
import live.maguey.refunds.RefundOrder.Outcome;
import live.maguey.refunds.RefundOrder.Request;
import live.maguey.refunds.RefundOrder.Why;
import live.maguey.revenue.LedgerEntry;
import live.maguey.settlement.News;
import live.maguey.settlement.OneEvent;
import live.maguey.tickets.Ticket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What follows when a buyer's bank wants the money back.
class DisputesTest {
  private static final Instant DUE = SampleEvents.NOW.plus(Duration.ofDays(14));
  private static final String PAID = "pi_1";

  private final OneEvent office = OneEvent.withPlaces(10);
  private final Order.Held order = office.atThePage();
  private final News news = News.of(order);

  private void paid() {
    office.learn(news.captured(PAID));
  }

  private void disputed(Stage stage) {
    office.learn(news.disputed("dp_1", stage, PAID));
  }

  private boolean isMarked() {
    return office.now(order).details().disputed();
  }

  private List<AlertKind> alarms() {
    return office.alerts.open(9).stream().map(Alert::kind).toList();
  }

  private Outcome refund() {
    return office.refundOrder.refund(
        new Request(order.id(), Set.of(), false, Why.ASKED, ""), Cause.job("test"));
  }

  @Test
  void a_dispute_marks_the_order_takes_the_money_and_leaves_the_tickets() {
    paid();

    office.learn(
        news.disputed("dp_1", Stage.OPEN, PAID),
        news.at(DUE).disputeDue("dp_1"),
        news.withdrawn("txn_2", "dp_1"),
        news.disputeFee("txn_2", 1_500, "dp_1"));

    assertThat(isMarked()).isTrue();
    assertThat(office.balance(order).isZero()).isTrue();
    assertThat(office.ledger.of(order.id()))
        .filteredOn(entry -> "txn_2".equals(entry.balanceTransaction()))
        .extracting(LedgerEntry::kind, LedgerEntry::source, LedgerEntry::amount)
        .containsExactlyInAnyOrder(
            tuple(LedgerEntry.Kind.DISPUTE, "dp_1", usd(-6_000)),
            tuple(LedgerEntry.Kind.FEE, "txn_2", usd(-1_500)));
    assertThat(office.tickets(order)).hasSize(2).allMatch(Ticket::isValid);
    assertThat(office.placesTaken()).isEqualTo(2);
    assertThat(office.alerts.open(9))
        .singleElement()
        .satisfies(alert -> {
          assertThat(alert.kind()).isEqualTo(AlertKind.DISPUTE);
          assertThat(alert.subject()).contains(order.id().toString(), "dp_1");
          assertThat(alert.detail()).contains("60", DUE.toString());
        });
    assertThat(DisputesAndWarnings.of(office.facts.of(order.id())).disputes())
        .containsExactly(new Dispute("dp_1", State.OPEN, usd(6_000), Optional.of(PAID), DUE));
  }

  @Test
  void one_that_is_won_takes_the_mark_away_and_gives_the_money_back() {
    paid();
    disputed(Stage.OPEN);
    office.learn(news.withdrawn("txn_2", "dp_1"));
    disputed(Stage.IN_REVIEW);

    disputed(Stage.WON);
    office.learn(news.reinstated("txn_3", "dp_1"));

    assertThat(isMarked()).isFalse();
    assertThat(office.balance(order)).isEqualTo(usd(6_000));
    assertThat(alarms()).isEmpty();
    assertThat(refund()).isInstanceOf(Outcome.Requested.class);
  }

  @Test
  void one_that_is_lost_keeps_the_mark_and_calls_a_person() {
    paid();
    disputed(Stage.OPEN);
    disputed(Stage.LOST);

    assertThat(isMarked()).isTrue();
    assertThat(alarms()).containsExactly(AlertKind.DISPUTE_LOST);
    assertThat(office.tickets(order)).allMatch(Ticket::isValid);
  }

  @Test
  void one_that_is_won_asks_for_evidence_no_more() {
    paid();
    disputed(Stage.OPEN);
    assertThat(alarms()).containsExactly(AlertKind.DISPUTE);
    disputed(Stage.WON);
    assertThat(alarms()).isEmpty();
  }

  @Test
  void a_decision_that_is_heard_of_first_stands() {
    paid();
    disputed(Stage.WON);
    disputed(Stage.OPEN);

    assertThat(isMarked()).isFalse();
    assertThat(alarms()).isEmpty();
  }

  @Test
  void the_later_of_two_decisions_stands() {
    paid();
    office.learn(news.at(SampleEvents.NOW.plusSeconds(9)).disputed("dp_1", Stage.WON, PAID));
    office.learn(news.disputed("dp_1", Stage.LOST, PAID));

    assertThat(isMarked()).isFalse();
  }

  @Test
  void an_inquiry_marks_moves_no_money_and_can_be_refunded() {
    paid();
    disputed(Stage.INQUIRY);

    assertThat(isMarked()).isTrue();
    assertThat(alarms()).containsExactly(AlertKind.INQUIRY);
    assertThat(office.balance(order)).isEqualTo(usd(6_000));
    assertThat(refund()).isInstanceOf(Outcome.Requested.class);

    disputed(Stage.INQUIRY_CLOSED);
    assertThat(isMarked()).isFalse();
  }

  @Test
  void an_inquiry_that_came_to_nothing_may_still_become_a_dispute() {
    paid();
    disputed(Stage.INQUIRY);
    disputed(Stage.INQUIRY_CLOSED);
    disputed(Stage.OPEN);

    assertThat(isMarked()).isTrue();
    assertThat(alarms()).containsExactly(AlertKind.DISPUTE);
  }

  @Test
  void a_warning_of_fraud_marks_until_it_is_over() {
    paid();
    office.learn(news.warned("issfr_1", Fact.FraudWarning.Stage.ACTIONABLE, PAID));

    assertThat(isMarked()).isTrue();
    assertThat(alarms()).containsExactly(AlertKind.FRAUD_WARNING);

    office.learn(news.warned("issfr_1", Fact.FraudWarning.Stage.OVER, PAID));
    assertThat(isMarked()).isFalse();
    assertThat(alarms()).isEmpty();
  }

  @Test
  void a_warning_that_is_over_before_it_comes_is_told_to_nobody() {
    paid();
    office.learn(news.warned("issfr_1", Fact.FraudWarning.Stage.OVER, PAID));
    office.learn(news.warned("issfr_1", Fact.FraudWarning.Stage.ACTIONABLE, PAID));

    assertThat(isMarked()).isFalse();
    assertThat(alarms()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"OPEN", "IN_REVIEW", "LOST"})
  void what_the_bank_has_is_not_refunded_and_nothing_is_void(Stage stage) {
    paid();
    disputed(stage);

    assertThat(refund()).isEqualTo(new Outcome.Disputed(office.now(order)));

    assertThat(office.tickets(order)).allMatch(Ticket::isValid);
    assertThat(office.refunds.of(order.id())).isEmpty();
  }

  @Test
  void a_dispute_of_another_payment_of_the_order_leaves_this_one_refundable() {
    paid();
    office.learn(news.captured("pi_2"), news.disputed("dp_2", Stage.OPEN, "pi_2"));

    assertThat(isMarked()).isTrue();
    assertThat(refund()).isInstanceOf(Outcome.Requested.class);
  }

  @Test
  void the_same_news_again_changes_nothing_even_after_a_person_looked() {
    paid();
    disputed(Stage.OPEN);
    office.learn(news.withdrawn("txn_2", "dp_1"));
    int entries = office.ledger.of(order.id()).size();

    disputed(Stage.OPEN);
    office.learn(news.withdrawn("txn_2", "dp_1"));

    assertThat(office.ledger.of(order.id())).hasSize(entries);
    assertThat(alarms()).containsExactly(AlertKind.DISPUTE);
  }
}
