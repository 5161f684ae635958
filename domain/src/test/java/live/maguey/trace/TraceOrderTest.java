package live.maguey.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import live.maguey.alerts.AlertKind;
import live.maguey.emails.Email;
import live.maguey.emails.EmailId;
import live.maguey.emails.FakeMailTransport;
import live.maguey.emails.RenderedEmail;
import live.maguey.emails.SendQueuedEmails;
import live.maguey.events.Event;
import live.maguey.events.SampleEvents;
import live.maguey.events.TableId;
import live.maguey.gate.InMemoryAdmissions;
import live.maguey.orders.Holds;
import live.maguey.orders.Order;
import live.maguey.orders.OrderId;
import live.maguey.payments.Fact;
import live.maguey.payments.PaymentGateway;
import live.maguey.settlement.BoxOffice;
import live.maguey.shared.EmailAddress;
import live.maguey.shared.SequentialIds;
import live.maguey.webhooks.EventReader;
import live.maguey.webhooks.WebhookEvent;
import org.junit.jupiter.api.Test;

class TraceOrderTest {
  private final BoxOffice office = new BoxOffice();
  private final Event event =
      office.add(SampleEvents.tonight(new SequentialIds(9)).tier("General", 10));
  private final FakeMailTransport post = new FakeMailTransport();
  private final SendQueuedEmails send =
      new SendQueuedEmails(
          office.outbox,
          mail ->
              new RenderedEmail(
                  EmailAddress.parse("guest@example.org"),
                  mail.queuedAt(),
                  "tickets",
                  "",
                  "",
                  List.of()),
          List.of(post),
          wanted -> wanted,
          office.alerts,
          office.work,
          office.clock,
          new Random(7));
  private final TraceOrder trace =
      new TraceOrder(
          office.lookUp,
          office.inbox,
          office.outbox,
          new InMemoryAdmissions(office.world, office.tickets, office.events).log(),
          office.alerts,
          office.clock);
  private final FindOrders find =
      new FindOrders(
          office.orders,
          office.tickets,
          office.facts,
          office.attempts,
          office.inbox,
          EventReader.Reading.Fetch::new);

  private Trace traced(OrderId order) {
    return trace.trace(office.order(order));
  }

  @Test
  void a_tables_reservation_is_on_the_timeline_in_the_state_that_it_is_in() {
    TableId table = new TableId(office.ids.next());
    office.events.addTable(event.id(), table);
    OrderId order =
        office.hold(Holds.of(office.ids, event).table(table, 3, SampleEvents.usd(60_000)));

    assertThat(traced(order).moments())
        .contains(
            new Moment(
                office.clock.instant(),
                Moment.Kind.SERVER,
                "the reservation of table 7 is pending",
                table.toString()));
    assertThat(traced(office.hold(event, 1)).moments())
        .extracting(Moment::text)
        .noneMatch(text -> text.contains("reservation"));
  }

  private List<String> missing(OrderId order) {
    return traced(order).missing().stream().map(Missing::what).toList();
  }

  private OrderId paid() {
    OrderId order = office.opened(event, 2);
    office.later(Duration.ofMinutes(3));
    office.stripe.pay(order);
    settle(order);
    return order;
  }

  private void settle(OrderId order) {
    settle(order, "fetch");
  }

  private void settle(OrderId order, String source) {
    String session = office.stripe.sessions(order).getLast();
    if (office.stripe.evidence(session) instanceof PaymentGateway.Evidence.Found found) {
      List<Fact> facts =
          found.facts().stream()
              .map(fact ->
                  fact instanceof Fact.Captured c
                      ? new Fact.Captured(c.order(), c.payment(), c.amount(), c.at(), source)
                      : fact)
              .toList();
      office.settle.settle(order, facts, BoxOffice.BUYER);
    }
  }

  private void webhook(String id, WebhookEvent.Origin origin, Instant created, Instant received) {
    office.inbox.store(
        new WebhookEvent(
            id,
            "payment_intent.succeeded",
            false,
            created,
            received,
            origin,
            "{}",
            null,
            new WebhookEvent.State.Received(received)));
  }

  @Test
  void a_paid_order_is_told_from_the_request_to_the_email_in_one_line_of_time() {
    OrderId order = paid();
    office.later(Duration.ofSeconds(2));
    send.send(9);

    Trace told = traced(order);

    assertThat(told.moments()).isSortedAccordingTo((a, b) -> a.at().compareTo(b.at()));
    assertThat(told.moments())
        .extracting(Moment::kind)
        .contains(
            Moment.Kind.ORDER,
            Moment.Kind.STRIPE,
            Moment.Kind.SERVER,
            Moment.Kind.LEDGER,
            Moment.Kind.EMAIL);
    assertThat(told.moments().getFirst().text()).isEqualTo("placed, 2 places for $60.00");
    assertThat(told.moments().getLast().text()).contains("accepted by fake");
    assertThat(told.missing()).isEmpty();
  }

  @Test
  void what_stripe_tells_an_hour_later_stands_after_the_email() {
    OrderId order = paid();
    office.later(Duration.ofSeconds(2));
    send.send(9);
    office.later(Duration.ofMinutes(61));
    office.stripe.bookFees();
    settle(order);

    List<Moment> told = traced(order).moments();

    assertThat(told).isSortedAccordingTo(Comparator.comparing(Moment::at));
    assertThat(told.getLast().at()).isEqualTo(office.clock.instant());
  }

  @Test
  void a_payment_that_stripe_dates_to_the_second_follows_the_order_placed_within_it() {
    office.later(Duration.ofMillis(400));
    OrderId order = office.opened(event, 1);
    office.clock.set(SampleEvents.NOW);
    office.stripe.pay(order);
    settle(order);

    List<Moment> told = traced(order).moments();

    assertThat(told.getFirst().kind()).isEqualTo(Moment.Kind.ORDER);
    assertThat(told).filteredOn(m -> m.kind() == Moment.Kind.STRIPE).isNotEmpty();
  }

  @Test
  void a_webhook_tells_how_long_it_was_on_its_way_and_how_long_it_waited_here() {
    OrderId order = office.opened(event, 1);
    office.stripe.pay(order);
    Instant paid = office.clock.instant();
    webhook("evt_1", WebhookEvent.Origin.WEBHOOK, paid, paid.plusMillis(1_300));
    office.later(Duration.ofMillis(1_500));
    settle(order, "evt_1");
    office.inbox.finished("evt_1", "{}", WebhookEvent.Result.DONE, office.clock.instant(), "paid");

    assertThat(traced(order).moments())
        .filteredOn(m -> m.kind() == Moment.Kind.WEBHOOK)
        .containsExactly(
            new Moment(
                paid.plusMillis(1_300),
                Moment.Kind.WEBHOOK,
                "payment_intent.succeeded arrived, 1.3 s after Stripe created it",
                "evt_1"),
            new Moment(
                paid.plusMillis(1_500),
                Moment.Kind.WEBHOOK,
                "payment_intent.succeeded done after 0.2 s",
                "evt_1"));
  }

  @Test
  void a_webhook_that_failed_or_was_fetched_late_says_so() {
    OrderId order = office.opened(event, 1);
    office.stripe.pay(order);
    Instant paid = office.clock.instant();
    webhook("evt_1", WebhookEvent.Origin.PULL, paid, paid.plus(Duration.ofMinutes(5)));
    settle(order, "evt_1");
    assertThat(missing(order)).isEmpty();
    office.inbox.failed("evt_1", paid.plus(Duration.ofMinutes(6)), "no database");

    assertThat(traced(order).moments())
        .extracting(Moment::text)
        .contains(
            "payment_intent.succeeded fetched from Stripe's list, 5 min after Stripe created it");
    assertThat(traced(order).missing())
        .containsExactly(
            new Missing(
                Gap.EVENT_UNPROCESSED,
                "evt_1",
                "payment_intent.succeeded was not processed: no database",
                "maguey webhooks replay evt_1"));
  }

  @Test
  void an_email_that_does_not_go_out_is_missing_with_what_to_do() {
    OrderId order = paid();
    assertThat(missing(order)).isEmpty();
    post.refuseNext();
    office.later(Duration.ofMinutes(2));
    assertThat(missing(order)).containsExactly("The tickets email is not sent");

    send.send(9);

    EmailId mail = office.outbox.list(null, order, 9).getFirst().id();
    assertThat(traced(order).missing())
        .contains(
            new Missing(
                Gap.EMAIL_GIVEN_UP,
                mail.toString(),
                "The tickets email is given up: refused: 422 validation_error: not a mail",
                "maguey emails retry " + mail))
        .anySatisfy(m -> assertThat(m.what()).startsWith("Alert email-given-up"));
  }

  @Test
  void a_hold_that_nobody_ends_is_missing_its_end() {
    OrderId order = office.opened(event, 1);
    office.later(Duration.ofMinutes(12));
    assertThat(missing(order)).isEmpty();
    office.later(Duration.ofMinutes(2));
    assertThat(missing(order)).containsExactly("The hold has expired and is still open");
  }

  @Test
  void a_fee_that_stripe_keeps_to_itself_is_missing_after_an_hour() {
    OrderId order = paid();
    send.send(9);
    office.later(Duration.ofMinutes(61));
    assertThat(missing(order)).containsExactly("Stripe's fee for pi_fake2 is not known");

    office.stripe.bookFees();
    settle(order);

    assertThat(missing(order)).isEmpty();
  }

  @Test
  void the_fee_of_one_payment_does_not_stand_for_that_of_another() {
    OrderId order = paid();
    office.stripe.bookFees();
    settle(order);
    send.send(9);
    Fact.Captured first =
        Fact.of(office.facts.of(order), Fact.Captured.class).findFirst().orElseThrow();
    office.settle.settle(
        order,
        List.of(
            new Fact.Captured(order, "pi_second", first.amount(), office.clock.instant(), "fetch")),
        BoxOffice.BUYER);
    office.later(Duration.ofMinutes(61));

    assertThat(missing(order))
        .contains("Stripe's fee for pi_second is not known")
        .doesNotContain("Stripe's fee for " + first.object() + " is not known");
  }

  @Test
  void an_order_is_found_by_whatever_is_in_hand() {
    OrderId id = paid();
    Order order = office.order(id);
    String payment = office.facts.of(id).getFirst().object();
    String email = office.orders.buyer(order.details().buyer()).orElseThrow().email().value();

    for (String what :
        List.of(
            order.details().reference().value(),
            " " + order.details().reference().value().toLowerCase(java.util.Locale.ROOT),
            office.tickets.of(id).getFirst().number(),
            email.toUpperCase(java.util.Locale.ROOT),
            payment,
            office.stripe.sessions(id).getFirst())) {
      assertThat(find.find(what, 5)).as(what).extracting(Order::id).containsExactly(id);
    }
    for (String what :
        List.of("MGY-2222-22", "7K2Q-4F9X", "nobody@example.org", "pi_nobody", "?")) {
      assertThat(find.find(what, 5)).as(what).isEmpty();
    }
  }

  @Test
  void a_payment_that_only_stripe_knows_is_told_with_the_command_that_fetches_it() {
    AskPayments ask = new AskPayments(office.attempts, office.facts, office.stripe);
    OrderId order = office.opened(event, 2);
    assertThat(ask.ask(office.order(order))).isEqualTo(new AskPayments.Answer.Nothing());
    office.stripe.pay(order);

    AskPayments.Answer answer = ask.ask(office.order(order));

    assertThat(answer).isInstanceOf(AskPayments.Answer.Paid.class);
    if (answer instanceof AskPayments.Answer.Paid(var captures)) {
      Trace told = traced(order).with(captures);
      assertThat(told.missing()).extracting(Missing::todo).containsExactly("maguey webhooks pull");
      assertThat(told.missing().getFirst().what()).contains("$60.00");
    }
    settle(order);
    assertThat(ask.ask(office.order(order))).isEqualTo(new AskPayments.Answer.Nothing());
  }

  @Test
  void the_alert_of_another_order_is_not_told_here() {
    OrderId order = paid();
    OrderId other = paid();
    office.alerts.raise(
        AlertKind.DISPUTE, "order " + other, "of the other", office.clock.instant());

    assertThat(missing(other)).anyMatch(what -> what.contains("of the other"));
    assertThat(missing(order)).noneMatch(what -> what.contains("of the other"));
  }

  @Test
  void an_email_that_came_back_is_closed_when_the_corrected_one_got_through() {
    OrderId order = paid();
    office.later(Duration.ofSeconds(2));
    send.send(9);
    Email first = office.outbox.list(null, order, 9).getFirst();
    office.outbox.delivery(
        first.sent().orElseThrow().providerId(),
        Email.Delivery.BOUNCED,
        office.clock.instant(),
        "no such user");
    assertThat(missing(order)).singleElement().asString().contains("came back");
    office.alerts.raise(
        AlertKind.EMAIL_GIVEN_UP, "email " + first.id(), "no such user", office.clock.instant());
    assertThat(missing(order)).anyMatch(what -> what.startsWith("Alert email-given-up"));

    office.outbox.allow(EmailAddress.parse("guest@example.org"));
    office.later(Duration.ofSeconds(2));
    office.outbox.queue(
        Email.queued(
            new EmailId(office.ids.next()),
            Email.Kind.TICKETS,
            order,
            first.to(),
            order + " link 2",
            office.clock.instant(),
            null));
    send.send(9);

    assertThat(missing(order)).isEmpty();
  }

  @Test
  void an_email_that_came_back_is_not_mended_by_one_that_got_through_before_it() {
    OrderId order = paid();
    office.later(Duration.ofSeconds(2));
    send.send(9);
    Email first = office.outbox.list(null, order, 9).getFirst();
    office.later(Duration.ofSeconds(2));
    EmailId second = new EmailId(office.ids.next());
    office.outbox.queue(
        Email.queued(
            second,
            Email.Kind.TICKETS,
            order,
            first.to(),
            order + " link 2",
            office.clock.instant(),
            null));
    send.send(9);
    office.outbox.delivery(
        office.outbox.find(second).orElseThrow().sent().orElseThrow().providerId(),
        Email.Delivery.BOUNCED,
        office.clock.instant(),
        "no such user");

    assertThat(missing(order)).singleElement().asString().contains("came back");
  }
}
