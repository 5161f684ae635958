package live.maguey.simulation;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import live.maguey.audit.Alerts;
import live.maguey.audit.AuditTrail;
import live.maguey.audit.Cause;
import live.maguey.audit.InMemoryAlerts;
import live.maguey.audit.InMemoryAuditTrail;
import live.maguey.catalog.BrowseEvents;
import live.maguey.catalog.Event;
import live.maguey.catalog.Events;
import live.maguey.catalog.InMemoryEvents;
import live.maguey.catalog.Nights;
import live.maguey.catalog.Tier;
import live.maguey.emails.Email;
import live.maguey.emails.FakeMailTransport;
import live.maguey.emails.InMemoryOutbox;
import live.maguey.emails.MailTransport;
import live.maguey.emails.Outbox;
import live.maguey.emails.RenderedEmail;
import live.maguey.emails.SendQueuedEmails;
import live.maguey.gate.Admissions;
import live.maguey.gate.AdmitGuest;
import live.maguey.gate.AtDispute;
import live.maguey.gate.Device;
import live.maguey.gate.DeviceId;
import live.maguey.gate.InMemoryAdmissions;
import live.maguey.gate.ScanId;
import live.maguey.orders.IdempotencyKey;
import live.maguey.orders.InMemoryOrders;
import live.maguey.orders.Order;
import live.maguey.orders.OrderLinks;
import live.maguey.orders.Orders;
import live.maguey.orders.PlaceOrder;
import live.maguey.payments.BoxOffice;
import live.maguey.payments.CancelEvent;
import live.maguey.payments.CheckPayment;
import live.maguey.payments.CheckoutAttempts;
import live.maguey.payments.ExpireHolds;
import live.maguey.payments.Fact;
import live.maguey.payments.Facts;
import live.maguey.payments.FakePaymentGateway;
import live.maguey.payments.GiveBack;
import live.maguey.payments.GiveComp;
import live.maguey.payments.HealPayments;
import live.maguey.payments.InMemoryCheckoutAttempts;
import live.maguey.payments.InMemoryFacts;
import live.maguey.payments.InMemoryRefunds;
import live.maguey.payments.InMemoryWebhookEvents;
import live.maguey.payments.OpenCheckout;
import live.maguey.payments.PayBackCancelled;
import live.maguey.payments.PaymentGateway;
import live.maguey.payments.ProcessWebhooks;
import live.maguey.payments.ReceiveWebhook;
import live.maguey.payments.Refund;
import live.maguey.payments.RefundOrder;
import live.maguey.payments.Refunds;
import live.maguey.payments.ReplayWebhooks;
import live.maguey.payments.SendRefunds;
import live.maguey.payments.SettlePayment;
import live.maguey.payments.VoidTicket;
import live.maguey.payments.WebhookEvents;
import live.maguey.revenue.InMemoryLedger;
import live.maguey.revenue.Ledger;
import live.maguey.shared.EmailAddress;
import live.maguey.shared.InMemoryUnitOfWork;
import live.maguey.shared.InMemoryWorld;
import live.maguey.shared.Language;
import live.maguey.shared.SequentialIds;
import live.maguey.shared.TestClock;
import live.maguey.shared.Unavailable;
import live.maguey.shared.UnitOfWork;
import live.maguey.tickets.CodeReader;
import live.maguey.tickets.InMemoryTickets;
import live.maguey.tickets.Ticket;
import live.maguey.tickets.TicketId;
import live.maguey.tickets.Tickets;

/// The whole domain as one house with one night: the real use cases over the stores of one world,
/// whose process may die at any call, and Stripe and a mail provider that misbehave as told.
final class SimulatedHouse {
  private static final Cause OPERATOR = Cause.job("operator");
  private static final int PLACES = 5;
  private static final int GUEST_LIST = 2;

  /// In turns of rest.
  private static final int HOLDS_ARE_OVER = 22;

  /// After these a page may outlive its hold: nobody knew of it, or Stripe could not be asked.
  private static final Set<Act.Kind> DISTURBING =
      EnumSet.of(
          Act.Kind.STRIPE_IS_AWAY, Act.Kind.STRIPES_ANSWER_IS_LOST, Act.Kind.THE_PROCESS_DIES);

  final TestClock clock = new TestClock(Nights.NOW);
  final SequentialIds ids = new SequentialIds();
  final InMemoryWorld world = new InMemoryWorld();
  final InMemoryEvents events = new InMemoryEvents(world);
  final InMemoryCheckoutAttempts attempts = new InMemoryCheckoutAttempts(world);
  final InMemoryOrders orders = new InMemoryOrders(world, events, attempts);
  final InMemoryFacts facts = new InMemoryFacts(world);
  final InMemoryTickets tickets = new InMemoryTickets(world);
  final InMemoryLedger ledger = new InMemoryLedger(world);
  final InMemoryRefunds refunds = new InMemoryRefunds(world);
  final InMemoryOutbox outbox = new InMemoryOutbox(world);
  final InMemoryAuditTrail audit = new InMemoryAuditTrail(world);
  final InMemoryAlerts alerts = new InMemoryAlerts(world);
  final InMemoryWebhookEvents inbox = new InMemoryWebhookEvents(world);
  final InMemoryAdmissions admissions = new InMemoryAdmissions(world, tickets, events);
  final FakeMailTransport post = new FakeMailTransport();
  final SimulatedStripe stripe = new SimulatedStripe(new FakePaymentGateway(world, clock));
  final Crashes crashes = new Crashes();
  final Event night;
  final Map<TicketId, Integer> admitted = new HashMap<>();
  final List<String> wrong = new ArrayList<>();

  private boolean disturbed;
  private final PlantedBug bug;
  private final Random luck = new Random(7);
  private final List<PlaceOrder.Request> asked = new ArrayList<>();
  private final PlaceOrder placeOrder;
  private final OpenCheckout checkout;
  private final GiveBack giveBack;
  private final CheckPayment check;
  private final ReceiveWebhook receive;
  private final ProcessWebhooks process;
  private final ExpireHolds expire;
  private final HealPayments heal;
  private final SendRefunds sendRefunds;
  private final SendQueuedEmails sendMail;
  private final PayBackCancelled payBack;
  private final RefundOrder refund;
  private final GiveComp comp;
  private final VoidTicket voidTicket;
  private final ReplayWebhooks replay;
  private final CancelEvent cancel;
  private final AdmitGuest admit;

  SimulatedHouse(PlantedBug bug) {
    this.bug = bug;
    night =
        Nights.tonight(new SequentialIds(9))
            .slug("the-night")
            .tier("General", PLACES)
            .tier("Guest list", GUEST_LIST, Nights.price("Free", 0, 0))
            .event();
    events.add(night);
    admissions.askDisputedAt(id -> orders.find(id).orElseThrow().details().disputed());
    UnitOfWork work = port(UnitOfWork.class, new InMemoryUnitOfWork(world));
    Events catalogue = port(Events.class, events);
    Orders sales = port(Orders.class, orders);
    CheckoutAttempts pages = port(CheckoutAttempts.class, attempts);
    Refunds owed = port(Refunds.class, refunds);
    Outbox mails = port(Outbox.class, outbox);
    AuditTrail trail = port(AuditTrail.class, audit);
    Alerts alarms = port(Alerts.class, alerts);
    WebhookEvents received = port(WebhookEvents.class, inbox);
    Tickets rights = port(Tickets.class, tickets);
    PaymentGateway gateway = port(PaymentGateway.class, stripe);
    SettlePayment.Stores stores =
        new SettlePayment.Stores(
            catalogue,
            sales,
            port(Facts.class, facts),
            rights,
            port(Ledger.class, ledger),
            owed,
            pages,
            mails,
            trail,
            alarms);
    SettlePayment settle = new SettlePayment(stores, work, ids, clock);
    checkout =
        new OpenCheckout(
            sales,
            catalogue,
            pages,
            gateway,
            settle,
            new OrderLinks(new byte[32], URI.create("https://maguey.test")),
            Nights.VENUE,
            BoxOffice.RULES.holdTime(),
            clock);
    placeOrder = new PlaceOrder(catalogue, sales, checkout, BoxOffice.RULES, ids, clock);
    giveBack = new GiveBack(sales, pages, gateway, settle, clock);
    check = new CheckPayment(sales, pages, gateway, settle, clock);
    receive = new ReceiveWebhook(stripe.verifier(), received, alarms, false, clock);
    process =
        new ProcessWebhooks(received, stripe.reader(), gateway, settle, alarms, work, clock, luck);
    expire = new ExpireHolds(sales, pages, gateway, settle, clock);
    heal = new HealPayments(sales, pages, gateway, received, settle, clock);
    sendRefunds = new SendRefunds(owed, gateway, settle, alarms, work, clock, luck);
    sendMail =
        new SendQueuedEmails(
            mails,
            this::render,
            List.of(port(MailTransport.class, post)),
            wanted -> wanted,
            alarms,
            work,
            clock,
            luck);
    refund = new RefundOrder(stores, work, ids, clock);
    payBack = new PayBackCancelled(sales, refund, alarms, clock);
    comp = new GiveComp(stores, settle, ids, clock);
    voidTicket = new VoidTicket(sales, rights, trail, work, clock);
    replay = new ReplayWebhooks(received, trail, work, clock);
    cancel = new CancelEvent(catalogue, trail, work, clock);
    admit =
        new AdmitGuest(
            new BrowseEvents(catalogue, clock),
            code -> new CodeReader.Reading.Genuine(ticket(code).code(), 1),
            rights,
            port(Admissions.class, admissions),
            AtDispute.ADMIT,
            clock);
  }

  private <T> T port(Class<T> type, T real) {
    return crashes.watch(type, bug.in(this, type, real));
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
      stripe.listen();
      disturbed = disturbed || DISTURBING.contains(act.kind());
      nobodyPaysForARefusedOrder();
    }
  }

  /// An order fails only where Stripe will not have it.
  private void nobodyPaysForARefusedOrder() {
    stripe
        .real
        .openPages()
        .forEach((page, order) -> {
          if (orders.find(order).orElse(null) instanceof Order.Failed) {
            wrong.add(page + " can be paid, and " + order + " has failed");
          }
        });
  }

  private Object act(Act act) {
    int a = act.a();
    int b = act.b();
    return switch (act.kind()) {
      case BUYS -> buys(a, b);
      case BUYS_AGAIN -> asked.isEmpty() ? "" : place(asked.get(a % asked.size()));
      case GIVES_BACK -> of(allOrders(), a, o -> giveBack.giveBack(o.id(), OPERATOR));
      case PAYS -> of(pages(), a, stripe.real::paySession);
      case PAYS_LATER ->
          of(
              pages(),
              a,
              page -> done(() -> stripe.real.payLater(stripe.real.openPages().get(page))));
      case IS_DECLINED -> of(pages(), a, p -> stripe.real.declineSession(p, "card_declined"));
      case RETURNS_FROM_STRIPE -> of(allOrders(), a, o -> check.check(o.id(), OPERATOR).state());
      case SHOWS_A_TICKET -> of(allTickets(), a, this::shows);
      case DELIVERS_AN_EVENT -> deliver(a, false);
      case DELIVERS_IT_TWICE -> deliver(a, true);
      case LOSES_AN_EVENT -> stripe.next(a, false);
      case BOOKS_FEES -> done(stripe.real::bookFees);
      case KEEPS_REFUNDS_PENDING -> done(stripe.real::refundsStayPending);
      case FINISHES_A_REFUND ->
          of(pending(), a, r -> done(() -> stripe.real.finishRefund(r, Refund.State.SUCCEEDED)));
      case FAILS_A_REFUND ->
          of(living(), a, r -> done(() -> stripe.real.finishRefund(r, Refund.State.FAILED)));
      case DISPUTES -> of(untouched(), a, stripe.real::dispute);
      case DECIDES_A_DISPUTE ->
          of(
              stripe.real.openDisputes(),
              a,
              d -> done(() -> stripe.real.decideDispute(d, b % 2 == 0)));
      case REFUNDS_IN_THE_DASHBOARD -> refundsElsewhere(a, b);
      case WORKS_THE_INBOX -> process.process(1 + a % 9).size();
      case OPENS_PAGES -> checkout.openWaiting(5).size();
      case EXPIRES_HOLDS -> expire.expire(5).size();
      case HEALS -> heal.heal();
      case SENDS_REFUNDS -> sendRefunds.send(5);
      case SENDS_MAIL -> sendMail.send(1 + a % 5).size();
      case PAYS_BACK_CANCELLED -> payBack.payBack(null, OPERATOR, _ -> {});
      case REFUNDS -> of(allOrders(), a, o -> refunds(o, b));
      case GIVES_A_COMP -> gives(a, b);
      case VOIDS_A_TICKET ->
          of(allTickets(), a, t -> voidTicket.voidTicket(t.id(), b % 2 == 0, "", OPERATOR));
      case REPLAYS_AN_EVENT ->
          of(inbox.list(null, 999), a, event -> replay.replay(event.id(), OPERATOR));
      case CANCELS_THE_NIGHT ->
          b % 3 == 0 ? cancel.cancel(night.id(), "no licence", OPERATOR) : "thinks better of it";
      case STRIPE_IS_AWAY -> done(stripe::goAway);
      case STRIPE_IS_BACK -> done(stripe::comeBack);
      case STRIPES_ANSWER_IS_LOST -> done(stripe::loseAnswer);
      case STRIPE_FAILS -> done(stripe.real::failNext);
      case STRIPE_REFUSES -> done(() -> stripe.real.refuseNext("api_error"));
      case STRIPE_IS_BUSY -> done(stripe.real::busyNext);
      case MAIL_IS_REFUSED -> done(post::refuseNext);
      case MAIL_IS_NOT_ANSWERED -> done(post::notKnownNext);
      case MAILS_ANSWER_IS_LOST -> done(post::loseReplyOfNext);
      case THE_PROCESS_DIES -> done(() -> crashes.after(1 + a % 60));
      case MEANWHILE -> "";
      case TIME_GOES_BY -> {
        clock.advance(Duration.ofSeconds(a % 10 < 6 ? 1 + b % 30 : 60 + b));
        stripe.real.endOldPages();
        yield clock.instant();
      }
    };
  }

  /// The cause of every trouble ends, and an hour and a half goes by while the workers work.
  void comesToRest() {
    stripe.notHappened().forEach(Runnable::run);
    crashes.never();
    stripe.comeBack();
    for (int i = 0; i < 90; i++) {
      clock.advance(i < 6 ? Duration.ofSeconds(10) : Duration.ofMinutes(i < 60 ? 1 : 3));
      stripe.real.endOldPages();
      pending().forEach(r -> stripe.real.finishRefund(r, Refund.State.SUCCEEDED));
      work();
      if (i == HOLDS_ARE_OVER && !disturbed) {
        stripe
            .real
            .openPages()
            .forEach((page, order) -> wrong.add(page + " outlives the hold of " + order));
      }
    }
  }

  /// One turn of all workers.
  void work() {
    checkout.openWaiting(99);
    process.process(999);
    expire.expire(99);
    heal.heal();
    sendRefunds.send(99);
    payBack.payBack(null, OPERATOR, _ -> {});
    sendMail.send(99);
    stripe.listen();
  }

  /// Every event that ever came is worked through again.
  void replayAll() {
    inbox.list(null, 9_999).forEach(event -> replay.replay(event.id(), OPERATOR));
    process.process(9_999);
    work();
  }

  private Object buys(int a, int b) {
    String who = "guest" + asked.size();
    Tier general = night.tiers().getFirst();
    Tier free = night.tiers().getLast();
    Map<live.maguey.catalog.TierId, Integer> chosen = new HashMap<>();
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
            night.slug(),
            chosen,
            total,
            who,
            EmailAddress.parse(who + "@example.org"),
            Language.EN,
            true,
            BoxOffice.RULES.termsVersion(),
            false,
            "browser of " + who,
            "network of " + who,
            "a phone",
            "request of " + who,
            new IdempotencyKey("POST /api/orders", who, who));
    asked.add(request);
    return place(request);
  }

  private Object place(PlaceOrder.Request request) {
    return switch (placeOrder.place(request)) {
      case PlaceOrder.Outcome.Placed placed -> placed.order().state();
      case PlaceOrder.Outcome other -> other.getClass().getSimpleName();
    };
  }

  private Object gives(int a, int b) {
    GiveComp.Request request =
        new GiveComp.Request(
            night.id(),
            night.tiers().getFirst().id(),
            1 + a % 2,
            "A friend",
            EmailAddress.parse("friend" + b + "@example.org"),
            Language.EN,
            "a friend of the house");
    return comp.give(request, OPERATOR).getClass().getSimpleName();
  }

  private Object shows(Ticket ticket) {
    Ticket before = ticket(ticket.id().toString());
    AdmitGuest.Outcome outcome =
        admit.admit(
            new AdmitGuest.Request(
                new ScanId(ids.next()),
                new Device(new DeviceId(ids.next()), "phone 1", "Gate A", "Nico"),
                ticket.id().toString(),
                AdmitGuest.Input.READ,
                clock.instant()));
    if (outcome instanceof AdmitGuest.Outcome.Decided decided
        && decided.decision().reason().admits()) {
      if (!before.isValid()) {
        wrong.add("a void ticket was admitted: " + ticket.number());
      }
      admitted.merge(ticket.id(), 1, Integer::sum);
    }
    return outcome instanceof AdmitGuest.Outcome.Decided decided
        ? decided.decision().reason()
        : "no night";
  }

  private Object deliver(int choice, boolean stays) {
    PaymentGateway.Raw event = stripe.next(choice, stays);
    return event == null
        ? ""
        : receive.receive(event.id().getBytes(StandardCharsets.UTF_8), "signed", "request");
  }

  private Object refunds(Order order, int b) {
    List<Ticket> all = tickets.of(order.id());
    Set<TicketId> some =
        b % 3 == 0 && !all.isEmpty() ? Set.of(all.get(b % all.size()).id()) : Set.of();
    return refund
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
              stripe.real.paid().stream()
                  .filter(p -> p.payment().equals(payment))
                  .findFirst()
                  .orElseThrow();
          return stripe.real.refundInDashboard(
              payment, b % 2 == 0 ? paid.amount() : Nights.usd(500));
        });
  }

  List<Order> allOrders() {
    return orders.list(null, null, null, 999).reversed();
  }

  List<Ticket> allTickets() {
    return allOrders().stream().flatMap(order -> tickets.of(order.id()).stream()).toList();
  }

  private List<String> pages() {
    return List.copyOf(stripe.real.openPages().keySet());
  }

  private List<String> pending() {
    return stripe.real.returned().stream()
        .filter(r -> r.state() == Refund.State.PENDING)
        .map(FakePaymentGateway.Returned::object)
        .toList();
  }

  private List<String> living() {
    return stripe.real.returned().stream()
        .filter(r -> r.state().isGoing())
        .map(FakePaymentGateway.Returned::object)
        .toList();
  }

  /// Payments of which nothing went back and that no bank asks about.
  private List<String> untouched() {
    Set<String> touched = new HashSet<>();
    stripe.real.returned().forEach(r -> touched.add(r.payment()));
    return stripe.real.paid().stream()
        .map(FakePaymentGateway.Paid::payment)
        .filter(p -> !touched.contains(p) && !stripe.real.isContested(p))
        .toList();
  }

  private Ticket ticket(String id) {
    return allTickets().stream()
        .filter(t -> t.id().toString().equals(id))
        .findFirst()
        .orElseThrow();
  }

  RenderedEmail render(Email email) {
    Order order = orders.find(email.order()).orElseThrow();
    return new RenderedEmail(
        orders.buyer(order.details().buyer()).orElseThrow().email(),
        email.queuedAt(),
        email.kind() + " " + email.subject(),
        "",
        "",
        List.of());
  }

  /// The night with more room, or less.
  Event withRoom(Event event, int more) {
    return Nights.withTiers(
        event,
        event.tiers().stream()
            .map(t ->
                new Tier(
                    t.id(),
                    t.name(),
                    t.note(),
                    t.capacity() + more,
                    t.taken(),
                    t.perOrder(),
                    t.phases(),
                    t.salesOpen(),
                    t.salesClose(),
                    t.accessible()))
            .toList());
  }

  /// Whether it tells of money for an order that is not held any more.
  boolean isLate(Fact fact) {
    return fact.kind() == Fact.Kind.CAPTURE
        && orders.find(fact.order()).orElse(null) instanceof Order.Lapsed;
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
