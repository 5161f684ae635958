package live.maguey.refunds;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import live.maguey.audit.Actor;
import live.maguey.audit.AuditEntry;
import live.maguey.audit.Cause;
import live.maguey.emails.Email;
import live.maguey.events.CancelEvent;
import live.maguey.events.EventId;
import live.maguey.events.SampleEvents;
import live.maguey.orders.Order;
import live.maguey.payments.Fact.DisputeTold.Stage;
import live.maguey.payments.RefundNews;
import live.maguey.refunds.RefundCancelled.Done;
import live.maguey.refunds.RefundOrder.Request;
import live.maguey.refunds.RefundOrder.Why;
import live.maguey.settlement.News;
import live.maguey.settlement.OneEvent;
import live.maguey.tickets.Ticket;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

/// An event is cancelled and everybody gets the money back.
class RefundCancelledTest {
  private static final Cause OWNER = new Cause(Actor.operator("owner@office"), null);

  private final OneEvent office = OneEvent.withPlaces(500);
  private final RefundCancelled refundCancelled =
      new RefundCancelled(office.orders, office.refundOrder, office.alerts, office.clock);
  private final CancelEvent cancel =
      new CancelEvent(office.events, office.audit, office.work, office.clock);

  private Order.Held paid() {
    Order.Held order = office.hold();
    office.learn(News.of(order).captured("pi_" + order.id()));
    return order;
  }

  private void cancelEvent() {
    assertThat(cancel.cancel(office.event.id(), "flood", OWNER))
        .isInstanceOf(CancelEvent.Outcome.Cancelled.class);
  }

  private Done refund() {
    return refundCancelled.refund(office.event.id(), OWNER, _ -> {});
  }

  @Test
  void everybody_is_refunded_whole_and_told_once() {
    Order.Held partly = paid();
    Ticket back = office.tickets(partly).getFirst();
    office.refundOrder.refund(
        new Request(partly.id(), Set.of(back.id()), false, Why.ASKED, ""), OWNER);
    List<Order.Held> others = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      others.add(paid());
    }
    cancelEvent();
    List<Done> progress = new ArrayList<>();

    assertThat(refundCancelled.refund(office.event.id(), OWNER, progress::add))
        .isEqualTo(new Done(121, 0));

    assertThat(progress).hasSize(121).last().isEqualTo(new Done(121, 0));
    assertThat(office.refunds.of(partly.id()))
        .extracting(refund -> refund.reason() + " " + refund.amount().minor())
        .containsExactly("asked 3000", "event_cancelled 3000");
    for (Order.Held order : others) {
      assertThat(office.now(order).state()).isEqualTo("refunded");
      assertThat(office.refund(order).amount()).isEqualTo(order.total());
      assertThat(office.tickets(order))
          .extracting(Ticket::voidReason)
          .containsOnly(Optional.of(Ticket.VoidReason.EVENT_CANCELLED));
      assertThat(office.mailKinds(order))
          .containsExactly(Email.Kind.TICKETS, Email.Kind.EVENT_CANCELLED);
    }
    assertThat(refund()).as("again").isEqualTo(new Done(0, 0));
  }

  @Test
  void what_the_bank_has_is_left_to_a_person_and_an_inquiry_is_refunded() {
    Order.Held taken = paid();
    Order.Held asked = paid();
    office.learn(News.of(taken).disputed("dp_1", Stage.OPEN, "pi_" + taken.id()));
    office.learn(News.of(asked).disputed("dp_2", Stage.INQUIRY, "pi_" + asked.id()));
    cancelEvent();

    assertThat(refund()).isEqualTo(new Done(1, 1));

    assertThat(office.now(taken).state()).isEqualTo("paid");
    assertThat(office.now(asked).state()).isEqualTo("refunded");
    assertThat(office.alarms()).contains("cancelled-not-refunded, order " + taken.id());
  }

  @Test
  void a_run_that_was_stopped_is_gone_on_with_by_the_next() {
    Order.Held first = paid();
    Order.Held second = paid();
    cancelEvent();
    try {
      refundCancelled.refund(
          null,
          OWNER,
          _ -> {
            throw new IllegalStateException("stopped");
          });
    } catch (IllegalStateException stopped) {
      assertThat(office.now(first).state()).isEqualTo("refunded");
      assertThat(office.now(second).state()).isEqualTo("paid");
    }

    assertThat(refund()).isEqualTo(new Done(1, 0));
    assertThat(office.refund(first).amount()).isEqualTo(first.total());
    assertThat(office.refund(second).amount()).isEqualTo(second.total());
  }

  @Test
  void money_that_comes_after_the_cancellation_goes_back_at_once_and_leaves_nothing_to_do() {
    Order.Held slow = office.hold();
    cancelEvent();
    assertThat(refund()).isEqualTo(new Done(0, 0));
    office.learn(News.of(slow).captured("pi_1"));

    assertThat(office.refund(slow).amount()).isEqualTo(slow.total());
    assertThat(refund()).isEqualTo(new Done(0, 0));
  }

  @Test
  void what_went_back_in_part_elsewhere_is_left_to_a_person_and_does_not_stop_the_others() {
    Order.Held partly = paid();
    office.learn(
        News.of(partly).refund("re_9", RefundNews.SUCCEEDED, SampleEvents.usd(1_000), null));
    Order.Held other = paid();
    cancelEvent();

    assertThat(refund()).isEqualTo(new Done(1, 1));
    assertThat(refund()).isEqualTo(new Done(0, 1));

    assertThat(office.now(other).state()).isEqualTo("refunded");
    assertThat(office.alarms())
        .containsExactly(
            "cancelled-not-refunded, order " + partly.id(),
            "foreign-refund, order " + partly.id() + ", re_9");
  }

  @Test
  void holders_of_free_tickets_are_told_and_no_money_moves() {
    OneEvent free = OneEvent.withFreePlaces(4);
    Order.Held order = free.hold();
    free.learn(News.of(order).free());
    free.cancelEvent();

    assertThat(
            new RefundCancelled(free.orders, free.refundOrder, free.alerts, free.clock)
                .refund(null, OWNER, _ -> {}))
        .isEqualTo(new Done(1, 0));
    assertThat(free.refunds.of(order.id())).isEmpty();
    assertThat(free.mailKinds(order))
        .containsExactly(Email.Kind.TICKETS, Email.Kind.EVENT_CANCELLED);
    assertThat(free.tickets(order)).noneMatch(Ticket::isValid);
  }

  @Test
  void an_event_that_stands_refunds_nobody() {
    Order.Held order = paid();
    assertThat(refund()).isEqualTo(new Done(0, 0));
    assertThat(office.now(order).state()).isEqualTo("paid");
  }

  @Test
  void a_cancellation_is_in_the_trail_once_and_a_refusal_is_told() {
    cancelEvent();
    assertThat(cancel.cancel(office.event.id(), "again", OWNER))
        .isInstanceOf(CancelEvent.Outcome.Already.class);
    assertThat(office.audit.of("event " + office.event.id(), 9))
        .extracting(AuditEntry::act, AuditEntry::detail, AuditEntry::actor)
        .containsExactly(Tuple.tuple("event.cancelled", "flood", OWNER.actor()));
    EventId nothing = new EventId(office.ids.next());
    assertThat(cancel.cancel(nothing, "", OWNER))
        .isEqualTo(new CancelEvent.Outcome.NoSuchEvent(nothing));
  }
}
