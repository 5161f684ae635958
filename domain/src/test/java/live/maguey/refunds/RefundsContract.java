package live.maguey.refunds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import live.maguey.audit.Actor;
import live.maguey.events.SampleEvents;
import live.maguey.orders.OrderId;
import live.maguey.payments.Refund;
import live.maguey.payments.Refund.Standing;
import live.maguey.payments.RefundId;
import live.maguey.payments.RefundNews;
import live.maguey.tickets.TicketId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// What every store of refunds promises. The store is empty before each test.
public abstract class RefundsContract {
  private static final Instant NOW = SampleEvents.NOW;
  private static final Duration LEASE = Duration.ofSeconds(30);

  protected abstract Refunds refunds();

  protected abstract OrderId anOrder();

  /// Tickets of the order's first line.
  protected abstract List<TicketId> ticketsOf(OrderId order, int count);

  private Refund requested() {
    return requested(NOW);
  }

  protected final Refund requested(Instant at) {
    Refund refund =
        Refund.requested(
            new RefundId(UUID.randomUUID()),
            anOrder(),
            "pi_1",
            SampleEvents.usd(7200),
            "late",
            at,
            new Refund.Subject.Payment());
    refunds().request(refund);
    return refund;
  }

  @Test
  void a_requested_refund_is_claimed_by_one_at_a_time() {
    Refund refund = requested();
    refunds().request(refund);
    assertThat(refunds().claim(9, NOW, LEASE)).extracting(Refund::id).containsExactly(refund.id());
    assertThat(refunds().claim(9, NOW.plusSeconds(29), LEASE)).isEmpty();
    assertThat(refunds().claim(9, NOW.plusSeconds(30), LEASE)).hasSize(1);
  }

  @Test
  void a_repeat_keeps_its_key_and_remembers_when_it_was_first_asked() {
    Refund refund = requested();
    refunds().claim(9, NOW, LEASE);
    refunds().retry(refund.id(), NOW.plusSeconds(5), "timeout");
    Refund again = refunds().claim(9, NOW.plusSeconds(5), LEASE).getFirst();
    assertThat(again.key()).isEqualTo(refund.key());
    assertThat(again.standing()).isEqualTo(new Standing.Requested(Optional.of(NOW)));
  }

  @Test
  void a_new_attempt_has_a_key_of_its_own() {
    Refund refund = requested();
    refunds().claim(9, NOW, LEASE);
    refunds().nextAttempt(refund.id(), 1, NOW.plusSeconds(5), "insufficient balance");
    Refund next = refunds().claim(9, NOW.plusSeconds(5), LEASE).getFirst();
    assertThat(next.key()).isNotEqualTo(refund.key());
    assertThat(next.standing()).isEqualTo(new Standing.Requested(Optional.of(NOW.plusSeconds(5))));
  }

  @Test
  void the_answer_to_an_attempt_that_was_overtaken_starts_no_other() {
    Refund refund = requested();
    refunds().claim(9, NOW, LEASE);
    refunds().nextAttempt(refund.id(), 1, NOW.plusSeconds(5), "insufficient balance");
    Refund second = refunds().claim(9, NOW.plusSeconds(5), LEASE).getFirst();
    refunds().nextAttempt(refund.id(), 1, NOW.plusSeconds(6), "insufficient balance");
    assertThat(refunds().find(refund.id())).contains(second);
    assertThat(refunds().claim(9, NOW.plusSeconds(6), LEASE)).isEmpty();
  }

  @Test
  void the_last_attempt_is_given_up_once() {
    Refund refund = requested();
    refunds().claim(9, NOW, LEASE);
    assertThat(refunds().giveUp(refund.id(), 1, "no balance", NOW)).isTrue();
    assertThat(refunds().giveUp(refund.id(), 1, "no balance", NOW)).isFalse();
    assertThat(refunds().find(refund.id()).orElseThrow().state()).isEqualTo(Refund.State.FAILED);
    assertThat(refunds().find(refund.id()).orElseThrow().standing())
        .isEqualTo(new Standing.Refused());
    assertThat(refunds().claim(9, NOW.plusSeconds(99), LEASE)).isEmpty();
  }

  @Test
  void what_stripe_never_made_may_be_asked_for_again_under_a_new_key() {
    Refund refund = requested();
    refunds().claim(9, NOW, LEASE);
    assertThat(refunds().askAgain(refund.id(), NOW)).as("still asked for").isFalse();
    refunds().giveUp(refund.id(), 1, "charge_disputed", NOW);

    assertThat(refunds().askAgain(refund.id(), NOW.plusSeconds(1))).isTrue();
    assertThat(refunds().askAgain(refund.id(), NOW.plusSeconds(1))).isFalse();

    Refund again = refunds().claim(9, NOW.plusSeconds(1), LEASE).getFirst();
    assertThat(again.key()).isNotEqualTo(refund.key());
    refunds().moved(refund.id(), "re_1", RefundNews.FAILED, NOW);
    assertThat(refunds().askAgain(refund.id(), NOW)).as("made, and sent back").isFalse();
  }

  @Test
  void an_attempt_that_was_overtaken_gives_nothing_up() {
    Refund refund = requested();
    refunds().claim(9, NOW, LEASE);
    refunds().nextAttempt(refund.id(), 1, NOW.plusSeconds(5), "insufficient balance");
    assertThat(refunds().giveUp(refund.id(), 1, "no balance", NOW)).isFalse();
    assertThat(refunds().claim(9, NOW.plusSeconds(5), LEASE)).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void what_stripe_has_answered_is_not_given_up(RefundNews answered) {
    Refund refund = requested();
    refunds().moved(refund.id(), "re_1", answered, NOW);
    Refund moved = refunds().find(refund.id()).orElseThrow();
    assertThat(refunds().giveUp(refund.id(), 1, "no balance", NOW)).isFalse();
    assertThat(refunds().find(refund.id())).contains(moved);
  }

  @Test
  void what_is_due_longest_is_claimed_first() {
    Refund younger = requested(NOW.minusSeconds(1));
    Refund older = requested(NOW.minusSeconds(2));
    Refund later = requested(NOW.plusSeconds(1));
    assertThat(refunds().claim(1, NOW, LEASE)).extracting(Refund::id).containsExactly(older.id());
    assertThat(refunds().claim(9, NOW, LEASE)).extracting(Refund::id).containsExactly(younger.id());
    assertThat(refunds().find(later.id())).contains(later);
  }

  @ParameterizedTest
  @EnumSource
  void what_stripe_has_answered_is_never_asked_again(RefundNews answered) {
    Refund refund = requested();
    refunds().claim(9, NOW, LEASE);
    refunds().moved(refund.id(), "re_1", answered, NOW);
    Refund moved = refunds().find(refund.id()).orElseThrow();
    refunds().retry(refund.id(), NOW, "timeout");
    refunds().nextAttempt(refund.id(), 1, NOW, "insufficient balance");
    assertThat(refunds().claim(9, NOW.plusSeconds(99), LEASE)).isEmpty();
    assertThat(refunds().find(refund.id())).contains(moved);
  }

  @ParameterizedTest
  @CsvSource({
    "PENDING, SUCCEEDED FAILED CANCELLED",
    "SUCCEEDED, FAILED",
    "FAILED, ''",
    "CANCELLED, ''"
  })
  void a_refund_moves_forward_only(RefundNews from, String forward) {
    for (RefundNews to : RefundNews.values()) {
      RefundId id = requested().id();
      assertThat(refunds().moved(id, "re_" + id, from, NOW)).isTrue();
      boolean moves = List.of(forward.split(" ")).contains(to.name());
      assertThat(refunds().moved(id, "re_" + id, to, NOW))
          .as("%s to %s", from, to)
          .isEqualTo(moves);
      assertThat(refunds().find(id).orElseThrow().state().name())
          .isEqualTo((moves ? to : from).name());
    }
  }

  @Test
  void a_refund_of_somebody_elses_that_failed_is_kept_once_and_never_asked_for() {
    Refund owed =
        new Refund(
            new RefundId(UUID.randomUUID()),
            anOrder(),
            "pi_1",
            SampleEvents.usd(7200),
            "elsewhere",
            1,
            NOW,
            new Standing.SentBack("re_dashboard"),
            new Refund.Subject.Elsewhere());
    refunds().owe(owed);
    refunds().owe(owed);

    assertThat(refunds().of(owed.order())).containsExactly(owed);
    assertThat(refunds().claim(9, NOW.plusSeconds(99), LEASE)).isEmpty();
    assertThat(refunds().askAgain(owed.id(), NOW)).isFalse();
    assertThat(refunds().payByHand(byHand(owed))).isTrue();
    refunds().owe(owed);
    assertThat(refunds().find(owed.id()).orElseThrow().state())
        .isEqualTo(Refund.State.PAID_BY_HAND);
  }

  private PaidByHand byHand(Refund refund) {
    return new PaidByHand(
        refund.id(),
        PaidByHand.Method.BANK_TRANSFER,
        SampleEvents.usd(7_000),
        NOW,
        "transfer 4711",
        Actor.operator("owner@office"),
        NOW.plusSeconds(60));
  }

  @Test
  void what_failed_is_paid_by_hand_once_and_never_asked_for_again() {
    Refund refund = requested();
    assertThat(refunds().payByHand(byHand(refund))).as("still asked for").isFalse();
    assertThat(refunds().byHand(refund.id())).isEmpty();
    refunds().giveUp(refund.id(), 1, "charge_disputed", NOW);

    assertThat(refunds().payByHand(byHand(refund))).isTrue();
    assertThat(refunds().payByHand(byHand(refund))).as("a second time").isFalse();

    assertThat(refunds().byHand(refund.id())).contains(byHand(refund));
    assertThat(refunds().askAgain(refund.id(), NOW)).isFalse();
    assertThat(refunds().moved(refund.id(), "re_1", RefundNews.SUCCEEDED, NOW)).isFalse();
    assertThat(refunds().find(refund.id()).orElseThrow().state())
        .isEqualTo(Refund.State.PAID_BY_HAND);
    assertThat(refunds().claim(9, NOW.plusSeconds(99), LEASE)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"PENDING, false", "SUCCEEDED, false", "FAILED, true", "CANCELLED, true"})
  void only_what_did_not_reach_its_buyer_is_paid_by_hand(RefundNews news, boolean owed) {
    Refund refund = requested();
    refunds().moved(refund.id(), "re_1", news, NOW);
    assertThat(refunds().find(refund.id()).orElseThrow().isOwed()).isEqualTo(owed);
    assertThat(refunds().payByHand(byHand(refund))).isEqualTo(owed);
  }

  @ParameterizedTest
  @EnumSource
  void what_stripe_tells_of_a_refund_is_kept_with_its_object(RefundNews news) {
    Refund refund = requested();
    refunds().claim(9, NOW, LEASE);
    refunds().moved(refund.id(), "re_1", news, NOW);
    assertThat(refunds().find(refund.id()).orElseThrow().standing())
        .isEqualTo(
            switch (news) {
              case PENDING -> new Standing.Pending("re_1");
              case SUCCEEDED -> new Standing.Succeeded("re_1");
              case FAILED -> new Standing.SentBack("re_1");
              case CANCELLED -> new Standing.Cancelled("re_1");
            });
  }

  @Test
  void what_was_paid_by_hand_keeps_what_the_bank_sent_back() {
    Refund refused = requested();
    refunds().giveUp(refused.id(), 1, "charge_disputed", NOW);
    Refund sentBack = requested();
    refunds().moved(sentBack.id(), "re_1", RefundNews.FAILED, NOW);
    refunds().payByHand(byHand(refused));
    refunds().payByHand(byHand(sentBack));
    assertThat(refunds().find(refused.id()).orElseThrow().standing())
        .isEqualTo(new Standing.PaidByHand(Optional.empty()));
    assertThat(refunds().find(sentBack.id()).orElseThrow().standing())
        .isEqualTo(new Standing.PaidByHand(Optional.of("re_1")));
  }

  @Test
  void what_is_not_needed_is_owed_to_nobody_and_never_asked_for_again() {
    Refund refund = requested();
    refunds().claim(9, NOW, LEASE);
    refunds().notNeeded(refund.id(), NOW);
    Refund kept = refunds().find(refund.id()).orElseThrow();
    assertThat(kept.standing()).isEqualTo(new Standing.NotNeeded());
    assertThat(kept.isOwed()).isFalse();
    assertThat(refunds().payByHand(byHand(refund))).isFalse();
    assertThat(refunds().askAgain(refund.id(), NOW)).isFalse();
    assertThat(refunds().claim(9, NOW.plusSeconds(99), LEASE)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void what_stripe_has_made_is_needed(RefundNews news) {
    Refund refund = requested();
    refunds().moved(refund.id(), "re_1", news, NOW);
    Refund moved = refunds().find(refund.id()).orElseThrow();
    refunds().notNeeded(refund.id(), NOW);
    assertThat(refunds().find(refund.id())).contains(moved);
  }

  @Test
  void a_refund_that_is_not_there_moves_nowhere() {
    RefundId unknown = new RefundId(UUID.randomUUID());
    assertThat(refunds().moved(unknown, "re_1", RefundNews.SUCCEEDED, NOW)).isFalse();
    assertThat(refunds().find(unknown)).isEmpty();
  }

  @Test
  void an_order_is_told_its_own_refunds_the_oldest_first() {
    Refund refund = requested();
    Refund before =
        Refund.requested(
            new RefundId(UUID.randomUUID()),
            refund.order(),
            "pi_2",
            SampleEvents.usd(50),
            "paid_twice",
            NOW.minusSeconds(1),
            new Refund.Subject.Payment());
    refunds().request(before);
    requested();
    assertThat(refunds().of(refund.order())).containsExactly(before, refund);
  }

  @Test
  void a_refund_keeps_which_tickets_it_refunds_in_every_state() {
    OrderId order = anOrder();
    Refund refund = paysBack(order, ticketsOf(order, 2));
    refunds().request(refund);
    refunds().request(refund);
    assertThat(refunds().find(refund.id())).contains(refund);
    assertThat(refunds().of(order)).containsExactly(refund);
    assertThat(refunds().claim(9, NOW, LEASE).getFirst().parts()).isEqualTo(refund.parts());
    refunds().nextAttempt(refund.id(), 1, NOW, "insufficient balance");
    refunds().moved(refund.id(), "re_1", RefundNews.FAILED, NOW);
    assertThat(refunds().find(refund.id()).orElseThrow().parts()).isEqualTo(refund.parts());
  }

  @Test
  void a_refund_keeps_which_lines_bear_an_amount_and_whether_its_reason_is_told() {
    OrderId order = anOrder();
    Refund told = ofAmount(order, true, 9, 4, 1);
    Refund quiet = ofAmount(order, false, 2);
    refunds().request(told);
    refunds().request(quiet);
    refunds().request(told);
    assertThat(refunds().find(told.id())).contains(told);
    assertThat(refunds().find(quiet.id())).contains(quiet);
    assertThat(refunds().of(order)).containsExactlyInAnyOrder(told, quiet);
    refunds().moved(told.id(), "re_1", RefundNews.FAILED, NOW);
    Refund failed = refunds().find(told.id()).orElseThrow();
    assertThat(failed.subject()).isEqualTo(told.subject());
    assertThat(failed.toldReason()).contains("no heating");
    assertThat(quiet.toldReason()).isEmpty();
  }

  private static Refund ofAmount(OrderId order, boolean told, long... shares) {
    return Refund.requested(
        new RefundId(UUID.randomUUID()),
        order,
        "pi_1",
        SampleEvents.usd(LongStream.of(shares).sum()),
        "no heating",
        NOW,
        new Refund.Subject.Amount(
            IntStream.range(0, shares.length)
                .mapToObj(i -> new Refund.Share(i + 1, SampleEvents.usd(shares[i])))
                .toList(),
            told));
  }

  @Test
  void a_ticket_is_refunded_by_one_refund_in_whatever_state_it_is() {
    OrderId order = anOrder();
    List<TicketId> tickets = ticketsOf(order, 2);
    Refund first = paysBack(order, tickets.subList(0, 1));
    refunds().request(first);
    refunds().moved(first.id(), "re_1", RefundNews.FAILED, NOW);

    assertThatThrownBy(() -> refunds().request(paysBack(order, tickets)))
        .isInstanceOf(RuntimeException.class);

    assertThat(refunds().of(order)).extracting(Refund::id).containsExactly(first.id());
    refunds().request(paysBack(order, tickets.subList(1, 2)));
    assertThat(refunds().of(order)).hasSize(2);
  }

  private static Refund paysBack(OrderId order, List<TicketId> tickets) {
    return Refund.requested(
        new RefundId(UUID.randomUUID()),
        order,
        "pi_1",
        SampleEvents.usd(3_000L * tickets.size()),
        "asked for",
        NOW,
        new Refund.Subject.Tickets(
            tickets.stream().map(t -> new Refund.Part(t, 1, SampleEvents.usd(3_000))).toList()));
  }
}
