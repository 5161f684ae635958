package live.maguey.settlement;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;
import live.maguey.alerts.InMemoryAlerts;
import live.maguey.audit.Cause;
import live.maguey.audit.InMemoryAuditTrail;
import live.maguey.checkout.CheckPayment;
import live.maguey.checkout.CheckoutAttempt;
import live.maguey.checkout.InMemoryCheckoutAttempts;
import live.maguey.checkout.OpenCheckout;
import live.maguey.deposits.InMemoryDeposits;
import live.maguey.disputes.FollowDisputes;
import live.maguey.emails.InMemoryOutbox;
import live.maguey.events.Event;
import live.maguey.events.Events;
import live.maguey.events.InMemoryEvents;
import live.maguey.events.SampleEvents;
import live.maguey.holds.ReleaseHold;
import live.maguey.live.InMemoryAnnouncements;
import live.maguey.lookup.LookUpOrder;
import live.maguey.orders.HoldOutcome;
import live.maguey.orders.Holds;
import live.maguey.orders.InMemoryOrders;
import live.maguey.orders.Order;
import live.maguey.orders.OrderAlerts;
import live.maguey.orders.OrderId;
import live.maguey.orders.OrderLinks;
import live.maguey.orders.PlaceOrder;
import live.maguey.orders.SalesRules;
import live.maguey.payments.CheckoutRequest;
import live.maguey.payments.FakePaymentGateway;
import live.maguey.payments.InMemoryFacts;
import live.maguey.payments.WatchedGateway;
import live.maguey.refunds.FollowRefund;
import live.maguey.refunds.InMemoryRefunds;
import live.maguey.refunds.PromisedDeposits;
import live.maguey.refunds.RecordRefundByHand;
import live.maguey.refunds.RefundAmount;
import live.maguey.refunds.RefundOrder;
import live.maguey.refunds.SendRefunds;
import live.maguey.reservations.EndDeposits;
import live.maguey.reservations.EndNight;
import live.maguey.reservations.InMemoryReservations;
import live.maguey.reservations.RecordLateArrival;
import live.maguey.revenue.InMemoryLedger;
import live.maguey.shared.Ids;
import live.maguey.shared.InMemoryUnitOfWork;
import live.maguey.shared.InMemoryWorld;
import live.maguey.shared.SequentialIds;
import live.maguey.shared.TestClock;
import live.maguey.shared.UnitOfWork;
import live.maguey.tables.InMemoryTables;
import live.maguey.tickets.InMemoryTickets;
import live.maguey.tickets.TicketId;
import live.maguey.tickets.VoidTicket;
import live.maguey.webhooks.InMemoryWebhookEvents;

/// The server that sells, in memory: the real use cases over the stores of one world, and a Stripe
/// with knobs. It opens at [SampleEvents#NOW]; the test moves its clock.
public class BoxOffice {
  public static final SalesRules RULES = new SalesRules(Holds.HOLD_TIME, 3, 16, 82_500, "2026-11");
  public static final Cause BUYER = Cause.job("test");

  public final TestClock clock = new TestClock(SampleEvents.NOW);
  public final SequentialIds ids = new SequentialIds();
  public final InMemoryWorld world = new InMemoryWorld();
  public final InMemoryUnitOfWork work = new InMemoryUnitOfWork(world);
  public final InMemoryEvents events = new InMemoryEvents(world);
  public final InMemoryCheckoutAttempts attempts = new InMemoryCheckoutAttempts(world);
  public final InMemoryOrders orders = new InMemoryOrders(world, events, attempts);
  public final InMemoryReservations reservations = new InMemoryReservations(world, events, orders);
  public final InMemoryFacts facts = new InMemoryFacts(world);
  public final InMemoryTickets tickets = new InMemoryTickets(world);
  public final InMemoryAnnouncements announcements = new InMemoryAnnouncements(world);
  public final InMemoryTables tables = new InMemoryTables(world, events, orders, tickets);
  public final InMemoryLedger ledger = new InMemoryLedger(world);
  public final InMemoryDeposits deposits = new InMemoryDeposits(world, events, reservations);
  public final InMemoryRefunds refunds = new InMemoryRefunds(world);
  public final InMemoryOutbox outbox = new InMemoryOutbox(world);
  public final InMemoryAuditTrail audit = new InMemoryAuditTrail(world);
  public final InMemoryAlerts alerts = new InMemoryAlerts(world);
  public final LookUpOrder lookUp =
      new LookUpOrder(
          orders, events, attempts, facts, refunds, tickets, reservations, ledger, outbox, audit);
  public final InMemoryWebhookEvents inbox = new InMemoryWebhookEvents(world);
  public final FakePaymentGateway stripe = new FakePaymentGateway(world, clock);
  public final WatchedGateway gateway = new WatchedGateway(stripe);
  public final OrderLinks links = new OrderLinks(new byte[32], URI.create("https://maguey.test"));
  public final SettlePayment settle = settle(work);
  public final RefundOrder refundOrder =
      new RefundOrder(
          orders, tickets, reservations, facts, refunds, outbox, audit, work, ids, clock);
  public final RefundAmount refundAmount =
      new RefundAmount(orders, facts, refunds, outbox, audit, work, ids, clock);
  public final OpenCheckout checkout =
      new OpenCheckout(
          orders,
          events,
          attempts,
          gateway,
          settle,
          links,
          SampleEvents.VENUE,
          RULES.holdTime(),
          clock);
  public final ReleaseHold releaseHold = new ReleaseHold(orders, attempts, gateway, settle, clock);

  public SalesStores stores() {
    return new SalesStores(
        events, tables, orders, attempts, reservations, tickets, settle, work, events::addTable);
  }

  /// @param in what it is written in
  public SettlePayment settle(UnitOfWork in) {
    return new SettlePayment(
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
        in,
        clock);
  }

  public PlaceOrder placeOrder() {
    return placeOrder(events, ids);
  }

  public PlaceOrder placeOrder(Events catalogue, Ids made) {
    return new PlaceOrder(catalogue, tables, orders, checkout, announcements, RULES, made, clock);
  }

  /// @param when a person says so
  public RecordRefundByHand recordRefund(InstantSource when) {
    return new RecordRefundByHand(
        orders, facts, refunds, ledger, deposits, audit, alerts, work, ids, when);
  }

  /// Ends the night of this venue.
  public EndNight endNight() {
    return new EndNight(
        reservations,
        new EndDeposits(
            orders, reservations, deposits, new PromisedDeposits(refunds, facts, ledger), work),
        SampleEvents.VENUE,
        clock);
  }

  public RecordLateArrival lateArrival() {
    return new RecordLateArrival(orders, reservations, deposits, audit, work, clock);
  }

  public VoidTicket voidTicket() {
    return new VoidTicket(orders, tickets, reservations, audit, work, clock);
  }

  /// Puts an event on the program.
  public Event add(SampleEvents sample) {
    Event event = sample.event();
    events.add(event);
    return event;
  }

  /// A buyer holds places of the event's first tier; the payment page is still to be opened.
  public OrderId hold(Event event, int quantity) {
    return hold(Holds.of(ids, event).places(0, quantity));
  }

  public OrderId hold(Holds holds) {
    var hold = holds.at(clock.instant()).hold();
    if (!(orders.hold(hold) instanceof HoldOutcome.Taken)) {
      throw new IllegalStateException("the test's own hold was refused");
    }
    return hold.order().id();
  }

  /// A held order whose page is open.
  public OrderId opened(Event event, int quantity) {
    OrderId id = hold(event, quantity);
    checkout.open(id);
    return id;
  }

  /// An order whose buyer has paid.
  public OrderId paid(Event event, int quantity) {
    OrderId id = opened(event, quantity);
    pay(id);
    return id;
  }

  /// The buyer pays on the page that is open, and we have looked.
  public void pay(OrderId id) {
    stripe.pay(id);
    new CheckPayment(orders, attempts, gateway, settle, clock).check(id, BUYER);
  }

  /// The order's first ticket is refunded, and Stripe has been asked.
  public void refundFirst(OrderId id) {
    Set<TicketId> first = Set.of(tickets.of(id).getFirst().id());
    refundOrder.refund(new RefundOrder.Request(id, first, false, RefundOrder.Why.ASKED, ""), BUYER);
    sendRefunds(new Random(1)).send(1);
  }

  /// @param random spreads the tries
  public SendRefunds sendRefunds(RandomGenerator random) {
    return new SendRefunds(refunds, stripe, settle::settle, alerts, work, clock, random);
  }

  public Order order(OrderId id) {
    return orders.find(id).orElseThrow();
  }

  public CheckoutAttempt attempt(OrderId id) {
    return attempts.current(id).orElseThrow();
  }

  /// The page of an order that has one open.
  public CheckoutAttempt.Page page(OrderId id) {
    return ((CheckoutAttempt.Open) attempt(id)).page();
  }

  /// The parameters of its page.
  public Optional<CheckoutRequest> sent(OrderId id) {
    return InMemoryCheckoutAttempts.parameters(attempt(id));
  }

  /// How many places of the event's nth tier are taken, counted from 0.
  public int taken(Event event, int tier) {
    return events.find(event.id()).orElseThrow().tiers().get(tier).taken();
  }

  public void later(Duration time) {
    clock.advance(time);
  }
}
