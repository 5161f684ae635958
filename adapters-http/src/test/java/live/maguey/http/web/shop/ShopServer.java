package live.maguey.http.web.shop;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import live.maguey.alerts.InMemoryAlerts;
import live.maguey.alerts.InMemoryRefusedSignatures;
import live.maguey.alerts.WatchSignatures;
import live.maguey.audit.Cause;
import live.maguey.audit.InMemoryAuditTrail;
import live.maguey.checkout.CheckPayment;
import live.maguey.checkout.InMemoryCheckoutAttempts;
import live.maguey.checkout.OpenCheckout;
import live.maguey.codes.Rfc5545Entries;
import live.maguey.deposits.InMemoryCollectedAmounts;
import live.maguey.deposits.InMemoryDeposits;
import live.maguey.deposits.ShowDeposits;
import live.maguey.devices.EnrolDevice;
import live.maguey.devices.InMemoryDevices;
import live.maguey.devices.InMemoryEnrolments;
import live.maguey.devices.Nonces;
import live.maguey.devices.RecogniseDevice;
import live.maguey.disputes.FollowDisputes;
import live.maguey.emails.DeliveryReports;
import live.maguey.emails.FindTickets;
import live.maguey.emails.InMemoryOutbox;
import live.maguey.emails.RecordDelivery;
import live.maguey.events.BrowseEvents;
import live.maguey.events.Event;
import live.maguey.events.InMemoryEvents;
import live.maguey.events.SampleEvents;
import live.maguey.events.Tier;
import live.maguey.gate.AdmitGuest;
import live.maguey.gate.AtCapacity;
import live.maguey.gate.AtDispute;
import live.maguey.gate.EntryRules;
import live.maguey.gate.FakeCodeReader;
import live.maguey.gate.InMemoryAdmissions;
import live.maguey.gate.InMemoryReentryRules;
import live.maguey.gate.WatchEvent;
import live.maguey.guests.CorrectGuest;
import live.maguey.guests.DeclinePass;
import live.maguey.guests.GuestActs;
import live.maguey.guests.GuestEmails;
import live.maguey.guests.GuestLinks;
import live.maguey.guests.HandOnPass;
import live.maguey.guests.HostsTable;
import live.maguey.guests.InMemoryGuests;
import live.maguey.guests.InviteGuests;
import live.maguey.guests.JoinTable;
import live.maguey.guests.LeaveTable;
import live.maguey.guests.NameGuest;
import live.maguey.guests.OpenPass;
import live.maguey.guests.SendPass;
import live.maguey.guests.ShowGuests;
import live.maguey.guests.TakeBackPass;
import live.maguey.heads.CountHead;
import live.maguey.heads.InMemoryHeads;
import live.maguey.holds.ExpireHolds;
import live.maguey.holds.ReleaseHold;
import live.maguey.http.Callbacks;
import live.maguey.http.Client;
import live.maguey.http.Counter;
import live.maguey.http.Gates;
import live.maguey.http.Hosts;
import live.maguey.http.MagueyServer;
import live.maguey.http.Running;
import live.maguey.http.Settings;
import live.maguey.http.Shop;
import live.maguey.http.connections.HttpSettings;
import live.maguey.http.health.Probes;
import live.maguey.http.web.guests.PassRoutes;
import live.maguey.limits.InMemoryAllowances;
import live.maguey.live.InMemoryAnnouncements;
import live.maguey.lookup.LookUpOrder;
import live.maguey.orders.InMemoryOrders;
import live.maguey.orders.Order;
import live.maguey.orders.OrderAlerts;
import live.maguey.orders.OrderId;
import live.maguey.orders.OrderLinks;
import live.maguey.orders.PlaceOrder;
import live.maguey.orders.SalesRules;
import live.maguey.orders.ShowOrder;
import live.maguey.payments.DeclineReason;
import live.maguey.payments.FakePaymentGateway;
import live.maguey.payments.InMemoryFacts;
import live.maguey.payments.PaymentGateway;
import live.maguey.posters.PlainPosters;
import live.maguey.refunds.FollowRefund;
import live.maguey.refunds.InMemoryRefunds;
import live.maguey.refunds.RefundOrder;
import live.maguey.reservations.AnnouncedReservations;
import live.maguey.reservations.InMemoryReservations;
import live.maguey.reservations.Reservations;
import live.maguey.revenue.InMemoryLedger;
import live.maguey.settlement.ApplySteps;
import live.maguey.settlement.BuyerEmails;
import live.maguey.settlement.Fulfilment;
import live.maguey.settlement.LedgerWriter;
import live.maguey.settlement.MoveOrder;
import live.maguey.settlement.News;
import live.maguey.settlement.RefundPayments;
import live.maguey.settlement.SettlePayment;
import live.maguey.settlement.StepRecord;
import live.maguey.shared.InMemoryUnitOfWork;
import live.maguey.shared.InMemoryWorld;
import live.maguey.shared.PrivateLinks;
import live.maguey.shared.SequentialIds;
import live.maguey.shared.TestClock;
import live.maguey.tables.BrowseTables;
import live.maguey.tables.InMemoryTables;
import live.maguey.tickets.InMemoryTickets;
import live.maguey.tickets.PrintTickets;
import live.maguey.tickets.QrCodes;
import live.maguey.tickets.ShowTickets;
import live.maguey.tickets.ShowTickets.Shown;
import live.maguey.tickets.TicketPrinter;
import live.maguey.vip.AnnounceArrival;
import live.maguey.vip.DeclineTable;
import live.maguey.webhooks.InMemoryWebhookEvents;
import live.maguey.webhooks.ReceiveWebhook;
import live.maguey.webhooks.WebhookVerifier;

/// The whole application in memory behind a real server: events, orders, a Stripe with knobs,
/// gates. It is 8 PM on the tests' Saturday.
public final class ShopServer implements AutoCloseable {
  public static final String TERMS = "2026-11";

  public final SequentialIds ids = new SequentialIds();
  public final TestClock clock = new TestClock(SampleEvents.NOW);
  final InMemoryWorld world = new InMemoryWorld();
  public final InMemoryEvents events = new InMemoryEvents(world);
  final InMemoryCheckoutAttempts attempts = new InMemoryCheckoutAttempts(world);
  public final InMemoryOrders orders = new InMemoryOrders(world, events, attempts);
  public final InMemoryAnnouncements announcements = new InMemoryAnnouncements(world);
  private final InMemoryReservations reserved = new InMemoryReservations(world, events, orders);
  final Reservations reservations =
      new AnnouncedReservations(reserved, announcements, new InMemoryUnitOfWork(world));
  public final InMemoryTickets tickets = new InMemoryTickets(world);
  public final InMemoryTables tables = new InMemoryTables(world, events, orders, tickets);
  public final FakeCodeReader codes = new FakeCodeReader();

  /// Orders whose payment is disputed.
  public final Set<OrderId> disputed = new HashSet<>();

  public final InMemoryAdmissions admissions =
      new InMemoryAdmissions(world, tickets, events)
          .askDisputedAt(disputed::contains)
          .askReentryAt(event -> this.reentry.inForce(event))
          .askHostAt(order -> Optional.ofNullable(this.hosts.get(order)));
  public final InMemoryHeads heads = new InMemoryHeads(world, admissions);
  public final InMemoryDevices devices = new InMemoryDevices(world);
  public final InMemoryEnrolments enrolments = new InMemoryEnrolments(world, devices);
  public final InMemoryReentryRules reentry = new InMemoryReentryRules(world, devices::list);

  /// Who booked a table, by order.
  public final Map<OrderId, String> hosts = new HashMap<>();

  public final InMemoryRefunds refunds = new InMemoryRefunds(world);
  public final FakePaymentGateway stripe = new FakePaymentGateway(world, clock);
  final OpenCheckout openCheckout;

  public final InMemoryOutbox outbox = new InMemoryOutbox(world);
  public final InMemoryGuests guests = new InMemoryGuests(world, tickets, reserved, events, outbox);

  /// What networks and addresses have spent of the limits.
  public final InMemoryAllowances allowances = new InMemoryAllowances(world);

  private final InMemoryFacts facts = new InMemoryFacts(world);
  private final InMemoryLedger ledger = new InMemoryLedger(world);
  private final InMemoryDeposits deposits = new InMemoryDeposits(world, events, reserved);

  /// What tables paid at the venue.
  public final InMemoryCollectedAmounts collected = new InMemoryCollectedAmounts(world);

  private final InMemoryAuditTrail audit = new InMemoryAuditTrail(world);
  private final InMemoryAlerts alerts = new InMemoryAlerts(world);
  private static final byte[] LINK_KEY =
      "a link key of thirty-two bytes ..".getBytes(StandardCharsets.UTF_8);

  private final OrderLinks links = new OrderLinks(LINK_KEY, Settings.SITE);
  public final GuestLinks guestLinks = new GuestLinks(new PrivateLinks(LINK_KEY, Settings.SITE));
  private final SalesRules rules = new SalesRules(Duration.ofMinutes(10), 4, 16, 82_500, TERMS);
  private final SettlePayment settle;
  private final MagueyServer server;
  private final Client client;

  public ShopServer() {
    this(Settings.plain());
  }

  public ShopServer(HttpSettings settings) {
    this(settings, AtDispute.ADMIT);
  }

  /// A server whose gate does so about tickets whose payment is disputed.
  public ShopServer(AtDispute atDispute) {
    this(Settings.plain(), atDispute);
  }

  private ShopServer(HttpSettings settings, AtDispute atDispute) {
    settle =
        new SettlePayment(
            orders,
            facts,
            attempts,
            new ApplySteps(
                new MoveOrder(orders, tables, reservations),
                new LedgerWriter(ledger, deposits, events, ids),
                new Fulfilment(
                    events, tables, tickets, reservations, new BuyerEmails(outbox, ids), ids),
                new RefundPayments(
                    orders, tickets, reservations, refunds, new BuyerEmails(outbox, ids), ids),
                new FollowRefund(facts, refunds, alerts),
                new FollowDisputes(orders, alerts),
                new OrderAlerts(alerts)),
            new StepRecord(facts, audit),
            new InMemoryUnitOfWork(world),
            clock);
    openCheckout =
        new OpenCheckout(
            orders,
            events,
            attempts,
            stripe,
            settle,
            links,
            SampleEvents.VENUE,
            rules.holdTime(),
            clock);
    BrowseEvents browse = new BrowseEvents(events, clock);
    server =
        new MagueyServer(
                settings, shop(browse), counter(), gates(browse, atDispute), callbacks(), running())
            .start();
    client = new Client(server.port());
  }

  private Shop shop(BrowseEvents browse) {
    return new Shop(
        SampleEvents.VENUE,
        rules,
        new PlainPosters(),
        browse,
        new BrowseTables(events, tables, clock),
        new PlaceOrder(events, tables, orders, openCheckout, announcements, rules, ids, clock),
        new FindTickets(orders, outbox, new InMemoryUnitOfWork(world), ids, clock));
  }

  private Counter counter() {
    ShowTickets shown = new ShowTickets(tickets, code -> "CODE-OF-" + code.ticket());
    return new Counter(
        new ShowOrder(orders, links),
        new LookUpOrder(
            orders, events, attempts, facts, refunds, tickets, reservations, ledger, outbox, audit),
        new CheckPayment(orders, attempts, stripe, settle, clock),
        new ReleaseHold(orders, attempts, stripe, settle, clock),
        shown,
        new PrintTickets(shown, events, ShopServer::printed),
        new DrawnCodes(),
        new Rfc5545Entries(SampleEvents.VENUE),
        hosts());
  }

  private Hosts hosts() {
    InMemoryUnitOfWork work = new InMemoryUnitOfWork(world);
    HostsTable open =
        new HostsTable(orders, events, reservations, guests, announcements, work, clock);
    GuestEmails emails = new GuestEmails(outbox, ids);
    GuestActs acts = new GuestActs(audit);
    SendPass send = new SendPass(open, guests, emails);
    TakeBackPass takeBack = new TakeBackPass(open, guests, emails, acts);
    return new Hosts(
        new ShowGuests(orders, events, reservations, guests, guestLinks, clock),
        new PassRoutes.Acts(
            new NameGuest(open, guests),
            send,
            new CorrectGuest(open, guests, send, emails, acts),
            takeBack,
            new HandOnPass(open, guests, takeBack, send)),
        new InviteGuests(open, guests, ids),
        new OpenPass(orders, events, guests, guestLinks, announcements, work, clock),
        new DeclinePass(orders, guests, guestLinks, emails, acts, announcements, work, clock),
        new JoinTable(open, guests, tickets, acts),
        new LeaveTable(orders, tickets, guests, acts, announcements, work, clock),
        new DeclineTable(
            events,
            reservations,
            new RefundOrder(
                orders,
                tickets,
                reservations,
                facts,
                refunds,
                outbox,
                new InMemoryAuditTrail(world),
                work,
                ids,
                clock),
            clock),
        new ShowDeposits(deposits, collected));
  }

  private Gates gates(BrowseEvents browse, AtDispute atDispute) {
    EntryRules entry = new EntryRules(atDispute, SampleEvents.VENUE.capacity(), AtCapacity.REFUSE);
    return new Gates(
        new EnrolDevice(
            enrolments,
            devices,
            new InMemoryAuditTrail(world),
            new InMemoryUnitOfWork(world),
            clock),
        new RecogniseDevice(devices, clock),
        new Nonces(List.of("gate".getBytes(StandardCharsets.US_ASCII)), clock),
        new WatchEvent(browse, admissions),
        new AdmitGuest(
            browse, codes, tickets, admissions, entry, new AnnounceArrival(announcements), clock),
        new CountHead(browse, heads, entry, clock));
  }

  private Callbacks callbacks() {
    WatchSignatures signatures =
        new WatchSignatures("Stripe", new InMemoryRefusedSignatures(world), alerts, clock);
    return new Callbacks(
        new ReceiveWebhook(
            (_, signature, _) ->
                signature.equals("right")
                    ? new WebhookVerifier.Verified.Genuine(
                        "evt_1", "a.type", false, SampleEvents.NOW, "{}")
                    : new WebhookVerifier.Verified.Rejected("not here"),
            new InMemoryWebhookEvents(world),
            alerts,
            false,
            clock,
            signatures),
        new RecordDelivery(
            outbox,
            (_, _, _, signature) ->
                signature.equals("right")
                    ? new DeliveryReports.Report.Other("a.type")
                    : new DeliveryReports.Report.Untrusted("not here"),
            signatures,
            alerts,
            clock));
  }

  public Running running() {
    return new Running(
        clock,
        ids,
        Settings.callers(allowances, clock),
        announcements,
        new SimpleMeterRegistry(),
        new Probes(List.of(), Duration.ofSeconds(1), clock));
  }

  /// An event that is on sale.
  public Event add(SampleEvents sample) {
    Event event = sample.event();
    events.add(event);
    return event;
  }

  /// What an owner does to an event.
  public void change(Event event, UnaryOperator<Event> change) {
    events.change(event.id(), change);
  }

  /// A program without cookies.
  public Client client() {
    return client;
  }

  /// The server itself.
  public MagueyServer server() {
    return server;
  }

  public Visitor visitor() {
    return new Visitor(client);
  }

  /// The order that was placed last.
  public Order last() {
    return orders.list(null, null, null, 1).getFirst();
  }

  /// The private page of its table's host.
  public String hostPage(Order order) {
    return "/host/" + guestLinks.hostToken(order.details(), guests.settings(order.id()));
  }

  public String page(Order order) {
    return "/orders/" + links.token(order.details());
  }

  /// Where Stripe sends who has paid.
  public String back(Order order) {
    URI back = links.back(order.details(), true);
    return back.getPath() + "?" + back.getQuery();
  }

  /// The buyer pays at Stripe, and we learn of it.
  public Order paid(OrderId order) {
    return learn(order, stripe.pay(order));
  }

  /// Money comes for an order whose page has ended.
  public void paidLate(Order order) {
    settle.settle(order.id(), List.of(News.of(order).captured("pi_late")), Cause.job("test"));
  }

  /// The buyer's card is declined, and we learn of it.
  public Order declined(OrderId order, DeclineReason reason) {
    return learn(order, stripe.decline(order, reason));
  }

  private Order learn(OrderId order, String payment) {
    if (stripe.evidence(payment) instanceof PaymentGateway.Evidence.Found(var learnt)
        && settle.settle(order, learnt, Cause.job("test"))
            instanceof SettlePayment.Outcome.Settled(Order now, var _)) {
      return now;
    }
    throw new AssertionError("nothing was learnt of " + payment);
  }

  /// The hold's time passes, and the job ends it.
  public void letHoldsExpire() {
    clock.advance(Duration.ofMinutes(11));
    new ExpireHolds(orders, attempts, stripe, settle, clock).expire(10);
  }

  public static Tier tier(Event event, int no) {
    return event.tiers().get(no);
  }

  @Override
  public void close() {
    server.stop();
  }

  /// Says which codes a print has, and in which language.
  private static byte[] printed(TicketPrinter.Print print) {
    return Stream.concat(
            Stream.of("%PDF " + print.language()), print.tickets().stream().map(Shown::code))
        .collect(Collectors.joining("\n"))
        .getBytes(StandardCharsets.UTF_8);
  }

  /// Says in the drawing what the code says.
  private static final class DrawnCodes implements QrCodes {
    @Override
    public String svg(String text) {
      return "<svg viewBox=\"0 0 49 49\"><desc>" + text + "</desc></svg>";
    }

    @Override
    public byte[] png(String text, int pixels) {
      return new byte[0];
    }
  }
}
