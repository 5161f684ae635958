package live.maguey.payments;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import live.maguey.orders.OrderId;
import live.maguey.payments.Fact.DisputeTold.Stage;
import live.maguey.shared.InMemoryWorld;
import live.maguey.shared.Money;
import live.maguey.shared.Unavailable;
import live.maguey.webhooks.EventReader;
import org.jspecify.annotations.Nullable;

/// A Stripe in memory, with knobs for what goes wrong. Refuses to be called inside a unit of work.
/// Its events carry only the id of what they are about: read them with [#reader].
public final class FakePaymentGateway implements PaymentGateway {
  /// From the real one: <https://docs.stripe.com/api/checkout/sessions/create>.
  private static final Duration SHORTEST_SESSION = Duration.ofMinutes(30);

  private static final int PAGE = 100;

  private static final String FETCH = "fetch";

  private record Session(String id, CheckoutRequest request, String status) {
    Session with(String other) {
      return new Session(id, request, other);
    }
  }

  private record Payment(
      String intent,
      OrderId order,
      Money amount,
      @Nullable Instant paidAt,
      @Nullable DeclineReason decline,
      @Nullable String transaction) {}

  private record Made(
      String id,
      OrderId order,
      String payment,
      Money amount,
      RefundNews state,
      @Nullable RefundId ours) {}

  /// A bank's objection to a payment. @param back what reinstated the money, null while it is gone
  private record Runs(String id, Payment payment, Stage stage, String out, @Nullable String back) {}

  private record Keyed<Q, A>(Q asked, A answer) {}

  /// Money that is with Stripe, whether we know or not.
  public record Paid(OrderId order, String payment, Money amount) {}

  /// Money that went back, whether we know or not. @param ours null for one that we did not ask for
  public record Returned(
      String object,
      OrderId order,
      String payment,
      Money amount,
      RefundNews state,
      @Nullable RefundId ours) {}

  private final InMemoryWorld world;
  private final InstantSource clock;
  private final SequencedMap<String, Session> sessions = new LinkedHashMap<>();
  private final Map<String, Payment> paymentOf = new HashMap<>();
  private final SequencedMap<String, Made> refunds = new LinkedHashMap<>();
  private final SequencedMap<String, Runs> disputes = new LinkedHashMap<>();
  private final List<Raw> events = new ArrayList<>();
  private final Map<String, Keyed<CheckoutRequest, Opened>> opened = new HashMap<>();
  private final Map<String, Refunded.Made> refunded = new HashMap<>();
  private final Set<String> brokenKeys = new HashSet<>();
  private int last;
  private boolean down;
  private boolean listDown;
  private boolean busyNext;
  private boolean failNext;
  private boolean loseNext;
  private @Nullable String refuseNext;
  private RefundNews refundsBecome = RefundNews.SUCCEEDED;

  public FakePaymentGateway(InMemoryWorld world, InstantSource clock) {
    this.world = world;
    this.clock = clock;
  }

  /// The next page finds no slot.
  public synchronized FakePaymentGateway busyNext() {
    busyNext = true;
    return this;
  }

  /// The next page or refund fails, and its key with it.
  public synchronized FakePaymentGateway failNext() {
    failNext = true;
    return this;
  }

  /// The next page or refund is refused.
  public synchronized FakePaymentGateway refuseNext(String code) {
    refuseNext = code;
    return this;
  }

  /// The next call that changes something does so, and its answer is lost.
  public synchronized FakePaymentGateway loseReplyOfNext() {
    loseNext = true;
    return this;
  }

  /// Nothing is done and nothing is answered until [#mend].
  public synchronized FakePaymentGateway breakDown() {
    down = true;
    return this;
  }

  /// The list of events is not answered until [#mend]; everything else is.
  public synchronized FakePaymentGateway breakDownAtTheList() {
    listDown = true;
    return this;
  }

  public synchronized FakePaymentGateway mend() {
    down = false;
    listDown = false;
    return this;
  }

  /// Refunds made from now on stay pending until [#finishRefund].
  public synchronized FakePaymentGateway refundsStayPending() {
    refundsBecome = RefundNews.PENDING;
    return this;
  }

  /// The buyer pays the order's page. @return the payment intent
  public synchronized String pay(OrderId order) {
    return paySession(openSession(order).id());
  }

  /// @throws IllegalStateException when the page cannot be paid any more
  public synchronized String paySession(String session) {
    Payment payment = payment(open(session));
    Payment paid =
        new Payment(
            payment.intent(), payment.order(), payment.amount(), clock.instant(), null, null);
    paymentOf.put(session, paid);
    become(session, "complete", "checkout.session.completed");
    return paid.intent();
  }

  /// The buyer pays with a method whose money comes later, if at all: the page is complete.
  public synchronized void payLater(OrderId order) {
    become(openSession(order).id(), "unpaid", "checkout.session.completed");
  }

  /// The buyer's card is declined; the page stays open. @return the payment intent
  public synchronized String decline(OrderId order, DeclineReason reason) {
    return declineSession(openSession(order).id(), reason);
  }

  public synchronized String declineSession(String session, DeclineReason reason) {
    Payment payment = payment(open(session));
    paymentOf.put(
        session,
        new Payment(payment.intent(), payment.order(), payment.amount(), null, reason, null));
    tell("payment_intent.payment_failed", payment.intent());
    return payment.intent();
  }

  /// Every payment without a balance transaction gets its own: the fee is known.
  public synchronized void bookFees() {
    paymentOf.replaceAll((_, p) -> {
      if (p.paidAt() == null || p.transaction() != null) {
        return p;
      }
      tell("charge.updated", p.intent());
      return new Payment(p.intent(), p.order(), p.amount(), p.paidAt(), null, id("txn_"));
    });
  }

  /// A refund that stayed pending comes to its end.
  public synchronized void finishRefund(String refund, RefundNews state) {
    Made made = Objects.requireNonNull(refunds.get(refund));
    refunds.put(
        refund,
        new Made(made.id(), made.order(), made.payment(), made.amount(), state, made.ours()));
    tell(state == RefundNews.FAILED ? "refund.failed" : "refund.updated", refund);
  }

  /// Somebody gives money back at Stripe, without us. @return the refund
  public synchronized String refundInDashboard(String payment, Money amount) {
    Payment of = paid(payment).orElseThrow();
    return make(of, amount, null).id();
  }

  /// A bank takes a payment's money back until it has decided. @return the dispute
  public synchronized String dispute(String payment) {
    Runs runs = new Runs(id("dp_"), paid(payment).orElseThrow(), Stage.OPEN, id("txn_"), null);
    disputes.put(runs.id(), runs);
    tell("charge.dispute.created", runs.id());
    return runs.id();
  }

  /// @param won whether the venue keeps the money
  public synchronized void decideDispute(String dispute, boolean won) {
    disputes.computeIfPresent(
        dispute,
        (_, c) ->
            new Runs(
                c.id(),
                c.payment(),
                won ? Stage.WON : Stage.LOST,
                c.out(),
                won ? id("txn_") : null));
    tell("charge.dispute.closed", dispute);
  }

  /// Disputes that the bank has not decided, the oldest first.
  public synchronized List<String> openDisputes() {
    return disputes.values().stream().filter(c -> c.stage() == Stage.OPEN).map(Runs::id).toList();
  }

  /// Whether a bank has a payment's money, or has it for good.
  public synchronized boolean isContested(String payment) {
    return disputes.values().stream()
        .anyMatch(c -> c.payment().intent().equals(payment) && c.stage() != Stage.WON);
  }

  /// All that was ever paid, the oldest first.
  public synchronized List<Paid> paid() {
    return sessions.keySet().stream()
        .flatMap(id -> Optional.ofNullable(paymentOf.get(id)).stream())
        .filter(p -> p.paidAt() != null)
        .map(p -> new Paid(p.order(), p.intent(), p.amount()))
        .toList();
  }

  /// All refunds that were ever made, the oldest first.
  public synchronized List<Returned> returned() {
    return refunds.values().stream()
        .map(r -> new Returned(r.id(), r.order(), r.payment(), r.amount(), r.state(), r.ours()))
        .toList();
  }

  /// Pages that can be paid, the oldest first, and their orders.
  public synchronized SequencedMap<String, OrderId> openPages() {
    SequencedMap<String, OrderId> open = new LinkedHashMap<>();
    sessions.values().stream()
        .filter(s -> s.status().equals("open"))
        .forEach(s -> open.put(s.id(), s.request().order()));
    return open;
  }

  /// Pages whose time is over end by themselves.
  public synchronized void endOldPages() {
    List.copyOf(sessions.values()).stream()
        .filter(s -> s.status().equals("open"))
        .filter(s -> !s.request().expiresAt().isAfter(clock.instant()))
        .forEach(s -> become(s.id(), "expired", "checkout.session.expired"));
  }

  /// Ids of the pages that were opened for an order, the oldest first.
  public synchronized List<String> sessions(OrderId order) {
    return sessions.values().stream()
        .filter(s -> s.request().order().equals(order))
        .map(Session::id)
        .toList();
  }

  /// Ids of the refunds of a payment, the oldest first.
  public synchronized List<String> refunds(String payment) {
    return refunds.values().stream()
        .filter(r -> r.payment().equals(payment))
        .map(Made::id)
        .toList();
  }

  /// Reads these events: all that they say is what to fetch.
  public static EventReader reader() {
    return EventReader.Reading.Fetch::new;
  }

  @Override
  public synchronized Opened open(CheckoutRequest request) {
    world.refuseInUnit("Stripe");
    if (down) {
      return new Opened.Unknown("down");
    }
    if (busyNext) {
      busyNext = false;
      return new Opened.Busy();
    }
    Keyed<CheckoutRequest, Opened> before = opened.get(request.key());
    if (before != null) {
      return before.asked().equals(request)
          ? before.answer()
          : new Opened.Broken("other parameters under the same key");
    }
    Optional<String> refusal = refusal();
    if (refusal.isPresent()) {
      return new Opened.Refused(refusal.get(), "refused as told");
    }
    if (failed(request.key())) {
      return new Opened.Broken("failed as told");
    }
    if (request.expiresAt().isBefore(clock.instant().plus(SHORTEST_SESSION))) {
      return new Opened.Refused("invalid_request_error", "expires too soon");
    }
    String id = id("cs_");
    sessions.put(id, new Session(id, request, "open"));
    Opened answer = new Opened.Open(id, URI.create("http://localhost/pay/" + id));
    opened.put(request.key(), new Keyed<>(request, answer));
    return lost() ? new Opened.Unknown("lost reply") : answer;
  }

  @Override
  public synchronized Closed expire(String session) {
    world.refuseInUnit("Stripe");
    Session found = sessions.get(session);
    if (down || found == null) {
      return Closed.UNKNOWN;
    }
    if (found.status().equals("open")) {
      become(session, "expired", "checkout.session.expired");
    }
    if (lost()) {
      return Closed.UNKNOWN;
    }
    return switch (found.status()) {
      case "complete", "unpaid" -> Closed.COMPLETE;
      default -> Closed.EXPIRED;
    };
  }

  @Override
  public synchronized Evidence evidence(String object) {
    world.refuseInUnit("Stripe");
    if (down) {
      return new Evidence.Unknown("down");
    }
    Session session = sessions.get(object);
    if (session != null) {
      return new Evidence.Found(facts(session));
    }
    Made refund = refunds.get(object);
    if (refund != null) {
      return new Evidence.Found(
          List.of(
              fact(refund),
              new Fact.RefundOf(
                  refund.order(), refund.id(), refund.payment(), clock.instant(), FETCH)));
    }
    Runs runs = disputes.get(object);
    if (runs != null) {
      return new Evidence.Found(facts(runs));
    }
    return paymentOf.values().stream()
        .filter(p -> p.intent().equals(object))
        .findFirst()
        .<Evidence>map(p -> new Evidence.Found(facts(p)))
        .orElseGet(Evidence.Missing::new);
  }

  @Override
  public synchronized Refunded refund(Refund refund) {
    world.refuseInUnit("Stripe");
    if (down) {
      return new Refunded.Unknown("down");
    }
    Refunded.Made answered = refunded.get(refund.key());
    if (answered != null) {
      return answered;
    }
    Optional<Made> ours =
        refunds.values().stream()
            .filter(r -> refund.id().equals(r.ours()))
            .filter(r -> r.state().isGoing())
            .findFirst();
    if (ours.isPresent()) {
      return new Refunded.Made(ours.get().id(), ours.get().state());
    }
    Optional<String> refusal = refusal();
    if (refusal.isPresent()) {
      return new Refunded.Refused(refusal.get(), "refused as told");
    }
    if (failed(refund.key())) {
      return new Refunded.Refused("key-used-up", "failed as told");
    }
    Optional<Payment> payment = paid(refund.payment());
    if (payment.isEmpty()) {
      return new Refunded.Refused("resource_missing", "no such payment");
    }
    if (isContested(refund.payment())) {
      return new Refunded.Refused("charge_disputed", "the bank has the money");
    }
    Money left = payment.get().amount().minus(refunded(payment.get()));
    if (left.isZero()) {
      return new Refunded.BackAlready();
    }
    if (refund.amount().compareTo(left) > 0) {
      return new Refunded.Refused("invalid_request_error", "more than is left");
    }
    Made made = make(payment.get(), refund.amount(), refund.id());
    Refunded.Made answer = new Refunded.Made(made.id(), made.state());
    refunded.put(refund.key(), answer);
    return lost() ? new Refunded.Unknown("lost reply") : answer;
  }

  @Override
  public synchronized Page events(Instant since, @Nullable String after) {
    world.refuseInUnit("Stripe");
    if (down || listDown) {
      throw new Unavailable("down");
    }
    List<Raw> listed =
        events.reversed().stream().filter(e -> !e.createdAt().isBefore(since)).toList();
    int from = after == null ? 0 : listed.stream().map(Raw::id).toList().indexOf(after) + 1;
    List<Raw> page = listed.subList(from, Math.min(from + PAGE, listed.size()));
    boolean more = from + page.size() < listed.size();
    return new Page(page, more ? Optional.of(page.getLast().id()) : Optional.empty());
  }

  private Session openSession(OrderId order) {
    return sessions.reversed().values().stream()
        .filter(s -> s.request().order().equals(order) && s.status().equals("open"))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no open page of " + order));
  }

  private Session open(String id) {
    Session session = Objects.requireNonNull(sessions.get(id));
    if (!session.status().equals("open")) {
      throw new IllegalStateException(id + " is " + session.status());
    }
    return session;
  }

  private Payment payment(Session session) {
    CheckoutRequest request = session.request();
    Money total =
        request.shown().lines().stream()
            .map(l -> l.unit().times(l.quantity()))
            .reduce(Money::plus)
            .orElseThrow();
    return paymentOf.computeIfAbsent(
        session.id(), _ -> new Payment(id("pi_"), request.order(), total, null, null, null));
  }

  private Optional<Payment> paid(String intent) {
    return paymentOf.values().stream()
        .filter(p -> p.intent().equals(intent) && p.paidAt() != null)
        .findFirst();
  }

  private Money refunded(Payment payment) {
    return refunds.values().stream()
        .filter(r -> r.payment().equals(payment.intent()) && r.state() != RefundNews.FAILED)
        .map(Made::amount)
        .reduce(Money.zero(payment.amount().currency()), Money::plus);
  }

  private Made make(Payment payment, Money amount, @Nullable RefundId ours) {
    String id = id("re_");
    Made made = new Made(id, payment.order(), payment.intent(), amount, refundsBecome, ours);
    refunds.put(id, made);
    tell("refund.created", id);
    return made;
  }

  private void become(String session, String status, String type) {
    sessions.computeIfPresent(session, (_, s) -> s.with(status));
    tell(type, session);
  }

  private List<Fact> facts(Session session) {
    return switch (session.status()) {
      case "expired" -> List.of(ended(session, Fact.PageEnded.End.EXPIRED));
      case "unpaid" -> List.of(ended(session, Fact.PageEnded.End.UNPAID));
      case "complete" -> facts(Objects.requireNonNull(paymentOf.get(session.id())));
      // An open page may tell of the try that was declined: here it does.
      default ->
          Optional.ofNullable(paymentOf.get(session.id())).map(this::facts).orElseGet(List::of);
    };
  }

  private Fact ended(Session session, Fact.PageEnded.End end) {
    return new Fact.PageEnded(session.request().order(), session.id(), end, clock.instant(), FETCH);
  }

  private List<Fact> facts(Payment payment) {
    List<Fact> facts = new ArrayList<>();
    String intent = payment.intent();
    OrderId order = payment.order();
    Instant paidAt = payment.paidAt();
    if (paidAt != null) {
      facts.add(new Fact.Captured(order, intent, payment.amount(), paidAt, FETCH));
    }
    if (payment.decline() != null) {
      facts.add(new Fact.Declined(order, intent, payment.decline(), clock.instant(), FETCH));
    }
    if (payment.transaction() != null) {
      Money fee = Money.of(payment.amount().minor() * 29 / 1000 + 30, payment.amount().currency());
      facts.add(
          new Fact.ChargeFee(
              order, payment.transaction(), fee, Optional.of(intent), clock.instant(), FETCH));
    }
    return facts;
  }

  private List<Fact> facts(Runs runs) {
    Payment payment = runs.payment();
    List<Fact> facts = new ArrayList<>();
    facts.add(
        new Fact.DisputeTold(
            payment.order(),
            runs.id(),
            runs.stage(),
            payment.amount(),
            Optional.of(payment.intent()),
            clock.instant(),
            FETCH));
    facts.add(moved(runs, runs.out(), Fact.DisputeMoved.Move.WITHDRAWN));
    if (runs.back() != null) {
      facts.add(moved(runs, runs.back(), Fact.DisputeMoved.Move.REINSTATED));
    }
    return facts;
  }

  private Fact moved(Runs runs, String transaction, Fact.DisputeMoved.Move move) {
    return new Fact.DisputeMoved(
        runs.payment().order(),
        transaction,
        move,
        runs.payment().amount(),
        runs.id(),
        clock.instant(),
        FETCH);
  }

  private Fact fact(Made refund) {
    return new Fact.RefundTold(
        refund.order(),
        refund.id(),
        refund.state(),
        refund.amount(),
        Optional.ofNullable(refund.ours()),
        clock.instant(),
        FETCH);
  }

  private void tell(String type, String object) {
    events.add(new Raw(id("evt_"), type, false, clock.instant(), object));
  }

  private String id(String prefix) {
    return prefix + "fake" + ++last;
  }

  private Optional<String> refusal() {
    Optional<String> code = Optional.ofNullable(refuseNext);
    refuseNext = null;
    return code;
  }

  private boolean failed(String key) {
    if (failNext) {
      failNext = false;
      brokenKeys.add(key);
    }
    return brokenKeys.contains(key);
  }

  private boolean lost() {
    boolean now = loseNext;
    loseNext = false;
    return now;
  }
}
