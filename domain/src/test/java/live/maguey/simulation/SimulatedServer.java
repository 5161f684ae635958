package live.maguey.simulation;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import live.maguey.alerts.Alerts;
import live.maguey.alerts.InMemoryAlerts;
import live.maguey.alerts.InMemoryRefusedSignatures;
import live.maguey.alerts.WatchSignatures;
import live.maguey.audit.AuditTrail;
import live.maguey.audit.Cause;
import live.maguey.audit.InMemoryAuditTrail;
import live.maguey.checkout.CheckPayment;
import live.maguey.checkout.CheckoutAttempts;
import live.maguey.checkout.GiveComp;
import live.maguey.checkout.InMemoryCheckoutAttempts;
import live.maguey.checkout.OpenCheckout;
import live.maguey.deposits.Deposits;
import live.maguey.deposits.InMemoryDeposits;
import live.maguey.disputes.FollowDisputes;
import live.maguey.emails.Email;
import live.maguey.emails.FakeMailTransport;
import live.maguey.emails.InMemoryOutbox;
import live.maguey.emails.MailTransport;
import live.maguey.emails.Outbox;
import live.maguey.emails.QueueTickets;
import live.maguey.emails.Recipient;
import live.maguey.emails.RenderedEmail;
import live.maguey.emails.ResendTickets;
import live.maguey.emails.SendQueuedEmails;
import live.maguey.events.BrowseEvents;
import live.maguey.events.CancelEvent;
import live.maguey.events.Event;
import live.maguey.events.Events;
import live.maguey.events.InMemoryEvents;
import live.maguey.events.SampleEvents;
import live.maguey.gate.Admissions;
import live.maguey.gate.AdmitGuest;
import live.maguey.gate.EntryRules;
import live.maguey.gate.InMemoryAdmissions;
import live.maguey.holds.ExpireHolds;
import live.maguey.holds.ReleaseHold;
import live.maguey.live.InMemoryAnnouncements;
import live.maguey.orders.BuyerId;
import live.maguey.orders.CorrectAddress;
import live.maguey.orders.InMemoryOrders;
import live.maguey.orders.Order;
import live.maguey.orders.OrderAlerts;
import live.maguey.orders.OrderId;
import live.maguey.orders.OrderLinks;
import live.maguey.orders.Orders;
import live.maguey.orders.PlaceOrder;
import live.maguey.payments.Fact;
import live.maguey.payments.Facts;
import live.maguey.payments.FakePaymentGateway;
import live.maguey.payments.InMemoryFacts;
import live.maguey.payments.PaymentGateway;
import live.maguey.payments.RefundNews;
import live.maguey.refunds.FollowRefund;
import live.maguey.refunds.InMemoryRefunds;
import live.maguey.refunds.RecordRefundByHand;
import live.maguey.refunds.RefundAmount;
import live.maguey.refunds.RefundCancelled;
import live.maguey.refunds.RefundOrder;
import live.maguey.refunds.Refunds;
import live.maguey.refunds.SendRefunds;
import live.maguey.reservations.InMemoryReservations;
import live.maguey.reservations.Reservations;
import live.maguey.revenue.InMemoryLedger;
import live.maguey.revenue.Ledger;
import live.maguey.settlement.ApplySteps;
import live.maguey.settlement.BoxOffice;
import live.maguey.settlement.BuyerEmails;
import live.maguey.settlement.Fulfilment;
import live.maguey.settlement.LedgerWriter;
import live.maguey.settlement.MoveOrder;
import live.maguey.settlement.RefundPayments;
import live.maguey.settlement.SettlePayment;
import live.maguey.settlement.StepRecord;
import live.maguey.shared.EmailAddress;
import live.maguey.shared.InMemoryUnitOfWork;
import live.maguey.shared.InMemoryWorld;
import live.maguey.shared.SequentialIds;
import live.maguey.shared.TestClock;
import live.maguey.shared.UnitOfWork;
import live.maguey.tables.FloorPlan;
import live.maguey.tables.InMemoryTables;
import live.maguey.tables.Tables;
import live.maguey.tickets.CodeReader;
import live.maguey.tickets.InMemoryTickets;
import live.maguey.tickets.Ticket;
import live.maguey.tickets.TicketCode;
import live.maguey.tickets.TicketId;
import live.maguey.tickets.Tickets;
import live.maguey.tickets.VoidTicket;
import live.maguey.watch.Invariant;
import live.maguey.webhooks.HealPayments;
import live.maguey.webhooks.InMemoryWebhookEvents;
import live.maguey.webhooks.ProcessWebhooks;
import live.maguey.webhooks.ReceiveWebhook;
import live.maguey.webhooks.ReplayWebhooks;
import live.maguey.webhooks.WebhookEvents;

/// The whole domain as one server with one event: the real use cases over the stores of one world,
/// whose process may die at any call, and Stripe and a mail provider that misbehave as told.
final class SimulatedServer {
  static final Cause OPERATOR = Cause.job("operator");
  private static final int PLACES = 5;
  private static final int GUEST_LIST = 2;

  /// In turns of rest.
  private static final int HOLDS_ARE_OVER = 22;

  private static final int TURNS_TO_TELL = 10;

  final TestClock clock = new TestClock(SampleEvents.NOW);
  final SequentialIds ids = new SequentialIds();
  final InMemoryWorld world = new InMemoryWorld();
  final InMemoryEvents events = new InMemoryEvents(world);
  final InMemoryCheckoutAttempts attempts = new InMemoryCheckoutAttempts(world);
  final InMemoryOrders orders = new InMemoryOrders(world, events, attempts);
  final InMemoryReservations reservations = new InMemoryReservations(world, events, orders);
  final InMemoryFacts facts = new InMemoryFacts(world);
  final InMemoryTickets tickets = new InMemoryTickets(world);
  final InMemoryLedger ledger = new InMemoryLedger(world);
  final InMemoryDeposits deposits = new InMemoryDeposits(world, events, reservations);
  final InMemoryRefunds refunds = new InMemoryRefunds(world);
  final InMemoryOutbox outbox = new InMemoryOutbox(world);
  final InMemoryAuditTrail audit = new InMemoryAuditTrail(world);
  final InMemoryAlerts alerts = new InMemoryAlerts(world);
  final InMemoryWebhookEvents inbox = new InMemoryWebhookEvents(world);
  final InMemoryAdmissions admissions = new InMemoryAdmissions(world, tickets, events);
  final FakeMailTransport post = new FakeMailTransport("first", clock);
  final FakeMailTransport secondPost = new FakeMailTransport("second", clock);
  final SimulatedStripe stripe = new SimulatedStripe(new FakePaymentGateway(world, clock));
  final Crashes crashes;
  final Event event;
  final FloorPlan plan = Room.PLAN;
  final Map<TicketId, Integer> admitted = new HashMap<>();

  /// What was given to somebody who is to come by it no more.
  final Set<TicketCode> deadCodes = new LinkedHashSet<>();

  /// Of whom a gate told when the night was over.
  final Set<OrderId> cameLate = new LinkedHashSet<>();

  /// Whose name and address were erased, and when.
  final Map<String, Instant> forgotten = new LinkedHashMap<>();

  final List<String> wrong = new ArrayList<>();

  /// The invariants that were looked at.
  final Set<Invariant> checked = EnumSet.noneOf(Invariant.class);

  /// Counts it as looked at.
  ///
  /// @return what to say where it is violated
  String broken(Invariant invariant, String how) {
    checked.add(invariant);
    return invariant.text() + ": " + how;
  }

  /// Whether something happened after which a page may outlive its hold.
  boolean disturbed;

  /// Whether the night ended while things still happened: what was missed stays so.
  boolean nightWasOver;

  private final PlantedBug bug;
  private final Random luck = new Random(7);
  final Orders sales;
  final PlaceOrder placeOrder;
  final OpenCheckout checkout;
  final ReleaseHold releaseHold;
  final CheckPayment check;
  final ReceiveWebhook receive;
  final ProcessWebhooks process;
  final ExpireHolds expire;
  final HealPayments heal;
  final SendRefunds sendRefunds;
  final SendQueuedEmails sendMail;
  final RefundCancelled refundCancelled;
  final RefundOrder refund;
  final RefundAmount refundAmount;
  final GiveComp comp;
  final VoidTicket voidTicket;
  final RecordRefundByHand recordByHand;
  final CorrectAddress correct;
  final ResendTickets resend;
  final ReplayWebhooks replay;
  final CancelEvent cancel;
  final AdmitGuest admit;
  final SimulatedHosts hosts;
  final SimulatedNight night;

  SimulatedServer(PlantedBug bug, Steps steps) {
    this.bug = bug;
    crashes = new Crashes(steps);
    event =
        SampleEvents.tonight(new SequentialIds(9))
            .slug("the-night")
            .number(1)
            .tier("General", PLACES)
            .tier("Guest list", GUEST_LIST, SampleEvents.price("Free", 0, 0))
            .event();
    events.add(event);
    InMemoryTables room = new InMemoryTables(world, events, orders, tickets);
    room.replace(event.id(), Room.PLAN);
    admissions.askDisputedAt(id -> orders.find(id).orElseThrow().details().disputed());
    // Of the admission's own statement: the process does not die between the two.
    CheckIn checkIn = bug.in(this, CheckIn.class, reservations::admitted);
    admissions.checkInAt(checkIn::admitted);
    UnitOfWork work = port(UnitOfWork.class, new InMemoryUnitOfWork(world));
    Events catalogue = port(Events.class, events);
    sales = port(Orders.class, orders);
    CheckoutAttempts pages = port(CheckoutAttempts.class, attempts);
    Reservations reserved = port(Reservations.class, reservations);
    Refunds owed = port(Refunds.class, refunds);
    Outbox mails = port(Outbox.class, outbox);
    AuditTrail trail = port(AuditTrail.class, audit);
    Alerts alarms = port(Alerts.class, alerts);
    WebhookEvents received = port(WebhookEvents.class, inbox);
    // Nobody dies at it: how its tables stand is a map, whose order differs between processes.
    Tables plans = room;
    Tickets rights = port(Tickets.class, tickets);
    PaymentGateway gateway = port(PaymentGateway.class, stripe);
    Ledger entries = port(Ledger.class, ledger);
    Deposits owedDeposits = port(Deposits.class, deposits);
    Facts known = port(Facts.class, facts);
    SettlePayment settle =
        new SettlePayment(
            sales,
            known,
            pages,
            new ApplySteps(
                new MoveOrder(sales, plans, reserved),
                new LedgerWriter(entries, owedDeposits, catalogue, ids),
                new Fulfilment(
                    catalogue, plans, rights, reserved, new BuyerEmails(mails, ids), ids),
                new RefundPayments(sales, rights, reserved, owed, new BuyerEmails(mails, ids), ids),
                new FollowRefund(known, owed, alarms),
                new FollowDisputes(sales, alarms),
                new OrderAlerts(alarms)),
            new StepRecord(known, trail),
            work,
            clock);
    checkout =
        new OpenCheckout(
            sales,
            catalogue,
            pages,
            gateway,
            settle,
            new OrderLinks(new byte[32], URI.create("https://maguey.test")),
            SampleEvents.VENUE,
            BoxOffice.RULES.holdTime(),
            clock);
    placeOrder =
        new PlaceOrder(
            catalogue,
            plans,
            sales,
            checkout,
            new InMemoryAnnouncements(world),
            BoxOffice.RULES,
            ids,
            clock);
    releaseHold = new ReleaseHold(sales, pages, gateway, settle, clock);
    check = new CheckPayment(sales, pages, gateway, settle, clock);
    receive =
        new ReceiveWebhook(
            stripe.verifier(),
            received,
            alarms,
            false,
            clock,
            new WatchSignatures("Stripe", new InMemoryRefusedSignatures(world), alarms, clock));
    process =
        new ProcessWebhooks(received, stripe.reader(), gateway, settle, alarms, work, clock, luck);
    expire = new ExpireHolds(sales, pages, gateway, settle, clock);
    heal = new HealPayments(sales, pages, gateway, received, settle, clock);
    sendRefunds = new SendRefunds(owed, gateway, settle::settle, alarms, work, clock, luck);
    sendMail =
        new SendQueuedEmails(
            mails,
            this::render,
            List.of(port(MailTransport.class, post), port(MailTransport.class, secondPost)),
            wanted -> wanted,
            alarms,
            work,
            clock,
            luck);
    refund = new RefundOrder(sales, rights, reserved, known, owed, mails, trail, work, ids, clock);
    refundAmount = new RefundAmount(sales, known, owed, mails, trail, work, ids, clock);
    recordByHand =
        new RecordRefundByHand(
            sales, known, owed, entries, owedDeposits, trail, alarms, work, ids, clock);
    refundCancelled = new RefundCancelled(sales, refund, alarms, clock);
    comp = new GiveComp(catalogue, sales, rights, trail, settle, ids, clock);
    voidTicket = new VoidTicket(sales, rights, reserved, trail, work, clock);
    correct = new CorrectAddress(sales, new QueueTickets(mails, ids), trail, work, clock);
    resend = new ResendTickets(sales, mails, trail, work, ids, clock);
    replay = new ReplayWebhooks(received, trail, work, clock);
    cancel = new CancelEvent(catalogue, trail, work, clock);
    Admissions gate = port(Admissions.class, admissions);
    Ports ports = new Ports(sales, catalogue, plans, reserved, rights, mails, trail, work);
    hosts = new SimulatedHosts(this, ports);
    night = new SimulatedNight(this, ports, gate, owedDeposits, owed, known);
    admit =
        new AdmitGuest(
            new BrowseEvents(catalogue, clock),
            code -> new CodeReader.Reading.Genuine(read(code), 1),
            rights,
            gate,
            EntryRules.OPEN,
            _ -> {},
            clock);
  }

  /// A table's reservation follows the first of its passes.
  interface CheckIn {
    void admitted(Ticket pass, Instant now);
  }

  <T> T port(Class<T> type, T real) {
    return crashes.watch(type, bug.in(this, type, real));
  }

  /// The cause of every trouble ends, an hour and a half goes by while the workers work, and the
  /// night ends.
  void comesToRest() {
    stripe.notHappened().forEach(Runnable::run);
    crashes.never();
    stripe.comeBack();
    for (int i = 0; i < 90; i++) {
      clock.advance(i < 6 ? Duration.ofSeconds(10) : Duration.ofMinutes(i < 60 ? 1 : 3));
      stripe.real.endOldPages();
      pending().forEach(r -> stripe.real.finishRefund(r, RefundNews.SUCCEEDED));
      if (i % TURNS_TO_TELL == 0) {
        hosts.tell.tell();
      }
      work();
      if (i == HOLDS_ARE_OVER && !disturbed) {
        stripe
            .real
            .openPages()
            .forEach((page, order) -> wrong.add(page + " outlives the hold of " + order));
      }
    }
    clock.advance(Duration.ofHours(40));
    night.end.end();
    // A gate tells until it is answered.
    cameLate.forEach(order -> night.late.arrived(order, event.doors(), OPERATOR));
    work();
  }

  /// One turn of all workers.
  void work() {
    checkout.openWaiting(99);
    process.process(999);
    expire.expire(99);
    heal.heal();
    sendRefunds.send(99);
    refundCancelled.refund(null, OPERATOR, _ -> {});
    sendMail.send(99);
    stripe.listen();
  }

  /// Every event that ever came is worked again.
  void replayAll() {
    inbox.list(null, 9_999).forEach(event -> replay.replay(event.id(), OPERATOR));
    process.process(9_999);
    work();
  }

  /// What went out, by either provider.
  List<FakeMailTransport.Sent> sent() {
    return Stream.of(post, secondPost).flatMap(p -> p.sent().stream()).toList();
  }

  List<Order> allOrders() {
    return orders.list(null, null, null, 999).reversed();
  }

  List<Ticket> allTickets() {
    return allOrders().stream().flatMap(order -> tickets.of(order.id()).stream()).toList();
  }

  List<String> pending() {
    return stripe.real.returned().stream()
        .filter(r -> r.state() == RefundNews.PENDING)
        .map(FakePaymentGateway.Returned::object)
        .toList();
  }

  Ticket ticket(String id) {
    return allTickets().stream()
        .filter(t -> t.id().toString().equals(id))
        .findFirst()
        .orElseThrow();
  }

  /// As it is written on a ticket.
  static String text(TicketCode code) {
    return code.ticket() + "/" + code.serial();
  }

  private TicketCode read(String text) {
    String[] parts = text.split("/");
    TicketCode now = ticket(parts[0]).code();
    return new TicketCode(
        now.eventNumber(), now.ticket(), Integer.parseInt(parts[1]), now.kind(), now.notAfter());
  }

  RenderedEmail render(Email email) {
    return new RenderedEmail(
        address(email), email.queuedAt(), email.kind() + " " + email.subject(), "", "", List.of());
  }

  private EmailAddress address(Email email) {
    return switch (email.to()) {
      case Recipient.Buyer(BuyerId id) -> orders.buyer(id).orElseThrow().email();
      case Recipient.Person guest -> guest.address();
      case Recipient.Erased _ -> throw new IllegalStateException(email + " is sent to nobody");
    };
  }

  /// The event with more room, or less.
  Event withRoom(Event event, int more) {
    return SampleEvents.withTiers(
        event, event.tiers().stream().map(tier -> SampleEvents.withRoom(tier, more)).toList());
  }

  /// Whether it tells of money for an order that is not held any more.
  boolean isLate(Fact fact) {
    return fact instanceof Fact.Captured
        && orders.find(fact.order()).orElse(null) instanceof Order.Lapsed;
  }
}
