package live.maguey.refunds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import live.maguey.audit.Actor;
import live.maguey.audit.AuditEntry;
import live.maguey.audit.Cause;
import live.maguey.emails.Email;
import live.maguey.events.Event;
import live.maguey.events.SampleEvents;
import live.maguey.events.TableId;
import live.maguey.orders.Holds;
import live.maguey.orders.Order;
import live.maguey.orders.OrderId;
import live.maguey.payments.Refund;
import live.maguey.payments.RefundNews;
import live.maguey.refunds.RefundOrder.Outcome;
import live.maguey.refunds.RefundOrder.Request;
import live.maguey.refunds.RefundOrder.Why;
import live.maguey.settlement.News;
import live.maguey.settlement.OneEvent;
import live.maguey.shared.Money;
import live.maguey.tickets.Ticket;
import live.maguey.tickets.TicketChanges;
import live.maguey.tickets.TicketId;
import org.junit.jupiter.api.Test;

class RefundOrderTest {
  private static final Cause OWNER = new Cause(Actor.operator("owner@office"), "req_1");

  private final OneEvent office = OneEvent.withPlaces(4);
  private final SendRefunds send = office.sendRefunds(new Random(1));

  /// Two places at $30.00, paid at the page.
  private Order.Held paid() {
    Order.Held order = office.atThePage();
    office.learn(News.of(order).captured(office.stripe.pay(order.id())));
    return order;
  }

  private Outcome refund(Order order, Ticket... tickets) {
    Set<TicketId> ids = Set.copyOf(List.of(tickets).stream().map(Ticket::id).toList());
    return office.refundOrder.refund(
        new Request(order.id(), ids, false, Why.ASKED, "asked by mail"), OWNER);
  }

  private Ticket ticket(Order order, int n) {
    return office.tickets(order).get(n);
  }

  @Test
  void one_ticket_is_void_at_once_its_price_goes_back_and_its_place_is_for_sale() {
    Order.Held order = paid();
    Ticket first = ticket(order, 0);

    Outcome outcome = refund(order, first);

    Refund asked = office.refund(order);
    assertThat(outcome)
        .isEqualTo(
            new Outcome.Requested(
                office.now(order),
                List.of(first),
                SampleEvents.usd(3_000),
                Optional.of(asked.id()),
                1));
    assertThat(asked.state()).isEqualTo(Refund.State.REQUESTED);
    assertThat(asked.amount()).isEqualTo(SampleEvents.usd(3_000));
    assertThat(asked.parts())
        .containsExactly(new Refund.Part(first.id(), first.line(), SampleEvents.usd(3_000)));
    assertThat(office.tickets(order))
        .extracting(Ticket::voidReason)
        .containsExactly(Optional.of(Ticket.VoidReason.REFUNDED), Optional.empty());
    assertThat(office.now(order).state()).isEqualTo("partially_refunded");
    assertThat(office.placesTaken()).isEqualTo(1);
    assertThat(office.mails(order))
        .containsExactly("REFUND " + asked.id(), "TICKETS " + order.id());
    assertThat(office.audit.of("order " + order.id(), 1))
        .containsExactly(
            new AuditEntry(
                SampleEvents.NOW,
                OWNER.actor(),
                "order.refunded",
                "order " + order.id(),
                first.number() + ", " + SampleEvents.usd(3_000) + ": asked by mail",
                "req_1"));

    send.send(9);
    assertThat(office.balance(order)).isEqualTo(SampleEvents.usd(3_000));
    assertThat(office.refund(order).state()).isEqualTo(Refund.State.SUCCEEDED);
  }

  @Test
  void the_rest_of_an_order_follows_and_nothing_is_left() {
    Order.Held order = paid();
    refund(order, ticket(order, 0));

    assertThat(refund(order)).isInstanceOf(Outcome.Requested.class);

    assertThat(office.now(order).state()).isEqualTo("refunded");
    assertThat(office.placesTaken()).isZero();
    send.send(9);
    assertThat(office.balance(order).isZero()).isTrue();
    assertThat(refund(order)).isEqualTo(new Outcome.NothingLeft(office.now(order)));
    assertThat(office.refunds.of(order.id())).hasSize(2);
    assertThat(office.alarms()).isEmpty();
  }

  @Test
  void a_ticket_is_refunded_once_no_matter_who_asks_again() {
    Order.Held order = paid();
    Ticket first = ticket(order, 0);
    refund(order, first);

    assertThat(refund(order, first)).isEqualTo(new Outcome.NothingLeft(office.now(order)));
    assertThat(office.refunds.of(order.id())).hasSize(1);
    assertThat(office.placesTaken()).isEqualTo(1);
  }

  @Test
  void a_ticket_goes_back_at_the_price_of_its_own_tier() {
    Event event =
        office.add(
            SampleEvents.tonight(office.ids)
                .tier("General", 4)
                .tier("Terrace", 4, SampleEvents.price("Standard", 7_500, 250)));
    Order order = office.order(office.hold(Holds.of(office.ids, event).places(0, 1).places(1, 1)));
    office.learn(News.of(order).captured("pi_1"));
    Ticket terrace = ticket(order, 1);
    assertThat(terrace.name()).isEqualTo("Terrace");

    assertThat(refund(order, terrace))
        .isInstanceOfSatisfying(
            Outcome.Requested.class,
            done -> assertThat(done.amount()).isEqualTo(SampleEvents.usd(7_500)));
    assertThat(office.refund(order).parts())
        .containsExactly(new Refund.Part(terrace.id(), terrace.line(), SampleEvents.usd(7_500)));

    assertThat(refund(order, ticket(order, 0)))
        .isInstanceOfSatisfying(
            Outcome.Requested.class,
            done -> assertThat(done.amount()).isEqualTo(SampleEvents.usd(3_000)));
  }

  @Test
  void a_free_ticket_that_was_voided_is_not_voided_again() {
    OneEvent free = OneEvent.withFreePlaces(4);
    Order.Held order = free.hold();
    free.learn(News.of(order).free());
    Request first =
        new Request(
            order.id(), Set.of(free.tickets(order).getFirst().id()), false, Why.ASKED, "asked");
    assertThat(free.refundOrder.refund(first, OWNER)).isInstanceOf(Outcome.Requested.class);

    assertThat(free.refundOrder.refund(first, OWNER))
        .isEqualTo(new Outcome.NothingLeft(free.now(order)));
  }

  @Test
  void a_second_payment_on_its_way_back_leaves_the_first_to_refund() {
    Order.Held order = paid();
    office.learn(News.of(order).captured("pi_again"));
    assertThat(office.refund(order).payment()).isEqualTo("pi_again");

    assertThat(refund(order))
        .isInstanceOfSatisfying(
            Outcome.Requested.class, done -> assertThat(done.amount()).isEqualTo(order.total()));
  }

  @Test
  void a_refund_that_failed_and_was_made_up_for_in_the_dashboard_counts_once() {
    Order.Held order = paid();
    refund(order, ticket(order, 0));
    office.stripe.refundsStayPending();
    send.send(9);
    String object = office.refund(order).object().orElseThrow();
    office.learn(
        News.of(order)
            .refund(object, RefundNews.FAILED, SampleEvents.usd(3_000), office.refund(order).id()));
    office.learn(
        News.of(order).refund("re_9", RefundNews.SUCCEEDED, SampleEvents.usd(3_000), null));

    assertThat(refund(order, ticket(order, 1))).isInstanceOf(Outcome.Requested.class);
  }

  @Test
  void a_refund_that_fails_leaves_the_ticket_void_and_calls_a_person() {
    Order.Held order = paid();
    refund(order);
    office.stripe.refundsStayPending();
    send.send(9);
    String object = office.refund(order).object().orElseThrow();

    office.learn(
        News.of(order).refund(object, RefundNews.FAILED, order.total(), office.refund(order).id()));

    assertThat(office.refund(order).state()).isEqualTo(Refund.State.FAILED);
    assertThat(office.tickets(order)).noneMatch(Ticket::isValid);
    assertThat(office.alarms())
        .containsExactly("refund-failed, refund " + office.refund(order).id());
    assertThat(office.balance(order)).isEqualTo(order.total());
  }

  @Test
  void from_the_doors_on_the_place_is_not_sold_again() {
    Order.Held order = paid();
    office.later(Duration.between(SampleEvents.NOW, SampleEvents.DOORS));

    assertThat(refund(order))
        .isInstanceOfSatisfying(
            Outcome.Requested.class, done -> assertThat(done.places()).isZero());
    assertThat(office.placesTaken()).isEqualTo(2);
    assertThat(office.tickets(order)).noneMatch(Ticket::isValid);
  }

  @Test
  void a_guest_who_has_been_inside_is_refunded_only_when_it_is_meant() {
    Order.Held order = paid();
    office.tickets.change(ticket(order, 0).id(), t -> TicketChanges.admitted(t, SampleEvents.NOW));
    Ticket inside = ticket(order, 0);

    assertThat(refund(order)).isEqualTo(new Outcome.Admitted(office.now(order), List.of(inside)));
    assertThat(office.refunds.of(order.id())).isEmpty();
    assertThat(refund(order, ticket(order, 1))).isInstanceOf(Outcome.Requested.class);

    assertThat(
            office.refundOrder.refund(
                new Request(order.id(), Set.of(inside.id()), true, Why.ASKED, ""), OWNER))
        .isInstanceOf(Outcome.Requested.class);
    assertThat(office.now(order).state()).isEqualTo("refunded");
  }

  @Test
  void a_ticket_that_was_void_before_keeps_its_money_unless_it_is_named() {
    Order.Held order = paid();
    Ticket first = ticket(order, 0);
    office.tickets.voidTicket(first.id(), Ticket.VoidReason.VOIDED, SampleEvents.NOW);

    refund(order);
    assertThat(office.refund(order).amount()).isEqualTo(SampleEvents.usd(3_000));
    assertThat(office.placesTaken()).isEqualTo(1);

    assertThat(office.now(order).state()).isEqualTo("partially_refunded");
    assertThat(refund(order)).isEqualTo(new Outcome.NothingLeft(office.now(order)));

    assertThat(refund(order, ticket(order, 0))).isInstanceOf(Outcome.Requested.class);
    assertThat(office.now(order).state()).isEqualTo("refunded");
  }

  @Test
  void the_place_of_a_ticket_that_was_void_before_stays_taken_with_its_refund() {
    Order.Held order = paid();
    Ticket first = ticket(order, 0);
    office.tickets.voidTicket(first.id(), Ticket.VoidReason.VOIDED, SampleEvents.NOW);

    assertThat(refund(order, ticket(order, 0)))
        .isInstanceOfSatisfying(
            Outcome.Requested.class, done -> assertThat(done.places()).isZero());
    assertThat(office.placesTaken()).isEqualTo(2);
  }

  @Test
  void a_table_whose_passes_a_person_voided_stays_sold_when_a_place_beside_it_goes_back() {
    TableId table = new TableId(office.ids.next());
    office.events.addTable(office.event.id(), table);
    Order order =
        office.order(
            office.hold(
                Holds.of(office.ids, office.event)
                    .places(0, 1)
                    .table(table, 1, SampleEvents.usd(60_000))));
    office.openPage(order);
    office.learn(News.of(order).captured(office.stripe.pay(order.id())));
    office.tickets.voidTicket(ticket(order, 1).id(), Ticket.VoidReason.VOIDED, SampleEvents.NOW);

    assertThat(refund(order, ticket(order, 0)))
        .isInstanceOfSatisfying(Outcome.Requested.class, done -> assertThat(done.places()).isOne());
    assertThat(office.placesTaken()).isZero();
    assertThat(office.events.left(table.inventory())).isZero();
  }

  @Test
  void a_ticket_that_was_void_before_is_refunded_once() {
    Order.Held order = paid();
    Ticket first = ticket(order, 0);
    office.tickets.voidTicket(first.id(), Ticket.VoidReason.VOIDED, SampleEvents.NOW);
    assertThat(refund(order, ticket(order, 0))).isInstanceOf(Outcome.Requested.class);

    assertThat(refund(order, ticket(order, 0)))
        .isEqualTo(new Outcome.NothingLeft(office.now(order)));
    assertThat(office.refund(order).amount()).isEqualTo(SampleEvents.usd(3_000));
  }

  @Test
  void what_went_back_in_the_dashboard_is_not_paid_a_second_time() {
    Order.Held order = paid();
    office.learn(News.of(order).refund("re_9", RefundNews.PENDING, SampleEvents.usd(1_000), null));

    assertThat(refund(order))
        .isEqualTo(
            new Outcome.MoreThanLeft(
                office.now(order), SampleEvents.usd(6_000), SampleEvents.usd(5_000)));
    assertThat(office.tickets(order)).allMatch(Ticket::isValid);
    assertThat(refund(order, ticket(order, 0))).isInstanceOf(Outcome.Requested.class);
  }

  @Test
  void free_tickets_are_voided_without_stripe() {
    OneEvent free = OneEvent.withFreePlaces(4);
    Order.Held order = free.hold();
    free.learn(News.of(order).free());

    assertThat(
            free.refundOrder.refund(new Request(order.id(), Set.of(), false, Why.ASKED, ""), OWNER))
        .isInstanceOfSatisfying(
            Outcome.Requested.class,
            done -> {
              assertThat(done.amount()).isEqualTo(Money.zero(SampleEvents.USD));
              assertThat(done.refund()).isEmpty();
            });
    assertThat(free.now(order).state()).isEqualTo("refunded");
    assertThat(free.placesTaken()).isZero();
    assertThat(free.refunds.of(order.id())).isEmpty();
    assertThat(free.mailKinds(order)).containsExactly(Email.Kind.TICKETS);
  }

  @Test
  void a_preview_says_what_would_be_done_and_does_nothing() {
    Order.Held order = paid();

    assertThat(office.refundOrder.preview(new Request(order.id(), Set.of(), false, Why.ASKED, "")))
        .isEqualTo(
            new Outcome.Possible(
                office.now(order), office.tickets(order), SampleEvents.usd(6_000)));
    assertThat(office.now(order).state()).isEqualTo("paid");
    assertThat(office.refunds.of(order.id())).isEmpty();
  }

  @Test
  void what_was_not_bought_or_is_not_there_is_said() {
    Order.Held held = office.hold();
    assertThat(refund(held)).isEqualTo(new Outcome.NotPaid(office.now(held)));

    OrderId nobody = new OrderId(office.ids.next());
    assertThat(
            office.refundOrder.refund(new Request(nobody, Set.of(), false, Why.ASKED, ""), OWNER))
        .isEqualTo(new Outcome.NoSuchOrder(nobody));

    Order.Held order = paid();
    TicketId other = new TicketId(office.ids.next());
    assertThat(
            office.refundOrder.refund(
                new Request(order.id(), Set.of(other, ticket(order, 0).id()), false, Why.ASKED, ""),
                OWNER))
        .isEqualTo(new Outcome.NoSuchTicket(office.now(order), other));
    assertThat(office.tickets(order)).allMatch(Ticket::isValid);
  }

  @Test
  void parts_that_do_not_sum_to_the_amount_are_refused() {
    Order.Held order = paid();
    refund(order, ticket(order, 0));
    Refund made = office.refund(order);
    assertThatThrownBy(() ->
            new Refund(
                made.id(),
                made.order(),
                made.payment(),
                SampleEvents.usd(1),
                made.reason(),
                1,
                SampleEvents.NOW,
                made.standing(),
                made.subject()))
        .hasMessageContaining("do not sum");
  }
}
