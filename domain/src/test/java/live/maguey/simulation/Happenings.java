package live.maguey.simulation;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import live.maguey.audit.Cause;
import live.maguey.checkout.GiveComp;
import live.maguey.devices.Device;
import live.maguey.devices.DeviceId;
import live.maguey.events.SampleEvents;
import live.maguey.events.Tier;
import live.maguey.gate.AdmitGuest;
import live.maguey.gate.ScanId;
import live.maguey.orders.IdempotencyKey;
import live.maguey.orders.Order;
import live.maguey.orders.PlaceOrder;
import live.maguey.payments.FakePaymentGateway;
import live.maguey.payments.PaymentGateway;
import live.maguey.payments.Refund;
import live.maguey.refunds.PaidByHand;
import live.maguey.refunds.RecordRefundByHand;
import live.maguey.refunds.RefundOrder;
import live.maguey.settlement.BoxOffice;
import live.maguey.shared.EmailAddress;
import live.maguey.shared.Language;
import live.maguey.shared.Network;
import live.maguey.shared.Unavailable;
import live.maguey.tickets.Ticket;
import live.maguey.tickets.TicketId;

/// Lets acts happen to a house, one after the other.
final class Happenings {
  /// After these a page may outlive its hold: nobody knew of it, or Stripe could not be asked.
  private static final Set<Act.Kind> DISTURBING =
      EnumSet.of(
          Act.Kind.STRIPE_IS_AWAY, Act.Kind.STRIPES_ANSWER_IS_LOST, Act.Kind.THE_PROCESS_DIES);

  private static final Cause OPERATOR = SimulatedServer.OPERATOR;

  private final SimulatedServer house;
  private final List<PlaceOrder.Request> asked = new ArrayList<>();

  Happenings(SimulatedServer house) {
    this.house = house;
  }

  /// Lets an act happen. @return what came of it
  String happens(Act act) {
    try {
      return String.valueOf(act(act));
    } catch (Crashes.Died died) {
      return "died " + died.getMessage();
    } catch (Unavailable unavailable) {
      return "unavailable: " + unavailable.getMessage();
    } finally {
      house.stripe.listen();
      house.disturbed = house.disturbed || DISTURBING.contains(act.kind());
      nobodyPaysForARefusedOrder();
    }
  }

  /// An order fails only where Stripe will not have it.
  private void nobodyPaysForARefusedOrder() {
    house
        .stripe
        .real
        .openPages()
        .forEach((page, order) -> {
          if (house.orders.find(order).orElse(null) instanceof Order.Failed) {
            house.wrong.add(page + " can be paid, and " + order + " has failed");
          }
        });
  }

  private Object act(Act act) {
    int a = act.a();
    int b = act.b();
    return switch (act.kind()) {
      case BUYS -> buys(a, b);
      case BUYS_AGAIN -> asked.isEmpty() ? "" : place(asked.get(a % asked.size()));
      case GIVES_BACK ->
          of(house.allOrders(), a, o -> house.releaseHold.releaseHold(o.id(), OPERATOR));
      case PAYS -> of(pages(), a, house.stripe.real::paySession);
      case PAYS_LATER ->
          of(
              pages(),
              a,
              page ->
                  done(() -> house.stripe.real.payLater(house.stripe.real.openPages().get(page))));
      case IS_DECLINED -> of(pages(), a, p -> house.stripe.real.declineSession(p, "card_declined"));
      case RETURNS_FROM_STRIPE ->
          of(house.allOrders(), a, o -> house.check.check(o.id(), OPERATOR).state());
      case SHOWS_A_TICKET -> of(house.allTickets(), a, this::shows);
      case DELIVERS_AN_EVENT -> deliver(a, false);
      case DELIVERS_IT_TWICE -> deliver(a, true);
      case LOSES_AN_EVENT -> house.stripe.next(a, false);
      case BOOKS_FEES -> done(house.stripe.real::bookFees);
      case KEEPS_REFUNDS_PENDING -> done(house.stripe.real::refundsStayPending);
      case FINISHES_A_REFUND ->
          of(
              house.pending(),
              a,
              r -> done(() -> house.stripe.real.finishRefund(r, Refund.State.SUCCEEDED)));
      case FAILS_A_REFUND ->
          of(living(), a, r -> done(() -> house.stripe.real.finishRefund(r, Refund.State.FAILED)));
      case DISPUTES -> of(untouched(), a, house.stripe.real::dispute);
      case DECIDES_A_DISPUTE ->
          of(
              house.stripe.real.openDisputes(),
              a,
              d -> done(() -> house.stripe.real.decideDispute(d, b % 2 == 0)));
      case REFUNDS_IN_THE_DASHBOARD -> refundsElsewhere(a, b);
      case WORKS_THE_INBOX -> house.process.process(1 + a % 9).size();
      case OPENS_PAGES -> house.checkout.openWaiting(5).size();
      case EXPIRES_HOLDS -> house.expire.expire(5).size();
      case HEALS -> house.heal.heal();
      case SENDS_REFUNDS -> house.sendRefunds.send(5);
      case SENDS_MAIL -> house.sendMail.send(1 + a % 5).size();
      case PAYS_BACK_CANCELLED -> house.refundCancelled.refund(null, OPERATOR, _ -> {});
      case REFUNDS -> of(house.allOrders(), a, o -> refunds(o, b));
      case GIVES_A_COMP -> gives(a, b);
      case VOIDS_A_TICKET ->
          of(
              house.allTickets(),
              a,
              t -> house.voidTicket.voidTicket(t.id(), b % 2 == 0, "", OPERATOR));
      case PAYS_A_REFUND_BY_HAND ->
          of(
              house.allOrders().stream()
                  .flatMap(o -> house.refunds.of(o.id()).stream())
                  .filter(Refund::isOwed)
                  .toList(),
              a,
              r ->
                  house.recordByHand.record(
                      new RecordRefundByHand.Request(
                          r.id(),
                          b % 2 == 0 ? PaidByHand.Method.CASH : PaidByHand.Method.BANK_TRANSFER,
                          null,
                          null,
                          "by hand"),
                      OPERATOR));
      case CORRECTS_AN_ADDRESS ->
          of(
              house.allOrders(),
              a,
              o ->
                  house.correct.correct(
                      o.details().reference(),
                      EmailAddress.parse("right" + b % 3 + "@example.org"),
                      OPERATOR));
      case SENDS_TICKETS_AGAIN ->
          of(house.allOrders(), a, o -> house.resend.resend(o.details().reference(), OPERATOR));
      case REPLAYS_AN_EVENT ->
          of(house.inbox.list(null, 999), a, event -> house.replay.replay(event.id(), OPERATOR));
      case CANCELS_THE_NIGHT ->
          b % 3 == 0
              ? house.cancel.cancel(house.night.id(), "no licence", OPERATOR)
              : "thinks better of it";
      case STRIPE_IS_AWAY -> done(house.stripe::goAway);
      case STRIPE_IS_BACK -> done(house.stripe::comeBack);
      case STRIPES_ANSWER_IS_LOST -> done(house.stripe::loseAnswer);
      case STRIPE_FAILS -> done(house.stripe.real::failNext);
      case STRIPE_REFUSES -> done(() -> house.stripe.real.refuseNext("api_error"));
      case STRIPE_IS_BUSY -> done(house.stripe.real::busyNext);
      case MAIL_IS_REFUSED -> done(house.post::refuseNext);
      case MAIL_HAS_TO_WAIT -> done(() -> house.post.notNowNext(Duration.ofSeconds(1 + b)));
      case MAIL_IS_NOT_ANSWERED -> done(house.post::notKnownNext);
      case MAILS_ANSWER_IS_LOST -> done(house.post::loseReplyOfNext);
      case THE_PROCESS_DIES -> done(() -> house.crashes.after(1 + a % 60));
      case MEANWHILE -> "";
      case TIME_GOES_BY -> {
        house.clock.advance(Duration.ofSeconds(a % 10 < 6 ? 1 + b % 30 : 60 + b));
        house.stripe.real.endOldPages();
        yield house.clock.instant();
      }
    };
  }

  private Object buys(int a, int b) {
    String who = "guest" + asked.size();
    Tier general = house.night.tiers().getFirst();
    Tier free = house.night.tiers().getLast();
    Map<live.maguey.events.TierId, Integer> chosen = new HashMap<>();
    int places = 1 + a % 3;
    if (b % 5 == 0) {
      chosen.put(free.id(), 1);
    } else {
      chosen.put(general.id(), places);
      if (b % 5 == 1) {
        chosen.put(free.id(), 1);
      }
    }
    long total = general.phases().getFirst().price().minor() * chosen.getOrDefault(general.id(), 0);
    PlaceOrder.Request request =
        new PlaceOrder.Request(
            house.night.slug(),
            chosen,
            total,
            who,
            EmailAddress.parse(who + "@example.org"),
            Language.EN,
            true,
            BoxOffice.RULES.termsVersion(),
            false,
            false,
            "browser of " + who,
            new Network("network of " + who),
            "a phone",
            "request of " + who,
            new IdempotencyKey("POST /api/orders", who, who));
    asked.add(request);
    return place(request);
  }

  private Object place(PlaceOrder.Request request) {
    return switch (house.placeOrder.place(request)) {
      case PlaceOrder.Outcome.Placed placed -> placed.order().state();
      case PlaceOrder.Outcome other -> other.getClass().getSimpleName();
    };
  }

  private Object gives(int a, int b) {
    GiveComp.Request request =
        new GiveComp.Request(
            house.night.id(),
            house.night.tiers().getFirst().id(),
            1 + a % 2,
            "A friend",
            EmailAddress.parse("friend" + b + "@example.org"),
            Language.EN,
            "a friend of the house");
    return house.comp.give(request, OPERATOR).getClass().getSimpleName();
  }

  private Object shows(Ticket ticket) {
    Ticket before = house.ticket(ticket.id().toString());
    AdmitGuest.Outcome outcome =
        house.admit.admit(
            new AdmitGuest.Request(
                new ScanId(house.ids.next()),
                new Device(new DeviceId(house.ids.next()), "phone 1", "Gate A", "Nico"),
                ticket.id().toString(),
                AdmitGuest.Input.READ,
                house.clock.instant()));
    if (outcome instanceof AdmitGuest.Outcome.Decided decided
        && decided.decision().reason().admits()) {
      if (!before.isValid()) {
        house.wrong.add("a void ticket was admitted: " + ticket.number());
      }
      house.admitted.merge(ticket.id(), 1, Integer::sum);
    }
    return outcome instanceof AdmitGuest.Outcome.Decided decided
        ? decided.decision().reason()
        : "no night";
  }

  private Object deliver(int choice, boolean stays) {
    PaymentGateway.Raw event = house.stripe.next(choice, stays);
    return event == null
        ? ""
        : house.receive.receive(event.id().getBytes(StandardCharsets.UTF_8), "signed", "request");
  }

  private Object refunds(Order order, int b) {
    List<Ticket> all = house.tickets.of(order.id());
    Set<TicketId> some =
        b % 3 == 0 && !all.isEmpty() ? Set.of(all.get(b % all.size()).id()) : Set.of();
    return house
        .refund
        .refund(
            new RefundOrder.Request(
                order.id(), some, b % 2 == 0, RefundOrder.Why.ASKED, "asked nicely"),
            OPERATOR)
        .getClass()
        .getSimpleName();
  }

  private Object refundsElsewhere(int a, int b) {
    return of(
        untouched(),
        a,
        payment -> {
          FakePaymentGateway.Paid paid =
              house.stripe.real.paid().stream()
                  .filter(p -> p.payment().equals(payment))
                  .findFirst()
                  .orElseThrow();
          return house.stripe.real.refundInDashboard(
              payment, b % 2 == 0 ? paid.amount() : SampleEvents.usd(500));
        });
  }

  private List<String> pages() {
    return List.copyOf(house.stripe.real.openPages().keySet());
  }

  private List<String> living() {
    return house.stripe.real.returned().stream()
        .filter(r -> r.state().isGoing())
        .map(FakePaymentGateway.Returned::object)
        .toList();
  }

  /// Payments of which nothing went back and that no bank asks about.
  private List<String> untouched() {
    Set<String> touched = new HashSet<>();
    house.stripe.real.returned().forEach(r -> touched.add(r.payment()));
    return house.stripe.real.paid().stream()
        .map(FakePaymentGateway.Paid::payment)
        .filter(p -> !touched.contains(p) && !house.stripe.real.isContested(p))
        .toList();
  }

  private static Object done(Runnable what) {
    what.run();
    return "";
  }

  private static <T> Object of(
      List<T> all, int choice, java.util.function.Function<T, Object> what) {
    return all.isEmpty() ? "nothing there" : what.apply(all.get(choice % all.size()));
  }
}
