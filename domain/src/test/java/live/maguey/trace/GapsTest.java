package live.maguey.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import live.maguey.events.Event;
import live.maguey.events.SampleEvents;
import live.maguey.events.TableId;
import live.maguey.lookup.OrderHistory;
import live.maguey.lookup.OrderPayment;
import live.maguey.lookup.OrderPicture;
import live.maguey.orders.Holds;
import live.maguey.orders.Order;
import live.maguey.orders.OrderId;
import live.maguey.orders.OrderReference;
import live.maguey.payments.DeclineReason;
import live.maguey.payments.Fact;
import live.maguey.payments.PaymentGateway;
import live.maguey.payments.Refund;
import live.maguey.payments.Refund.Standing;
import live.maguey.payments.RefundId;
import live.maguey.reservations.Reservation;
import live.maguey.settlement.BoxOffice;
import live.maguey.settlement.News;
import live.maguey.webhooks.WebhookEvent;
import org.junit.jupiter.api.Test;

class GapsTest {
  private final BoxOffice office = new BoxOffice();
  private final Event event = office.add(SampleEvents.tonight(office.ids).tier("General", 10));

  private Known known(
      OrderId order, List<Fact> facts, List<WebhookEvent> events, List<Refund> refunds) {
    Order shown = office.order(order);
    return new Known(
        new OrderHistory(
            office.lookUp.picture(shown),
            new OrderPayment(shown, office.attempts.of(order), facts, refunds),
            List.of(),
            Optional.empty(),
            office.outbox.list(null, order, 9),
            List.of()),
        events,
        Map.of(),
        Map.of(),
        List.of());
  }

  private List<Missing> after(Duration time, Known known) {
    return Gaps.in(known, office.clock.instant().plus(time));
  }

  private Refund refund(OrderId order, Standing standing) {
    return refundOf("pi_1", order, standing);
  }

  private Refund refundOf(String payment, OrderId order, Standing standing) {
    return new Refund(
        new RefundId(office.ids.next()),
        order,
        payment,
        SampleEvents.usd(3_000),
        "asked",
        1,
        office.clock.instant(),
        standing,
        new Refund.Subject.Payment());
  }

  private List<Missing> after(Duration time, Refund refund) {
    return after(time, known(refund.order(), List.of(), List.of(), List.of(refund)));
  }

  @Test
  void a_table_that_disagrees_with_its_order_is_missing_with_what_mends_it() {
    TableId table = new TableId(office.ids.next());
    office.events.addTable(event.id(), table);
    OrderId paid =
        office.hold(Holds.of(office.ids, event).table(table, 2, SampleEvents.usd(9_000)));
    office.settle.settle(
        paid, List.of(News.of(office.order(paid)).captured("pi_1")), BoxOffice.BUYER);
    Known fine = known(paid, List.of(), List.of(), List.of());
    assertThat(after(Duration.ZERO, fine)).isEmpty();
    Reservation.Confirmed party =
        (Reservation.Confirmed) office.reservations.last(paid).orElseThrow();

    office.reservations.move(party, party.cancelled(office.clock.instant()));

    assertThat(after(Duration.ZERO, known(paid, List.of(), List.of(), List.of())))
        .containsExactly(
            new Missing(
                Gap.TABLE_UNSEATED,
                "",
                "The reservation of its table is cancelled, and passes are out",
                "maguey orders refund " + OrderReference.of(paid) + " --dry-run"));
  }

  @Test
  void a_table_that_an_order_without_money_still_has_is_canceled_by_hand() {
    TableId table = new TableId(office.ids.next());
    office.events.addTable(event.id(), table);
    OrderId held =
        office.hold(Holds.of(office.ids, event).table(table, 2, SampleEvents.usd(9_000)));
    Order.Held order = (Order.Held) office.order(held);
    office.orders.move(order, order.expired(office.clock.instant()));

    assertThat(after(Duration.ZERO, known(held, List.of(), List.of(), List.of())))
        .containsExactly(
            new Missing(
                Gap.TABLE_ABANDONED,
                "",
                "Its table is still reserved (pending)",
                "maguey vip cancel " + OrderReference.of(held)));
  }

  @Test
  void a_refund_is_missing_when_it_takes_longer_than_its_way_does() {
    OrderId order = office.opened(event, 1);
    Refund asked = refund(order, new Standing.Requested(Optional.empty()));
    Refund pending = refund(order, new Standing.Pending("re_1"));

    assertThat(after(Duration.ofSeconds(60), asked)).isEmpty();
    assertThat(after(Duration.ofSeconds(61), asked))
        .containsExactly(
            new Missing(
                Gap.REFUND_UNSENT,
                asked.id().toString(),
                "The refund of $30.00 has not reached Stripe",
                "maguey doctor"));
    assertThat(after(Duration.ofDays(10), pending))
        .noneMatch(missing -> missing.what().contains("refund"));
    assertThat(after(Duration.ofDays(11), pending))
        .extracting(Missing::what)
        .contains("The refund of $30.00 has been pending for a long time");
  }

  @Test
  void a_refund_that_did_not_arrive_says_what_can_still_be_done() {
    OrderId order = office.opened(event, 1);
    Refund refused = refund(order, new Standing.Refused());
    Refund sentBack = refund(order, new Standing.Cancelled("re_1"));

    assertThat(after(Duration.ZERO, refused))
        .containsExactly(
            new Missing(
                Gap.REFUND_REFUSED,
                refused.id().toString(),
                "The refund of $30.00 did not arrive",
                "maguey refunds retry %1$s, or pay it by hand and maguey refunds record %1$s"
                    .formatted(refused.id())));
    assertThat(after(Duration.ZERO, sentBack))
        .containsExactly(
            new Missing(
                Gap.REFUND_RETURNED,
                sentBack.id().toString(),
                "The refund of $30.00 did not arrive",
                "pay it by hand and maguey refunds record " + sentBack.id()));
    assertThat(after(Duration.ZERO, refund(order, new Standing.NotNeeded()))).isEmpty();
  }

  @Test
  void a_refund_whose_money_went_back_another_way_since_asks_for_nothing() {
    OrderId order = office.opened(event, 1);
    office.stripe.pay(order);
    Fact.Captured captured = (Fact.Captured) captures(order, "evt_1").getFirst();
    Refund sentBack = refundOf(captured.payment(), order, new Standing.SentBack("re_1"));
    Refund since = refundOf(captured.payment(), order, new Standing.Succeeded("re_2"));

    assertThat(after(Duration.ZERO, known(order, List.of(captured), List.of(), List.of(sentBack))))
        .extracting(Missing::what)
        .contains("The refund of $30.00 did not arrive");
    assertThat(
            after(
                Duration.ZERO,
                known(order, List.of(captured), List.of(), List.of(sentBack, since))))
        .noneMatch(missing -> missing.what().contains("did not arrive"));
  }

  @Test
  void a_page_that_stripe_does_not_open_is_missing_after_a_minute() {
    OrderId order = office.hold(event, 1);
    Known known = known(order, List.of(), List.of(), List.of());

    assertThat(after(Duration.ofSeconds(60), known)).isEmpty();
    assertThat(after(Duration.ofSeconds(61), known))
        .containsExactly(
            new Missing(
                Gap.PAGE_UNOPENED, "", "Stripe has not opened its page yet", "maguey doctor"));
  }

  @Test
  void a_bought_order_without_its_tickets_or_its_mail_names_the_event_to_replay() {
    OrderId order = office.opened(event, 2);
    office.stripe.pay(order);
    List<Fact> captures = captures(order, "evt_7");
    office.settle.settle(order, captures, BoxOffice.BUYER);
    Order bought = office.order(order);
    Known bare = bare(bought, captures);

    assertThat(after(Duration.ZERO, bare))
        .containsExactly(
            new Missing(
                Gap.TICKETS_MISSING, "evt_7", "0 tickets of 2", "maguey webhooks replay evt_7"),
            new Missing(
                Gap.EMAIL_NOT_QUEUED,
                "",
                "No email with the tickets was queued",
                "maguey orders resend " + bought.details().reference()));
    assertThat(after(Duration.ZERO, known(order, captures, List.of(), List.of()))).isEmpty();
  }

  @Test
  void only_an_event_that_brought_the_payment_is_named_to_be_replayed() {
    OrderId order = office.opened(event, 2);
    office.stripe.pay(order);
    List<Fact> fetched = captures(order, "fetch");
    office.settle.settle(order, fetched, BoxOffice.BUYER);
    Fact declined =
        new Fact.Declined(
            order, "ch_1", DeclineReason.INSUFFICIENT_FUNDS, office.clock.instant(), "evt_6");

    assertThat(withoutTickets(order, fetched)).isEqualTo("maguey webhooks replay --failed");
    assertThat(
            withoutTickets(
                order,
                Stream.concat(Stream.of(declined), captures(order, "evt_7").stream()).toList()))
        .isEqualTo("maguey webhooks replay evt_7");
  }

  /// An order that was bought, of which only the payment is known.
  private Known bare(Order order, List<Fact> facts) {
    return new Known(
        new OrderHistory(
            new OrderPicture(order, event, Optional.empty(), List.of(), Optional.empty()),
            new OrderPayment(order, List.of(), facts, List.of()),
            List.of(),
            Optional.empty(),
            List.of(),
            List.of()),
        List.of(),
        Map.of(),
        Map.of(),
        List.of());
  }

  /// What there is to do about an order that was bought and has no tickets.
  private String withoutTickets(OrderId order, List<Fact> facts) {
    return after(Duration.ZERO, bare(office.order(order), facts)).getFirst().todo();
  }

  @Test
  void a_webhook_that_was_given_up_is_missing() {
    OrderId order = office.opened(event, 1);
    Instant at = office.clock.instant();
    WebhookEvent dead =
        new WebhookEvent(
            "evt_1",
            "charge.refunded",
            false,
            at,
            at,
            WebhookEvent.Origin.WEBHOOK,
            "{}",
            null,
            new WebhookEvent.State.Dead(9, at, "no such payment"));

    assertThat(after(Duration.ZERO, known(order, List.of(), List.of(dead), List.of())))
        .containsExactly(
            new Missing(
                Gap.EVENT_UNPROCESSED,
                "evt_1",
                "charge.refunded was not processed: no such payment",
                "maguey webhooks replay evt_1"));
  }

  @Test
  void nothing_is_asked_about_a_page_that_stripe_never_opened() {
    AskPayments ask = new AskPayments(office.attempts, office.facts, office.stripe);

    assertThat(ask.ask(office.order(office.hold(event, 1))))
        .isEqualTo(new AskPayments.Answer.Nothing());
  }

  private List<Fact> captures(OrderId order, String source) {
    PaymentGateway.Evidence evidence =
        office.stripe.evidence(office.stripe.sessions(order).getLast());
    return evidence instanceof PaymentGateway.Evidence.Found found
        ? Fact.of(found.facts(), Fact.Captured.class)
            .<Fact>map(c -> new Fact.Captured(c.order(), c.payment(), c.amount(), c.at(), source))
            .toList()
        : List.of();
  }
}
