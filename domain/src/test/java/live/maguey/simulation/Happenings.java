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
import live.maguey.events.SampleEvents;
import live.maguey.events.Tier;
import live.maguey.orders.IdempotencyKey;
import live.maguey.orders.Order;
import live.maguey.orders.PlaceOrder;
import live.maguey.payments.DeclineReason;
import live.maguey.payments.FakePaymentGateway;
import live.maguey.payments.PaymentGateway;
import live.maguey.payments.Refund;
import live.maguey.payments.RefundNews;
import live.maguey.refunds.PaidByHand;
import live.maguey.refunds.RecordRefundByHand;
import live.maguey.refunds.RefundAmount;
import live.maguey.refunds.RefundOrder;
import live.maguey.settlement.BoxOffice;
import live.maguey.shared.EmailAddress;
import live.maguey.shared.Language;
import live.maguey.shared.Network;
import live.maguey.shared.Unavailable;
import live.maguey.tickets.Ticket;
import live.maguey.tickets.TicketId;

/// Lets acts happen to a server, one after the other.
final class Happenings {
  /// After these a page may outlive its hold: nobody knew of it, or Stripe could not be asked.
  private static final Set<Act.Kind> DISTURBING =
      EnumSet.of(
          Act.Kind.STRIPE_IS_AWAY, Act.Kind.STRIPES_ANSWER_IS_LOST, Act.Kind.THE_PROCESS_DIES);

  private static final Cause OPERATOR = SimulatedServer.OPERATOR;

  private final SimulatedServer server;
  private final GuestHappenings guests;
  private final GateHappenings gate;
  private final NightHappenings night;
  private final List<PlaceOrder.Request> asked = new ArrayList<>();

  Happenings(SimulatedServer server) {
    this.server = server;
    this.guests = new GuestHappenings(server);
    this.gate = new GateHappenings(server);
    this.night = new NightHappenings(server);
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
      server.stripe.listen();
      server.disturbed = server.disturbed || DISTURBING.contains(act.kind());
      nobodyPaysForARefusedOrder();
    }
  }

  /// An order fails only where Stripe will not have it.
  private void nobodyPaysForARefusedOrder() {
    server
        .stripe
        .real
        .openPages()
        .forEach((page, order) -> {
          if (server.orders.find(order).orElse(null) instanceof Order.Failed) {
            server.wrong.add(page + " can be paid, and " + order + " has failed");
          }
        });
  }

  private Object act(Act act) {
    int a = act.a();
    int b = act.b();
    return switch (act.kind()) {
      case BUYS -> buys(a, b);
      case RESERVES_A_TABLE -> night.reserves(a, b);
      case BUYS_AGAIN -> asked.isEmpty() ? "" : place(asked.get(a % asked.size()));
      case GIVES_BACK ->
          of(server.allOrders(), a, o -> server.releaseHold.releaseHold(o.id(), OPERATOR));
      case PAYS -> of(pages(), a, server.stripe.real::paySession);
      case PAYS_LATER ->
          of(
              pages(),
              a,
              page ->
                  done(
                      () -> server.stripe.real.payLater(server.stripe.real.openPages().get(page))));
      case IS_DECLINED ->
          of(pages(), a, p -> server.stripe.real.declineSession(p, DeclineReason.NO_REASON));
      case RETURNS_FROM_STRIPE ->
          of(server.allOrders(), a, o -> server.check.check(o.id(), OPERATOR).state());
      case NAMES_A_GUEST -> guests.names(a);
      case SENDS_A_PASS -> guests.sends(a, b);
      case TAKES_A_PASS_BACK -> guests.takesBack(a, b);
      case HANDS_A_PASS_ON -> guests.handsOn(a, b);
      case SAYS_NOT_ME -> guests.saysNotMe(a, b);
      case INVITES_FRIENDS -> guests.invites(a, b);
      case JOINS_A_TABLE -> guests.joins(a, b);
      case LEAVES_A_TABLE -> guests.leaves(a);
      case SHOWS_A_TICKET -> gate.showsATicket(a);
      case SHOWS_A_PASS -> gate.showsAPass(a);
      case LEAVES_THE_CLUB -> gate.leavesTheClub(a, b);
      case SHOWS_AN_OLD_CODE -> gate.showsAnOldCode(a);
      case DECLINES_A_TABLE -> night.declines(a);
      case MOVES_A_PARTY -> night.moves(a, b);
      case SETS_THE_REENTRY -> night.setsTheReentry(a);
      case LETS_IN_BY_HAND -> night.letsIn(a);
      case THE_NIGHT_ENDS -> night.ends();
      case A_SCAN_COMES_LATE -> night.comesLate(a);
      case TELLS_HOSTS -> server.hosts.tell.tell();
      case DELIVERS_AN_EVENT -> deliver(a, false);
      case DELIVERS_IT_TWICE -> deliver(a, true);
      case LOSES_AN_EVENT -> server.stripe.next(a, false);
      case BOOKS_FEES -> done(server.stripe.real::bookFees);
      case KEEPS_REFUNDS_PENDING -> done(server.stripe.real::refundsStayPending);
      case FINISHES_A_REFUND ->
          of(
              server.pending(),
              a,
              r -> done(() -> server.stripe.real.finishRefund(r, RefundNews.SUCCEEDED)));
      case FAILS_A_REFUND ->
          of(living(), a, r -> done(() -> server.stripe.real.finishRefund(r, RefundNews.FAILED)));
      case DISPUTES -> of(untouched(), a, server.stripe.real::dispute);
      case DECIDES_A_DISPUTE ->
          of(
              server.stripe.real.openDisputes(),
              a,
              d -> done(() -> server.stripe.real.decideDispute(d, b % 2 == 0)));
      case REFUNDS_IN_THE_DASHBOARD -> refundsElsewhere(a, b);
      case WORKS_THE_INBOX -> server.process.process(1 + a % 9).size();
      case OPENS_PAGES -> server.checkout.openWaiting(5).size();
      case EXPIRES_HOLDS -> server.expire.expire(5).size();
      case HEALS -> server.heal.heal();
      case SENDS_REFUNDS -> server.sendRefunds.send(5);
      case SENDS_MAIL -> server.sendMail.send(1 + a % 5).size();
      case PAYS_BACK_CANCELLED -> server.refundCancelled.refund(null, OPERATOR, _ -> {});
      case REFUNDS -> of(b % 5 == 0 ? server.allOrders() : bought(), a, o -> refunds(o, b));
      case REFUNDS_AN_AMOUNT ->
          of(b % 9 == 0 ? server.allOrders() : bought(), a, o -> refundsAmount(o, b));
      case GIVES_A_COMP -> gives(a, b);
      case VOIDS_A_TICKET ->
          of(
              server.allTickets(),
              a,
              t -> server.voidTicket.voidTicket(t.id(), b % 2 == 0, "", OPERATOR));
      case PAYS_A_REFUND_BY_HAND ->
          of(
              server.allOrders().stream()
                  .flatMap(o -> server.refunds.of(o.id()).stream())
                  .filter(Refund::isOwed)
                  .toList(),
              a,
              r ->
                  server.recordByHand.record(
                      new RecordRefundByHand.Request(
                          r.id(),
                          b % 2 == 0 ? PaidByHand.Method.CASH : PaidByHand.Method.BANK_TRANSFER,
                          null,
                          null,
                          "by hand"),
                      OPERATOR));
      case CORRECTS_AN_ADDRESS ->
          of(
              server.allOrders(),
              a,
              o ->
                  server.correct.correct(
                      o.details().reference(),
                      EmailAddress.parse("right" + b % 3 + "@example.org"),
                      OPERATOR));
      case SENDS_TICKETS_AGAIN ->
          of(server.allOrders(), a, o -> server.resend.resend(o.details().reference(), OPERATOR));
      case REPLAYS_AN_EVENT ->
          of(server.inbox.list(null, 999), a, event -> server.replay.replay(event.id(), OPERATOR));
      case CANCELS_THE_NIGHT ->
          b % 3 == 0
              ? server.cancel.cancel(server.event.id(), "no licence", OPERATOR)
              : "thinks better of it";
      case STRIPE_IS_AWAY -> done(server.stripe::goAway);
      case STRIPE_IS_BACK -> done(server.stripe::comeBack);
      case STRIPES_ANSWER_IS_LOST -> done(server.stripe::loseAnswer);
      case STRIPE_FAILS -> done(server.stripe.real::failNext);
      case STRIPE_REFUSES -> done(() -> server.stripe.real.refuseNext("api_error"));
      case STRIPE_IS_BUSY -> done(server.stripe.real::busyNext);
      case MAIL_IS_REFUSED -> done(server.post::refuseNext);
      case MAIL_HAS_TO_WAIT -> done(() -> server.post.notNowNext(Duration.ofSeconds(1 + b)));
      case MAIL_IS_NOT_ANSWERED -> done(server.post::notKnownNext);
      case MAILS_ANSWER_IS_LOST -> done(server.post::loseReplyOfNext);
      case THE_PROCESS_DIES -> done(() -> server.crashes.after(1 + a % 60));
      case MEANWHILE -> "";
      case TIME_GOES_BY -> {
        server.clock.advance(Duration.ofSeconds(a % 10 < 6 ? 1 + b % 30 : 60 + b));
        server.stripe.real.endOldPages();
        yield server.clock.instant();
      }
    };
  }

  private Object buys(int a, int b) {
    String who = "guest" + asked.size();
    Tier general = server.event.tiers().getFirst();
    Tier free = server.event.tiers().getLast();
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
            new PlaceOrder.Choice(server.event.slug(), chosen, total),
            new PlaceOrder.Guest(who, EmailAddress.parse(who + "@example.org"), Language.EN),
            new PlaceOrder.Consent(BoxOffice.RULES.termsVersion(), true, false),
            new PlaceOrder.Asker(
                "browser of " + who,
                new Network("network of " + who),
                "a phone",
                "request of " + who),
            false,
            new IdempotencyKey("POST /api/orders", who, who));
    asked.add(request);
    return place(request);
  }

  private Object place(PlaceOrder.Request request) {
    return switch (server.placeOrder.place(request)) {
      case PlaceOrder.Outcome.Placed placed -> placed.order().state();
      case PlaceOrder.Outcome other -> other.getClass().getSimpleName();
    };
  }

  private Object gives(int a, int b) {
    GiveComp.Request request =
        new GiveComp.Request(
            server.event.id(),
            server.event.tiers().getFirst().id(),
            1 + a % 2,
            "A friend",
            EmailAddress.parse("friend" + b + "@example.org"),
            Language.EN,
            "a friend of the venue");
    return server.comp.give(request, OPERATOR).getClass().getSimpleName();
  }

  private Object deliver(int choice, boolean stays) {
    PaymentGateway.Raw event = server.stripe.next(choice, stays);
    return event == null
        ? ""
        : server.receive.receive(event.id().getBytes(StandardCharsets.UTF_8), "signed", "request");
  }

  private Object refunds(Order order, int b) {
    List<Ticket> all = server.tickets.of(order.id());
    Set<TicketId> some =
        b % 3 == 0 && !all.isEmpty() ? Set.of(all.get(b % all.size()).id()) : Set.of();
    return server
        .refund
        .refund(
            new RefundOrder.Request(
                order.id(), some, b % 2 == 0, RefundOrder.Why.ASKED, "asked nicely"),
            OPERATOR)
        .getClass()
        .getSimpleName();
  }

  /// Most often some of it, now and then all of it or a cent more.
  private Object refundsAmount(Order order, int b) {
    long minor =
        b % 7 == 0 ? order.total().minor() + b % 2 : order.total().minor() * (1 + b % 97) / 100;
    if (minor == 0) {
      return "free";
    }
    return server
        .refundAmount
        .refund(
            new RefundAmount.Request(
                order.id(), SampleEvents.usd(minor), "reason " + b % 3, b % 2 == 0),
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
              server.stripe.real.paid().stream()
                  .filter(p -> p.payment().equals(payment))
                  .findFirst()
                  .orElseThrow();
          return server.stripe.real.refundInDashboard(
              payment, b % 2 == 0 ? paid.amount() : SampleEvents.usd(500));
        });
  }

  private List<Order> bought() {
    return server.allOrders().stream().filter(Order.Bought.class::isInstance).toList();
  }

  private List<String> pages() {
    return List.copyOf(server.stripe.real.openPages().keySet());
  }

  private List<String> living() {
    return server.stripe.real.returned().stream()
        .filter(r -> r.state().isGoing())
        .map(FakePaymentGateway.Returned::object)
        .toList();
  }

  /// Payments of which nothing went back and that no bank asks about.
  private List<String> untouched() {
    Set<String> touched = new HashSet<>();
    server.stripe.real.returned().forEach(r -> touched.add(r.payment()));
    return server.stripe.real.paid().stream()
        .map(FakePaymentGateway.Paid::payment)
        .filter(p -> !touched.contains(p) && !server.stripe.real.isContested(p))
        .toList();
  }

  private static Object done(Runnable what) {
    what.run();
    return "";
  }

  static <T> Object of(List<T> all, int choice, java.util.function.Function<T, Object> what) {
    return all.isEmpty() ? "nothing there" : what.apply(all.get(choice % all.size()));
  }
}
